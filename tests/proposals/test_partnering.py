"""Partners consent from their own account to a whole division of shares, and nobody learns who is registered."""

from __future__ import annotations

from typing import Any

import pytest

from challenges.models import Round
from challenges.proposals import services
from challenges.proposals.blockers import eligibility_points
from challenges.proposals.models import Invitation, Partner, Proposal
from challenges.proposals.sealing import read_content, read_draft
from marketplace.accounts.models import User
from marketplace.errors import Invalid, Late, NotAllowed, WrongState
from marketplace.journal.outbox import drain
from marketplace.notify.models import Notification
from tests.factories.challenges import after_deadline, open_challenge
from tests.factories.proposals import draft_proposal, fresh, price
from tests.factories.vendors import join, member_of_verified_vendor
from tests.proposals.visiting import page_of, signed_in
from vendors.models import Vendor

pytestmark = pytest.mark.django_db
UNKNOWN = "14005893875"


def partner_of(proposal: Proposal, share: int = 3000) -> tuple[Partner, User]:
    """A startup that is asked, and its owner."""
    owner = member_of_verified_vendor()
    legal_id = str(Vendor.objects.of(owner).get().legal_id)
    row = services.ask_partner(actor=proposal.created_by, proposal=proposal, legal_id=legal_id, share=share)
    return row, owner


def consent(row: Partner, person: User, *, stamp: str | None = None) -> None:
    stamp = services.division_stamp(row.proposal) if stamp is None else stamp
    services.answer_partnership(actor=person, partner=row, consents=True, stamp=stamp)


def submit(proposal: Proposal, key: str = "k") -> Any:
    return services.submit_proposal(actor=proposal.created_by, proposal=proposal, idempotency_key=key)


def test_nothing_is_sent_until_every_partner_has_consented() -> None:
    proposal = draft_proposal()
    (one, first), (two, second) = partner_of(proposal, 3000), partner_of(proposal, 2550)
    for row, person in ((one, first), (two, second)):
        with pytest.raises(Invalid) as blocked:
            submit(proposal)
        assert set(blocked.value.fields) == {"@partners"}
        consent(row, person)
    submit(proposal)
    content = read_content(actor=proposal.created_by, proposal=fresh(proposal))
    assert [(row["name"], row["share"]) for row in content["partners"]] == [
        (Vendor.objects.of(person).get().name_fa, share) for person, share in ((first, 3000), (second, 2550))
    ]


def test_the_shares_are_all_of_it_and_leave_something_to_who_leads() -> None:
    proposal = draft_proposal()
    partner_of(proposal, 6000)
    for share in (4000, 9999, 0):
        with pytest.raises(Invalid):
            services.ask_partner(actor=proposal.created_by, proposal=proposal, legal_id=UNKNOWN, share=share)
    partner_of(proposal, 3999)
    page = signed_in(proposal.created_by).get(page_of(proposal, "partners")).content.decode()
    assert "۰٫۰۱ درصد" in page
    assert "۱۰۰ درصد" in page


def test_the_own_startup_and_one_that_is_asked_are_not_asked_again() -> None:
    proposal = draft_proposal()
    row, _owner = partner_of(proposal)
    assert row.vendor
    for legal_id in (proposal.vendor.legal_id, row.vendor.legal_id):
        with pytest.raises(Invalid):
            services.ask_partner(actor=proposal.created_by, proposal=proposal, legal_id=str(legal_id), share=100)


def test_who_asks_does_not_learn_whether_a_startup_is_registered() -> None:
    proposal = draft_proposal()
    row, owner = partner_of(proposal)
    client, url = signed_in(proposal.created_by), page_of(proposal, "partners")
    answer = client.post(url, {"legal_id": UNKNOWN, "share": "۱۰"}, follow=True)
    page = answer.content.decode()
    assert "اگر در سامانه ثبت شده باشد" in page
    assert str(row.vendor) not in page
    assert page.count("هنوز پاسخ نداده است") == 2
    consent(row, owner)
    assert str(row.vendor) in client.get(url).content.decode()


