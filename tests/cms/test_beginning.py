"""How a draft begins: empty, from a template, from an earlier challenge; what comes along and what stays behind."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from challenges.content import DocumentContent, Words
from challenges.models import Challenge
from cms.beginning import begin_challenge
from cms.content import content_of
from cms.models import ChallengePage, ChallengeTemplate, Origin
from cms.services import approve, submit_for_approval, update_draft
from marketplace.digits import to_persian
from marketplace.errors import NotAllowed
from marketplace.files.models import Attachment
from marketplace.journal.models import AuditRecord
from tests.factories.accounts import member
from tests.factories.challenges import content, open_challenge
from tests.factories.cms import People, draft, fresh, people, published, template

pytestmark = pytest.mark.django_db


@pytest.fixture
def team() -> People:
    return people()


def begin_url(team: People) -> str:
    return reverse("cms_writing:begin", args=[team.space.page_id])


def signed_in(person: Any) -> Client:
    client = Client()
    client.force_login(person)
    return client


def drafted(page: ChallengePage) -> Any:
    return fresh(page).get_latest_revision_as_object()


def test_an_earlier_challenge_lends_its_text_and_not_its_dates(team: People) -> None:
    earlier = published(people(), setad_number="۱۲۳", title=Words("سنجش هوا", "Measuring air")).challenge

    page = begin_challenge(actor=team.officer, department=team.department, title="", challenge=earlier)

    copied, source = content_of(drafted(page)), content_of(drafted(earlier.writing.page))
    assert (copied.title, copied.need_html, copied.outcome_html) == (
        source.title,
        source.need_html,
        source.outcome_html,
    )
    assert [row.criteria for row in copied.rounds] == [row.criteria for row in source.rounds]
    assert [row.questions for row in copied.rounds] == [row.questions for row in source.rounds]
    for item in copied.rounds:
        assert (item.questions_until, item.closes_at, item.opens_at, item.decides_at) == (None, None, None, None)
    assert copied.pilot_starts_at is None
    assert copied.setad_number == ""


def test_a_title_of_ones_own_takes_the_place_of_the_earlier_one_in_both_languages(team: People) -> None:
    earlier = open_challenge(title=Words("سنجش هوا", "Measuring air"))

    page = begin_challenge(actor=team.officer, department=team.department, title="سنجش صدا", challenge=earlier)

    assert (drafted(page).title, drafted(page).title_en) == ("سنجش صدا", "")


def test_the_source_is_recorded_with_the_draft_the_journal_and_the_published_challenge(team: People) -> None:
    earlier = open_challenge()
    page = begin_challenge(actor=team.officer, department=team.department, title="نیازی دیگر", challenge=earlier)
    row = AuditRecord.objects.get(action="cms.page.drafted", subject_id=str(page.pk))
    assert row.after == {"begun_from": earlier.reference}
    assert Origin.objects.get(page=page).challenge == earlier
    shown = signed_in(team.officer).get(reverse("cms_writing:checklist", args=[page.pk])).content.decode()
    assert earlier.get_absolute_url() in shown

    update_draft(actor=team.officer, page=fresh(page), content=content(title=Words("نیازی دیگر")))
    submit_for_approval(actor=team.officer, page=fresh(page))
    approve(actor=team.manager, page=fresh(page))
    approve(actor=team.office, page=fresh(page))

    challenge = fresh(page).challenge
    assert challenge.copied_from == earlier
    assert "آغاز از" in (public := Client().get(challenge.get_absolute_url()).content.decode())
    assert to_persian(earlier.reference) in public


def test_only_what_was_published_is_copied_from_others(team: People) -> None:
    other = people()
    page = published(other, title=Words("عنوان منتشرشده"))
    update_draft(actor=other.officer, page=page, content=content(title=Words("عنوان محرمانه")), change_note="تغییر")

    begun = begin_challenge(actor=team.officer, department=team.department, title="", challenge=page.challenge)

    assert drafted(begun).title == "عنوان منتشرشده"


def test_documents_go_along_within_a_department_only(team: People) -> None:
    values = {"purpose": "challenges.document", "status": "clean", "media_type": "application/pdf"}
    file = Attachment.objects.create(name="a.pdf", size=9, sha256="0" * 64, path="x/a", **values)
    published_with = (DocumentContent(file.pk, Words("پیوست")),)
    own = open_challenge(department=team.department, documents=published_with)
    foreign = open_challenge(documents=published_with)

    def documents_of(challenge: Challenge) -> list[Any]:
        page = begin_challenge(actor=team.officer, department=team.department, title="چالش", challenge=challenge)
        return [item.attachment_id for item in drafted(page).document_items.all()]

    assert documents_of(own) == [file.pk]
    assert documents_of(foreign) == []


def test_a_challenge_that_was_never_published_is_no_source(team: People) -> None:
    hidden = open_challenge()
    Challenge.objects.filter(pk=hidden.pk).update(current_version=None)

    with pytest.raises(NotAllowed):
        begin_challenge(
            actor=team.officer, department=team.department, title="", challenge=Challenge.objects.get(pk=hidden.pk)
        )


def test_a_template_lends_everything_but_a_title_and_dates(team: People) -> None:
    kept = template()

    page = begin_challenge(actor=team.officer, department=team.department, title="پایش پل‌ها", template=kept)

    copied = content_of(drafted(page))
    assert copied.title == Words("پایش پل‌ها", "")
    assert [row.title.fa for row in copied.rounds[0].criteria] == ["کیفیت فنی", "قیمت"]
    assert [row.text.fa for row in copied.rounds[0].questions] == ["راه‌حل شما چیست؟"]
    assert copied.rounds[0].closes_at is None
    assert Origin.objects.get(page=page).template == kept


def test_a_retired_template_begins_nothing_but_is_still_told_as_a_source(team: People) -> None:
    kept = template()
    page = begin_challenge(actor=team.officer, department=team.department, title="چالش", template=kept)
    ChallengeTemplate.objects.filter(pk=kept.pk).update(is_offered=False)
    kept.refresh_from_db()

    with pytest.raises(NotAllowed):
        begin_challenge(actor=team.officer, department=team.department, title="چالش", template=kept)
    assert str(kept) not in signed_in(team.officer).get(begin_url(team)).content.decode()
    assert str(kept) in signed_in(team.officer).get(reverse("cms_writing:checklist", args=[page.pk])).content.decode()


def test_nobody_begins_a_draft_in_another_department(team: People) -> None:
    stranger = people().officer

    with pytest.raises(NotAllowed):
        begin_challenge(actor=stranger, department=team.department, title="چالش")
    assert signed_in(stranger).get(begin_url(team)).status_code == 404
    assert signed_in(member(team.department)).get(begin_url(team)).status_code in (302, 403, 404)


def test_the_page_of_beginning_leads_into_the_editor(team: People) -> None:
    client = signed_in(team.officer)
    kept = template()
    assert str(kept) in client.get(begin_url(team)).content.decode()

    response = client.post(begin_url(team), {"title": "پایش پل‌ها", "start": f"template-{kept.pk}", "reference": ""})

    page = ChallengePage.objects.get(draft_title="پایش پل‌ها")
    assert response["Location"] == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert client.get(response["Location"]).status_code == 200


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"title": "", "start": "blank"}, "title"),
        ({"title": "چالش", "start": "challenge", "reference": "BH-1405-9999"}, "reference"),
        ({"title": "چالش", "start": "template-0"}, "start"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_is_begun(
    team: People, data: dict[str, str], field: str
) -> None:
    response = signed_in(team.officer).post(begin_url(team), data)

    assert response.status_code == 200
    assert response.context["form"].errors[field]
    assert not ChallengePage.objects.exists()


def test_a_reference_is_read_in_persian_digits_and_small_letters(team: People) -> None:
    earlier = open_challenge()
    typed = earlier.reference.lower().translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"))

    response = signed_in(team.officer).post(begin_url(team), {"title": "", "start": "challenge", "reference": typed})

    assert response.status_code == 302


def test_adding_a_page_in_the_tree_leads_to_the_page_of_beginning(team: People) -> None:
    add = reverse("wagtailadmin_pages:add", args=["cms", "challengepage", team.space.page_id])

    assert signed_in(team.officer).get(add)["Location"] == begin_url(team)


# -- the office keeps the templates


def test_the_office_keeps_templates_and_each_saving_is_journalled() -> None:
    client = signed_in(people().office)
    form = client.get(reverse("challenge_templates:add"))
    assert form.status_code == 200

    data = {
        "name_fa": "سنجش شهری",
        "procurement_class": "medium",
        "technical_minimum": "60",
        "is_offered": "on",
        **{f"rounds-{count}": "0" for count in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS")},
        **{f"{name}_{code}-count": "0" for name in SECTION_NAMES for code in ("fa", "en")},
    }
    response = client.post(reverse("challenge_templates:add"), data)

    assert response.status_code == 302, response.context["form"].errors
    made = ChallengeTemplate.objects.get(name_fa="سنجش شهری")
    client.post(reverse("challenge_templates:edit", args=[made.pk]), {**data, "is_offered": ""})
    assert list(
        AuditRecord.objects.filter(subject_type="cms.challengetemplate").order_by("id").values_list("action", flat=True)
    ) == ["cms.template.created", "cms.template.changed"]
    made.refresh_from_db()
    assert not made.is_offered


SECTION_NAMES = ("need", "outcome", "context", "data", "site", "eligibility")


def test_nobody_else_reaches_the_templates_editor_and_nobody_deletes_one(team: People) -> None:
    kept = template()
    edit = reverse("challenge_templates:edit", args=[kept.pk])

    assert signed_in(team.officer).get(edit).status_code == 404
    assert signed_in(team.manager).get(reverse("challenge_templates:index")).status_code == 404
    office = people().office
    assert signed_in(office).get(edit).status_code == 200
    assert signed_in(office).post(reverse("challenge_templates:delete", args=[kept.pk])).status_code == 404


def test_the_database_takes_one_source_and_not_two_or_none(team: People) -> None:
    page, kept, earlier = draft(team), template(), open_challenge()

    for sources in ({}, {"challenge": earlier, "template": kept}):
        with pytest.raises(IntegrityError, match="cms_origin_of_one_kind"), transaction.atomic():
            Origin.objects.create(page=page, **sources)
    with pytest.raises(IntegrityError, match="cms_challengetemplate_named"), transaction.atomic():
        ChallengeTemplate.objects.create(name_fa="")
