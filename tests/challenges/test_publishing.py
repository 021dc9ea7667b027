"""Publication through the one seam: who may, what is refused, what is frozen."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import translation

from challenges import services
from challenges.canonical import content_hash
from challenges.cleaning import cleaned
from challenges.content import DocumentContent, Words
from challenges.freezing import content_of
from challenges.models import Challenge, ChallengeVersion, Criterion, ProcurementThreshold, RoundTerms
from marketplace import clock
from marketplace.accounts.roles import SYSTEM_ACTOR
from marketplace.dates import from_jalali, jalali_year, start_of_day
from marketplace.errors import Conflict, Invalid, NotAllowed
from marketplace.files.models import Attachment
from marketplace.journal.models import AuditRecord
from tests.factories.accounts import DepartmentFactory, auditor, manager, office_officer, officer
from tests.factories.challenges import content, open_challenge

pytestmark = pytest.mark.django_db

NOON = timedelta(hours=12)


def test_a_publication_opens_the_challenge_with_its_first_version() -> None:
    office, department = office_officer(), DepartmentFactory.create()

    version = services.publish_version(actor=office, department=department, content=content())

    challenge = version.challenge
    assert (challenge.status, challenge.department, challenge.officer) == ("open", department, office)
    assert (version.number, version.change, version.published_by) == (1, "first", office)
    assert challenge.current_version == version
    assert challenge.closes_at == challenge.rounds.get().closes_at == content().rounds[0].closes_at
    row = AuditRecord.objects.get(action="challenges.challenge.published")
    assert (row.actor, row.actor_role, row.after["version"]) == (office, "innovation_office", 1)


def test_what_was_frozen_reads_back_as_it_was_handed_over() -> None:
    given = content(two_rounds=True, capability_codes=("lidar",))

    version = open_challenge_with(given)

    assert content_hash(content_of(version)) == content_hash(cleaned(given)) == version.content_hash


def open_challenge_with(given: object) -> ChallengeVersion:
    return services.publish_version(actor=office_officer(), department=DepartmentFactory.create(), content=given)


@pytest.mark.parametrize("role", [officer, manager, auditor])
def test_only_the_innovation_office_publishes(role: object) -> None:
    department = DepartmentFactory.create()
    person = role(department) if role is not auditor else auditor()  # type: ignore[operator]

    with pytest.raises(NotAllowed):
        services.publish_version(actor=person, department=department, content=content())

    assert not Challenge.objects.exists()


def test_a_refused_content_leaves_nothing_behind_and_tells_everything_at_once() -> None:
    broken = content(title=Words(), trl_min=12, field_codes=("no-such-field",))

    with pytest.raises(Invalid) as refusal:
        open_challenge_with(broken)

    assert {"title.fa", "trl_min", "field_codes"} <= refusal.value.fields.keys()
    assert not Challenge.objects.exists()
    assert not AuditRecord.objects.filter(action__startswith="challenges.").exists()


def test_references_count_up_within_the_jalali_year() -> None:
    moment = start_of_day(from_jalali(1405, 9, 3)) + NOON
    with clock.travel(to=moment):
        references = [open_challenge().reference for _ in range(3)]
    with clock.travel(to=start_of_day(from_jalali(1406, 2, 5)) + NOON):
        references.append(open_challenge().reference)

    assert references == ["BH-1405-0001", "BH-1405-0002", "BH-1405-0003", "BH-1406-0001"]


def test_a_failed_publication_gives_its_number_back() -> None:
    with clock.travel(to=start_of_day(from_jalali(1405, 9, 3)) + NOON):
        first = open_challenge()
        with transaction.atomic():
            open_challenge()
            transaction.set_rollback(True)
        second = open_challenge()

    assert (first.reference, second.reference) == ("BH-1405-0001", "BH-1405-0002")


def test_an_import_brings_its_own_past_but_nobody_else_may() -> None:
    past = datetime(2024, 5, 1, 8, tzinfo=UTC)
    dates = {
        name: past + timedelta(days=days)
        for name, days in (("questions_until", 3), ("closes_at", 4), ("opens_at", 5), ("decides_at", 9))
    }
    given, department = content(round_changes=dates, outcome_html=Words(), field_codes=()), DepartmentFactory.create()
    values = {
        "department": department,
        "content": given,
        "published_at": past,
        "source": "challenge.gov",
        "source_key": "7",
    }

    version = services.publish_version(actor=SYSTEM_ACTOR, **values)

    assert version.challenge.published_at == past
    assert version.challenge.true_status() == "closed"
    with pytest.raises(Conflict):
        services.publish_version(actor=SYSTEM_ACTOR, **values)
    with pytest.raises(NotAllowed):
        services.publish_version(actor=office_officer(), **values)
    with pytest.raises(NotAllowed):
        services.publish_version(actor=SYSTEM_ACTOR, **(values | {"source": "", "source_key": ""}))


def test_an_import_still_keeps_the_order_of_dates_and_the_weights() -> None:
    past = datetime(2024, 5, 1, 8, tzinfo=UTC)
    dates = {
        name: past + timedelta(days=days)
        for name, days in (("questions_until", 6), ("closes_at", 4), ("opens_at", 3), ("decides_at", 2))
    }
    given = content(round_changes=dates | {"criteria": content().rounds[0].criteria[:2]})

    with pytest.raises(Invalid) as refusal:
        services.publish_version(
            actor=SYSTEM_ACTOR,
            department=DepartmentFactory.create(),
            content=given,
            published_at=past,
            source="x",
            source_key="1",
        )

    assert {
        "rounds.0.questions_until",
        "rounds.0.opens_at",
        "rounds.0.decides_at",
        "rounds.0.criteria",
    } <= refusal.value.fields.keys()


FROZEN = [
    "UPDATE challenges_challengeversion SET title_fa = 'دیگر'",
    "DELETE FROM challenges_challengeversion_fields",
    "DELETE FROM challenges_challengeversion_districts",
    "UPDATE challenges_roundterms SET closes_at = closes_at + interval '1 day'",
    "UPDATE challenges_criterion SET weight = weight + 1",
    "DELETE FROM challenges_proposalquestion",
    "TRUNCATE challenges_criterion CASCADE",
]


@pytest.mark.parametrize("statement", FROZEN)
def test_postgresql_refuses_to_change_what_was_published(statement: str) -> None:
    open_challenge()

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # PostgreSQL itself refuses TRUNCATE with pending triggers
        with pytest.raises(IntegrityError, match="refused"):
            cursor.execute(statement)
        transaction.set_rollback(True)


def test_postgresql_refuses_to_add_to_a_published_version() -> None:
    version = open_challenge().version
    terms = RoundTerms.objects.get(version=version)

    with pytest.raises(IntegrityError, match="takes no more rows"), transaction.atomic():
        Criterion.objects.create(terms=terms, key="late", title_fa="دیر", weight=10, group="technical")
    with pytest.raises(IntegrityError, match="takes no more rows"), transaction.atomic():
        version.districts.add(5)


def test_html_is_reduced_to_harmless_tags() -> None:
    need = Words(
        '<h2 onclick="x()">نیاز</h2><p style="color:red">متن<script>alert(1)</script> <a href="javascript:x">بد</a></p>'
    )

    version = open_challenge_with(content(need_html=need))

    assert version.need_html_fa == '<h3>نیاز</h3><p>متن <a rel="nofollow noopener">بد</a></p>'


def test_the_budget_is_compared_with_the_thresholds_of_the_last_known_year() -> None:
    year = jalali_year(clock.now())
    ProcurementThreshold.objects.create(year=year - 1, small_up_to=50_000_000_000, medium_up_to=90_000_000_000)

    with pytest.raises(Invalid) as refusal:
        open_challenge_with(content())
    ProcurementThreshold.objects.create(year=year, small_up_to=18_000_000_000, medium_up_to=55_000_000_000)

    assert set(refusal.value.fields) == {"budget_ceiling"}
    assert open_challenge_with(content()).budget_ceiling == 40_000_000_000


@pytest.mark.parametrize(
    ("change", "refusal"), [({"status": "quarantined"}, "security"), ({"purpose": "proposals.answer"}, "not found")]
)
def test_only_checked_files_of_challenges_are_published(change: dict[str, str], refusal: str) -> None:
    values = {"purpose": "challenges.document", "status": "clean"} | change
    attachment = Attachment.objects.create(
        name="a.pdf", media_type="application/pdf", size=9, sha256="0" * 64, path="x/a", **values
    )

    with translation.override("en"), pytest.raises(Invalid) as refused:
        open_challenge_with(content(documents=(DocumentContent(attachment.pk, Words("نقشه")),)))

    assert refusal in str(refused.value.fields["documents.0"])