def test_every_change_of_the_division_asks_everybody_anew() -> None:
    proposal = draft_proposal()
    (one, first), (two, second) = partner_of(proposal), partner_of(proposal)
    change = {"actor": proposal.created_by, "proposal": proposal}
    for step in (
        lambda: services.change_share(**change, partner_id=two.public_id, share=1000),
        lambda: services.ask_partner(**change, legal_id=UNKNOWN, share=500),
        lambda: services.remove_partner(**change, partner_id=proposal.partners.get(vendor=None).public_id),
    ):
        consent(one, first)
        consent(two, second)
        step()
        assert not proposal.partners.filter(consented_at__isnull=False).exists()
    services.change_share(**change, partner_id=two.public_id, share=1000)
    consent(one, first)
    services.change_share(**change, partner_id=two.public_id, share=1000)
    assert proposal.partners.filter(consented_at__isnull=False).count() == 1, "the same share is no change"


def test_nobody_consents_to_shares_that_changed_while_reading() -> None:
    proposal = draft_proposal()
    row, owner = partner_of(proposal)
    seen = services.division_stamp(proposal)
    services.change_share(actor=proposal.created_by, proposal=proposal, partner_id=row.public_id, share=10)
    with pytest.raises(WrongState):
        consent(row, owner, stamp=seen)
    assert Partner.objects.get().consented_at is None


def test_only_owners_and_administrators_of_the_startup_that_is_asked_answer_and_only_in_time() -> None:
    proposal = draft_proposal()
    row, owner = partner_of(proposal)
    assert row.vendor
    for person in (proposal.created_by, join(row.vendor, role="member"), member_of_verified_vendor()):
        with pytest.raises(NotAllowed):
            consent(row, person)
    with after_deadline(proposal.challenge), pytest.raises(Late):
        consent(row, owner)
    consent(row, join(row.vendor, role="admin"))
    consent(row, owner)  # twice changes nothing
    assert Partner.objects.get().consented_by != owner


def test_a_partner_declines_once_and_the_startup_goes_on_without_it() -> None:
    proposal = draft_proposal()
    row, owner = partner_of(proposal)
    decline: dict[str, Any] = {"actor": owner, "partner": row, "consents": False, "stamp": ""}
    services.answer_partnership(**decline)
    with pytest.raises(WrongState):
        services.answer_partnership(**decline)
    submit(proposal)


def test_who_has_consented_cannot_silently_take_it_back() -> None:
    proposal = draft_proposal()
    row, owner = partner_of(proposal)
    consent(row, owner)
    with pytest.raises(WrongState):
        services.answer_partnership(actor=owner, partner=row, consents=False, stamp="")


def test_other_partners_after_sending_are_pointed_out() -> None:
    proposal = draft_proposal()
    row, owner = partner_of(proposal)
    consent(row, owner)
    submit(proposal)
    services.remove_partner(actor=proposal.created_by, proposal=proposal, partner_id=row.public_id)
    page = signed_in(proposal.created_by).get(page_of(proposal, "detail")).content.decode()
    assert "پس از فرستادن چیزی را تغییر داده‌اید" in page


def test_legal_ids_and_shares_lie_sealed() -> None:
    proposal = draft_proposal()
    row, _owner = partner_of(proposal, 3141)
    assert row.vendor
    blob = bytes(Partner.objects.get().ciphertext)
    assert str(row.vendor.legal_id).encode() not in blob
    assert b"3141" not in blob
    assert [one.share for one in read_draft(actor=proposal.created_by, proposal=proposal).partners] == [3141]


def test_the_people_concerned_are_told_without_names(django_capture_on_commit_callbacks: Any) -> None:
    proposal = draft_proposal()
    row, owner = partner_of(proposal)
    drain(limit=100)
    asked = Notification.objects.get(recipient=owner)
    assert asked.kind == "proposals.partner_asked"
    assert asked.url.endswith(f"/partnerships/{row.public_id}/")
    assert proposal.vendor.name_fa not in str(asked.params)
    consent(row, owner)
    drain(limit=100)
    assert Notification.objects.filter(recipient=proposal.created_by, kind="proposals.partner_consented").exists()


# -- from the concept into the second round


def continued(concept: Proposal) -> Proposal:
    """The full proposal of the same startup, invited to the second round."""
    type(concept.challenge).objects.filter(pk=concept.challenge_id).update(current_round=2)
    second = Round.objects.select_related("challenge").get(challenge=concept.challenge, number=2)
    Invitation.objects.create(round=second, vendor=concept.vendor)
    started = services.start_proposal(actor=concept.created_by, round_=second, vendor=concept.vendor)
    return fresh(started)


