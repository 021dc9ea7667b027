"""What people say to a match: opinions teach it, invitations are told once and counted, drafts stay secret."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import LazySettings
from django.core import mail
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from challenges.models import Challenge
from marketplace.accounts.models import User
from marketplace.errors import Conflict, NotAllowed
from marketplace.journal.outbox import drain
from marketplace.notify.mailing import send_waiting
from marketplace.notify.models import Notification
from search import selectors, services
from search.matching import Why
from search.models import ChallengeInvitation, MatchOpinion, ShownFirm
from search.sync.rebuild import rebuild_documents, steps
from tests.factories.accounts import UserFactory, member, office_officer, officer
from tests.factories.challenges import closed_challenge, content, open_challenge
from tests.factories.cms import draft, people
from tests.factories.vendors import VendorFactory, join, solution, verified_vendor
from tests.search.documents import document, stored
from vendors.models import Vendor

pytestmark = pytest.mark.django_db

WASTE = "اندازه‌گیری پرشدگی مخزن پسماند با حسگر"


@pytest.fixture(autouse=True)
def _alone(settings: LazySettings) -> None:
    settings.ELASTICSEARCH_URL = ""


def indexed() -> None:
    """Everything, among other texts: a word that stands everywhere tells nothing."""
    stored(*(document(f"کتابخانهٔ شمارهٔ {number}", kind="other") for number in range(30)))
    for kind in steps():
        rebuild_documents(kind, lambda step: None)


def called(title: str, **values: Any) -> Challenge:
    words = type(content().title)
    return open_challenge(title=words(title, ""), summary=words(f"{title} در کوچه‌های بازار", ""), **values)


def entered(client: Client, person: User) -> Client:
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def firm() -> Vendor:
    vendor = verified_vendor(name_fa="حسگران", about_fa=WASTE, trl=7)
    join(vendor, role="member")
    return vendor


def person_of(vendor: Vendor) -> User:
    found: User = vendor.memberships.select_related("user").get().user
    return found


def test_not_for_me_takes_a_challenge_away_and_puts_what_is_like_it_lower(firm: Vendor) -> None:
    declined, alike = called(WASTE), called(f"{WASTE} هوشمند")
    indexed()
    before = {pair.challenge: pair.match.score for pair in selectors.matches_for_vendor(firm)}
    services.say_opinion(actor=person_of(firm), vendor=firm, challenge=declined, opinion="less")
    after = {pair.challenge: pair.match for pair in selectors.matches_for_vendor(firm)}
    assert declined in before
    assert declined not in after
    assert after[alike].score < before[alike]
    assert Why.TASTE in {reason.why for reason in after[alike].misses}


def test_a_challenge_that_was_spoken_of_is_not_called_like_itself(client: Client, firm: Vendor) -> None:
    case = called(WASTE)
    indexed()
    services.say_opinion(actor=person_of(firm), vendor=firm, challenge=case, opinion="less")
    page = entered(client, person_of(firm)).get(f"/challenges/{case.reference}/fit/").content.decode()
    assert "گفته‌اید که مناسب شما نیست" in page
    assert "مانند «" not in page
    assert page.count('aria-pressed="true"') == 1


def test_more_such_lifts_what_is_like_it_and_can_be_taken_back(firm: Vendor) -> None:
    liked, alike = called(WASTE), called(f"{WASTE} هوشمند")
    indexed()
    before = selectors.fit_of(alike, firm).match.score
    services.say_opinion(actor=person_of(firm), vendor=firm, challenge=liked, opinion="more")
    assert selectors.fit_of(alike, firm).match.score > before
    services.forget_opinion(actor=person_of(firm), vendor=firm, challenge=liked)
    assert selectors.fit_of(alike, firm).match.score == before


def test_departments_neither_see_nor_feel_what_a_startup_said(firm: Vendor) -> None:
    case = called(WASTE)
    indexed()
    before = selectors.vendors_for_challenge(case)[0].match
    services.say_opinion(actor=person_of(firm), vendor=firm, challenge=case, opinion="less")
    assert selectors.vendors_for_challenge(case)[0].match == before


def test_only_people_of_the_startup_say_what_suits_it(firm: Vendor, client: Client) -> None:
    case = called(WASTE)
    with pytest.raises(NotAllowed):
        services.say_opinion(actor=UserFactory(), vendor=firm, challenge=case, opinion="more")
    address = f"/challenges/{case.reference}/opinion/"
    assert entered(client, UserFactory()).post(address, {"opinion": "more"}).status_code == 404
    assert entered(client, person_of(firm)).post(address, {"opinion": "x"}).status_code == 404
    client.post(address, {"opinion": "less"})
    assert MatchOpinion.objects.get().opinion == "less"
    client.post(address, {"opinion": "none"})
    assert not MatchOpinion.objects.exists()


def test_the_page_of_a_challenge_asks_and_shows_what_was_said(firm: Vendor, client: Client) -> None:
    case = called(WASTE)
    indexed()
    services.say_opinion(actor=person_of(firm), vendor=firm, challenge=case, opinion="more")
    page = entered(client, person_of(firm)).get(f"/challenges/{case.reference}/fit/").content.decode()
    assert 'value="none" aria-pressed="true"' in page
    assert 'value="less" aria-pressed="false"' in page


def test_an_invitation_is_mailed_once_to_the_people_who_write_and_counted(firm: Vendor) -> None:
    case, writer = called(WASTE), person_of(firm)
    join(firm, role="viewer")
    invitation = services.invite_vendor(actor=officer(case.department), challenge=case, vendor=firm)
    with pytest.raises(Conflict):
        services.invite_vendor(actor=office_officer(), challenge=case, vendor=firm)
    drain()
    drain()
    send_waiting()
    told = Notification.objects.filter(kind="search.invited")
    assert (invitation.reached, told.count()) == (1, 1)
    assert [letter.to for letter in mail.outbox if "دعوت می‌کند" in letter.subject] == [[writer.email]]


def test_who_may_invite_whom_to_what(firm: Vendor) -> None:
    case = called(WASTE)
    for actor in (UserFactory(), member(case.department), officer(), person_of(firm)):
        with pytest.raises(NotAllowed):
            services.invite_vendor(actor=actor, challenge=case, vendor=firm)
    with pytest.raises(NotAllowed):
        services.invite_vendor(actor=officer(case.department), challenge=case, vendor=VendorFactory())
    over = closed_challenge()
    with pytest.raises(NotAllowed):
        services.invite_vendor(actor=officer(over.department), challenge=over, vendor=firm)
    assert not ChallengeInvitation.objects.exists()


def test_the_desk_names_the_nearest_solution_the_reach_and_who_is_invited(firm: Vendor, client: Client) -> None:
    case = called(WASTE)
    solution(firm, title_fa="پل فلزی", is_published=True)
    near = solution(firm, title_fa="حسگر مخزن پسماند", is_published=True)
    indexed()
    assert selectors.vendors_for_challenge(case)[0].solution == near
    clerk = officer(case.department)
    page = entered(client, clerk).get(reverse("desks:invitable", args=[case.reference])).content.decode()
    assert near.title in page
    assert "به ۱ نفر می‌رسد" in page
    answer = client.post(f"/challenges/{case.reference}/invite/{firm.slug}/", follow=True).content.decode()
    assert "دعوت‌شده" in answer
    assert ShownFirm.objects.get(vendor=firm).shown >= 1


def test_a_draft_is_matched_for_those_who_write_it_and_its_existence_told_to_nobody_else(
    firm: Vendor, client: Client
) -> None:
    indexed()
    team = people()
    words = type(content().title)
    page = draft(team, title=words(WASTE, ""), summary=words(WASTE, ""))
    address = f"/search/drafts/{page.pk}/startups/"
    assert "حسگران" in entered(client, team.officer).get(address).content.decode()
    assert entered(client, team.office).get(address).status_code == 200
    for stranger in (officer(), person_of(firm), UserFactory()):
        assert entered(client, stranger).get(address).status_code == 404
    assert client.get("/search/drafts/0/startups/").status_code == 404


def test_the_database_knows_one_opinion_and_one_invitation_of_a_pair(firm: Vendor) -> None:
    case = called(WASTE)
    MatchOpinion.objects.create(vendor=firm, challenge=case, opinion="more")
    ChallengeInvitation.objects.create(challenge=case, vendor=firm, reached=0)
    for row in (
        MatchOpinion(vendor=firm, challenge=case, opinion="less"),
        MatchOpinion(vendor=firm, challenge=called("دیگر"), opinion="hate"),
        ChallengeInvitation(challenge=case, vendor=firm, reached=1),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save()
