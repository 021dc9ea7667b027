"""`import_vendors`: CSV and JSON, all or nothing, twice the same."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from marketplace.journal.models import AuditRecord
from tests.factories.vendors import join, verified_vendor
from vendors.importing import COLUMNS, UnreadableFile, read_rows
from vendors.models import Vendor

pytestmark = pytest.mark.django_db

REAL = Path(__file__).parents[3] / "shared/data/organisations/localnet_list.json"
HEAD = "legal_id,name_fa,website,trl,districts,fields,registered_on"
GOOD = f"{HEAD}\n10101553125,حسگران پاک‌شهر,https://a.example,۷,1|۲,waste|water,۱۳۹۸/۰۲/۰۳\n,نم,https://b.example,,,,\n"
BAD = f"{GOOD}10101553126,غلط,https://c.example,,,,\n,,https://d.example,x,30,,\n"


def run(path: Path, *options: str) -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    call_command("import_vendors", str(path), *options, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def write(tmp_path: Path, text: str, name: str = "firms.csv") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8-sig")
    return path


def test_a_csv_file_is_imported_once_and_a_second_run_changes_nothing(tmp_path: Path) -> None:
    path = write(tmp_path, GOOD)

    assert "2 new" in run(path)[0]
    records = AuditRecord.objects.count()
    assert "2 unchanged" in run(path)[0]
    assert AuditRecord.objects.count() == records
    vendor = Vendor.objects.get(legal_id="10101553125")
    assert (vendor.status, vendor.trl, vendor.source, vendor.source_key) == ("pending", 7, "firms", "10101553125")
    assert set(vendor.districts.values_list("number", flat=True)) == {1, 2}
    assert set(vendor.fields.values_list("code", flat=True)) == {"waste", "water"}


def test_a_bad_row_is_told_with_its_place_and_nothing_is_imported(tmp_path: Path) -> None:
    path, err = write(tmp_path, BAD), StringIO()

    with pytest.raises(CommandError, match="2 bad rows"):
        call_command("import_vendors", str(path), stdout=StringIO(), stderr=err)
    assert not Vendor.objects.exists()
    assert "row 4 (غلط): bad: legal_id" in err.getvalue()
    assert "trl: “x” is not a number; districts: 30" in err.getvalue()
    out, _err = run(path, "--skip-bad")
    assert "2 new" in out
    assert "2 bad" in out
    assert Vendor.objects.count() == 2


def test_a_dry_run_keeps_nothing(tmp_path: Path) -> None:
    assert "2 new" in run(write(tmp_path, GOOD), "--dry-run")[0]
    assert not Vendor.objects.exists()
    assert not AuditRecord.objects.exists()


def test_a_changed_row_changes_its_firm_unless_the_firm_has_people(tmp_path: Path) -> None:
    run(write(tmp_path, GOOD))
    assert "1 changed, 1 unchanged" in run(write(tmp_path, GOOD.replace("۷", "۸")))[0]
    join(Vendor.objects.get(legal_id="10101553125"))
    assert "1 left alone" in run(write(tmp_path, GOOD.replace("۷", "۹")))[0]
    assert Vendor.objects.get(legal_id="10101553125").trl == 8


def test_a_firm_that_registered_itself_is_found_by_its_legal_id(tmp_path: Path) -> None:
    join(verified_vendor(legal_id="10101553125", name_fa="نام خود"))

    assert "1 new, 0 changed, 0 unchanged, 1 left alone" in run(write(tmp_path, GOOD))[0]
    assert Vendor.objects.get(legal_id="10101553125").name_fa == "نام خود"


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"a": 1}', "colour,size\nred,1\n", "name_fa,colour\nx,red\n", 'name_fa\n"broken\n']
)
def test_a_file_of_another_kind_is_refused_in_one_line(text: str) -> None:
    with pytest.raises(UnreadableFile):
        read_rows(text)


@pytest.mark.parametrize(
    "record", ["x", 1, None, {"name_fa": None}, {"name_fa": ["x"]}, {"name_fa": "x", "url": {"a": 1}, "trl": [1]}]
)
def test_a_row_of_another_shape_is_a_bad_row(record: Any) -> None:
    [row] = read_rows(json.dumps([{"name_fa": "خوب", "url": "https://x.example"}, record]))[1:]
    assert row.problems


def test_the_same_firm_twice_in_a_file_is_a_bad_row() -> None:
    rows = read_rows(f"{GOOD}10101553125,دوباره,,,,,\n")
    assert [bool(row.problems) for row in rows] == [False, False, True]


def test_the_columns_are_documented() -> None:
    documented = (__import__("vendors.importing").importing.__doc__ or "").split()
    assert COLUMNS - {"category", "tags"} <= {word.strip("`,") for word in documented}


def test_the_real_directory_is_imported_unverified_and_twice_the_same() -> None:
    if not REAL.exists():
        pytest.skip(f"{REAL} is not here")
    count = len(json.loads(REAL.read_text(encoding="utf-8"))["sites"])
    assert f"{count} new" in run(REAL)[0]
    assert f"{count} unchanged" in run(REAL)[0]
    assert set(Vendor.objects.values_list("status", "source")) == {("pending", "localnet")}
    assert not Vendor.objects.public().exists()
    assert Vendor.objects.filter(source_key="https://my.tax.gov.ir", website="https://my.tax.gov.ir").exists()
