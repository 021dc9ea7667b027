"""Challenge.gov's real challenges come in through the services: whole or not at all, with their own dates, once."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from challenges.models import Challenge
from marketplace.journal.models import AuditRecord
from marketplace.management.imports.challenge_gov import BadRow, parse_moment, read_row

DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "challenges" / "challenge_gov.json"
needs_data = pytest.mark.skipif(not DATA.exists(), reason="the real data beside the project is not here")


def row(**changes: Any) -> dict[str, Any]:
    return {
        "challenge-id": "7",
        "challenge-title": "Haptic interfaces",
        "tagline": "Help first responders",
        "agency": "NIST",
        "submission-start": "03/18/2019 12:00 AM",
        "submission-end": "04/22/2019 11:59 PM",
        "description": '<p onclick="x()">Build <img src="x"> a <a href="https://example.org">device</a></p><script>bad()</script>',
        **changes,
    }


def written(tmp_path: Path, *rows: Any) -> str:
    path = tmp_path / "rows.json"
    path.write_text(json.dumps(rows), encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    "text",
    [
        "03/18/2019 12:00 AM",
        "2019/03/18 12:00 AM",
        "03/18/2019",
        " 03/18/2019  12 a.m. ",
        "03/18/2019 00:00 AM ET",
        "03/18/2019 12:00AM",
    ],
)
def test_every_way_the_data_writes_a_moment_is_read(text: str) -> None:
    assert parse_moment(text) == datetime(2019, 3, 18, 4, tzinfo=UTC)


@pytest.mark.parametrize("text", ["", "03/02/20202 05:00 PM", "04/23/ 10:00 AM", "soon", "13/40/2019"])
def test_what_is_not_a_date_is_refused_with_its_text(text: str) -> None:
    with pytest.raises(BadRow, match="is not a date"):
        parse_moment(text)


def test_html_keeps_its_structure_and_loses_everything_active() -> None:
    html = read_row(row()).content.need_html.fa
    assert html == '<p>Build  a <a href="https://example.org">device</a></p>'


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"challenge-id": ""}, "challenge-id is missing"),
        ({"challenge-title": "  "}, "challenge-title is missing"),
        ({"submission-end": "03/01/2019"}, "not after"),
        ({"submission-start": None}, "submission-start"),
    ],
)
def test_a_bad_row_says_which_value_is_wrong(changes: dict[str, Any], reason: str) -> None:
    with pytest.raises(BadRow, match=reason):
        read_row(row(**changes))


@pytest.mark.django_db
def test_a_bad_row_keeps_the_whole_file_out(tmp_path: Path) -> None:
    errors = StringIO()
    with pytest.raises(CommandError, match="Nothing was imported: 2 bad rows"):
        call_command("import_challenges", written(tmp_path, row(), row(**{"challenge-id": ""}), "text"), stderr=errors)
    assert not Challenge.objects.exists()
    assert "row 2" in errors.getvalue()
    assert "row 3" in errors.getvalue()


@pytest.mark.django_db
def test_bad_rows_can_be_left_out_and_a_second_run_changes_nothing(tmp_path: Path) -> None:
    path = written(tmp_path, row(), row(**{"challenge-id": ""}))
    call_command("import_challenges", path, "--skip-bad", stdout=StringIO(), stderr=StringIO())
    found = Challenge.objects.get()
    assert (found.status, found.source, found.source_key) == ("closed", "challenge.gov", "7")
    assert found.published_at == datetime(2019, 3, 18, 4, tzinfo=UTC)
    assert found.closed_at is not None
    assert found.closed_at.date() == datetime(2019, 4, 23, tzinfo=UTC).date()
    journal = AuditRecord.objects.count()
    out = StringIO()
    call_command("import_challenges", path, "--skip-bad", stdout=out, stderr=StringIO())
    assert "0 new" in out.getvalue()
    assert AuditRecord.objects.count() == journal


@pytest.mark.django_db
def test_a_dry_run_keeps_nothing(tmp_path: Path) -> None:
    call_command("import_challenges", written(tmp_path, row()), "--dry-run", stdout=StringIO(), stderr=StringIO())
    assert not Challenge.objects.exists()


@pytest.mark.parametrize("text", ["", "{}", "[]", "not json"])
def test_a_file_that_is_no_list_of_challenges_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "rows.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CommandError):
        call_command("import_challenges", str(path))


@needs_data
@pytest.mark.django_db
def test_the_real_file_comes_in_but_for_its_two_rows_without_a_date() -> None:
    out, errors = StringIO(), StringIO()
    call_command("import_challenges", str(DATA), "--skip-bad", stdout=out, stderr=errors)
    assert "316 new (316 of them closed)" in out.getvalue()
    assert errors.getvalue().count("is not a date") == 2
    assert Challenge.objects.filter(source="challenge.gov", status="closed").count() == 316