def test_partners_come_along_into_the_second_round_and_are_asked_anew() -> None:
    concept = draft_proposal(challenge=open_challenge(two_rounds=True))
    (one, first), (two, second) = partner_of(concept, 3000), partner_of(concept, 2550)
    drain(limit=100)
    consent(one, first)
    consent(two, second)
    submit(concept)

    full = continued(concept)
    partners = read_draft(actor=full.created_by, proposal=full).partners
    assert [(row.legal_id, row.share) for row in partners] == [
        (row.legal_id, row.share) for row in read_draft(actor=concept.created_by, proposal=concept).partners
    ]
    assert [row.row.vendor for row in partners] == [one.vendor, two.vendor]
    assert [row.row.consented_at for row in partners] == [None, None]
    assert concept.partners.filter(consented_at__isnull=False).count() == 2, "the concept is as it was"

    drain(limit=100)
    told = Notification.objects.filter(recipient=first, kind="proposals.partner_asked")
    asked = {str(one.public_id), str(partners[0].row.public_id)}
    assert {row.url.split("/")[-2] for row in told} == asked
    services.save_price(actor=full.created_by, proposal=full, price=price(), base_revision=0)
    services.confirm_eligibility(actor=full.created_by, proposal=full, points=eligibility_points(full))
    for row, person in zip(partners, (first, second), strict=True):
        with pytest.raises(Invalid) as blocked:
            submit(full)
        assert set(blocked.value.fields) == {"@partners"}
        consent(row.row, person)
    submit(full)


def test_the_pages_say_that_partners_came_along_until_all_have_answered() -> None:
    concept = draft_proposal(challenge=open_challenge(two_rounds=True))
    row, owner = partner_of(concept)
    consent(row, owner)
    submit(concept)
    full = continued(concept)
    client, said = signed_in(full.created_by), "شریکان شما با سهم‌هایشان به این پیشنهاد آمدند"
    assert said in client.get(page_of(full, "partners")).content.decode()
    assert "دوباره از آنها موافقت خواسته شد" in client.get(page_of(full, "detail")).content.decode()
    consent(full.partners.get(), owner)
    assert said not in client.get(page_of(full, "partners")).content.decode()
    alone = continued(draft_proposal(challenge=open_challenge(two_rounds=True)))
    assert "شریکان شما" not in signed_in(alone.created_by).get(page_of(alone, "detail")).content.decode()


def test_a_partner_that_has_registered_meanwhile_is_asked_in_the_second_round() -> None:
    concept = draft_proposal(challenge=open_challenge(two_rounds=True))
    owner = member_of_verified_vendor()
    vendor = Vendor.objects.of(owner).get()
    legal_id = str(vendor.legal_id)
    Vendor.objects.filter(pk=vendor.pk).update(legal_id=UNKNOWN)
    services.ask_partner(actor=concept.created_by, proposal=concept, legal_id=legal_id, share=100)
    Vendor.objects.filter(pk=vendor.pk).update(legal_id=legal_id)
    assert concept.partners.get().vendor is None
    assert continued(concept).partners.get().vendor == vendor


# -- pages


def test_a_partner_reads_who_asks_and_consents_on_its_page() -> None:
    proposal = draft_proposal()
    row, owner = partner_of(proposal)
    client, url = signed_in(owner), row.get_absolute_url()
    page = client.get(url).content.decode()
    assert proposal.vendor.name_fa in page
    assert "حسگر کم‌مصرف" not in page, "what the proposal says stays with who writes it"
    client.post(url, {"answer": "consent", "stamp": services.division_stamp(proposal)})
    assert "شرکت شما موافقت کرده است" in client.get(url).content.decode()
    for stranger in (member_of_verified_vendor(), proposal.created_by):
        assert signed_in(stranger).get(url).status_code == 404


def test_shares_are_changed_and_partners_removed_on_the_page() -> None:
    proposal = draft_proposal()
    row, _owner = partner_of(proposal)
    client, url = signed_in(proposal.created_by), page_of(proposal, "partner", row.public_id)
    client.post(url, {"share": "۳۳٫۵"})
    assert [one.share for one in read_draft(actor=proposal.created_by, proposal=proposal).partners] == [3350]
    for nonsense in ("-5", "x", "100"):
        client.post(url, {"share": nonsense})
    assert [one.share for one in read_draft(actor=proposal.created_by, proposal=proposal).partners] == [3350]
    client.post(url, {"remove": "yes"})
    assert not proposal.partners.exists()
