"""`import_certificates`: matched by legal entity id, conflicts and unknown firms reported, twice the same."""

from __future__ import annotations

from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from marketplace.journal.models import AuditRecord
from tests.factories.accounts import office_officer
from tests.factories.vendors import certificate, verified_vendor
from vendors import services
from vendors.certificate_lists import read_rows
from vendors.importing import UnreadableFile
from vendors.models import Certificate

pytestmark = pytest.mark.django_db

HEAD = "legal_id,class,number,valid_from,valid_to,note\n"
START, END = date(2026, 1, 1), date(2028, 1, 1)


def run(tmp_path: Path, *lines: str, dry_run: bool = False) -> tuple[str, str]:
    path = tmp_path / "registry.csv"
    path.write_text(HEAD + "\n".join(lines), encoding="utf-8-sig")
    out, err = StringIO(), StringIO()
    call_command("import_certificates", str(path), stdout=out, stderr=err, dry_run=dry_run)
    return out.getvalue(), err.getvalue()


def listed(legal_id: str, number: str, kind: str = "technological", end: str = "2028-01-01") -> str:
    return f"{legal_id},{kind},{number},2026-01-01,{end},x"


def test_matches_are_verified_the_missing_added_and_a_second_run_changes_nothing(tmp_path: Path) -> None:
    sent = certificate(verified_vendor(legal_id="10101553125"), number="ف-1", valid_from=START, valid_to=END)
    verified_vendor(legal_id="10101837663")
    lines = (listed("۱۰۱۰۱۵۵۳۱۲۵", "ف-۱", "فناور"), "10101837663,نوپا,ن-۲,۱۴۰۵/۰۱/۰۱,۱۴۰۷/۰۱/۰۱,")

    assert "1 confirmed, 1 added, 0 unchanged, 0 conflict" in run(tmp_path, *lines)[0]
    records = AuditRecord.objects.count()
    assert "0 confirmed, 0 added, 2 unchanged" in run(tmp_path, *lines)[0]

    sent.refresh_from_db()
    added = Certificate.objects.exclude(pk=sent.pk).get()
    assert (sent.status, added.status, added.certificate_class.code) == ("verified", "verified", "emerging")
    assert AuditRecord.objects.count() == records


def test_conflicts_and_unknown_firms_are_told_and_change_nothing(tmp_path: Path) -> None:
    firm, other = verified_vendor(legal_id="10101553125"), verified_vendor(legal_id="10101837663")
    certificate(firm, number="ف-۱", valid_from=START, valid_to=date(2027, 1, 1))
    refused = certificate(firm, number="ف-۲", valid_from=START, valid_to=END)
    services.refuse_certificate(actor=office_officer(), certificate=refused, reason="جعلی")
    taken = certificate(other, number="ف-۳", valid_from=START, valid_to=END)
    services.verify_certificate(actor=office_officer(), certificate=taken)
    before = list(Certificate.objects.order_by("pk").values_list("pk", "status"))

    out, err = run(
        tmp_path, *(listed("10101553125", number) for number in ("ف-۱", "ف-۲", "ف-۳")), listed("14009694200", "ف-۹")
    )

    assert "0 added, 0 unchanged, 3 conflict, 1 unknown, 0 bad" in out
    assert "row 2 (10101553125): conflict: the firm has this number with another class or other days" in err
    assert "row 3 (10101553125): conflict: the office has refused this certificate" in err
    assert "row 4 (10101553125): conflict: Another startup already holds" in err
    assert "row 5 (14009694200): unknown" in err
    assert list(Certificate.objects.order_by("pk").values_list("pk", "status")) == before


def test_a_dry_run_reports_and_keeps_nothing(tmp_path: Path) -> None:
    verified_vendor(legal_id="10101553125")

    out = run(tmp_path, listed("10101553125", "ف-۱"), dry_run=True)[0]

    assert "1 added" in out
    assert "dry run" in out
    assert not Certificate.objects.exists()


@pytest.mark.parametrize(
    "line",
    [
        listed("10101553126", "1"),
        listed("10101553125", ""),
        listed("10101553125", "1", "huge"),
        listed("10101553125", "1", end="2025-01-01"),
        listed("10101553125", "1", end="soon"),
        "10101553125",
    ],
)
def test_a_row_that_cannot_be_read_is_told_with_its_place(tmp_path: Path, line: str) -> None:
    verified_vendor(legal_id="10101553125")

    out, err = run(tmp_path, line)

    assert "1 bad" in out
    assert "row 2" in err
    assert not Certificate.objects.exists()


@pytest.mark.parametrize("text", ["", "legal_id,number\n1,2\n", HEAD, HEAD + '"broken\n'])
def test_a_file_of_another_kind_is_refused_in_one_line(tmp_path: Path, text: str) -> None:
    with pytest.raises(UnreadableFile):
        read_rows(text)
    path = tmp_path / "x.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CommandError, match="Nothing was imported"):
        call_command("import_certificates", str(path))
