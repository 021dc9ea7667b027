"""`match_eval`: the product's own scoring names real winners better than popularity and plain words do."""

from __future__ import annotations

import csv
import json
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from search.evaluation import awards, winners
from search.evaluation.collection import BadCollection

REAL = Path("/work/shared/data/opportunities/uk_dos_2016_2017.csv")
COLUMNS = [
    "ID", "Opportunity", "Category", "Specialist", "Organisation Name", "Location Of The Work", "Published At",
    "Winning supplier",
]  # fmt: skip


def table(path: Path, *rows: tuple[str, str, str]) -> Path:
    """A file of opportunities from (title, day, winner)."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for number, (title, day, winner) in enumerate(rows):
            writer.writerow([number, title, "outcomes", "", "Ministry", "London", day, winner])
    return path


def evaluated(**options: Any) -> dict[str, Any]:
    """What the command prints with --json."""
    out = StringIO()
    call_command("match_eval", json=True, stdout=out, **options)
    found: dict[str, Any] = json.loads(out.getvalue())
    return found


def test_the_winner_with_work_alike_comes_first(tmp_path: Path) -> None:
    history = table(
        tmp_path / "h.csv",
        ("Waste sensors for streets", "2017-01-01", "Sensor Ltd"),
        ("Payroll software", "2017-01-02", "Pay Ltd"),
        ("Payroll audit", "2017-01-03", "Pay Ltd"),
        ("Bridge inspection by drones", "2017-01-04", "Drone Ltd"),
    )
    test = table(
        tmp_path / "t.csv",
        ("Sensors for waste bins", "2017-09-01", "SENSOR Ltd "),
        ("Flood maps", "2017-09-02", "Newcomer Ltd"),
        ("No winner known", "2017-09-03", ""),
    )
    found = evaluated(history=history, test=test)
    assert (found["opportunities"], found["judged"], found["firms"]) == (2, 1, 3)
    assert found["matching"] == {"hit@5": 1.0, "hit@20": 1.0, "mrr": 1.0}
    assert found["popularity"]["mrr"] == pytest.approx(1 / 2.5)


def test_one_file_is_parted_by_a_day(tmp_path: Path) -> None:
    whole = table(
        tmp_path / "all.csv",
        ("Waste sensors", "2017-01-01", "A"),
        ("Payroll", "2017-01-02", "B"),
        ("Waste sensors again", "2017-09-01", "A"),
    )
    early, late = awards.split(awards.read(whole), date(2017, 9, 1))
    assert [len(early), len(late)] == [2, 1]
    assert evaluated(history=whole, until=date(2017, 9, 1))["judged"] == 1
    with pytest.raises(CommandError, match="--until"):
        call_command("match_eval", history=whole)


def test_a_file_without_a_needed_column_or_with_a_wrong_day_is_refused_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("ID,Opportunity\n1,x\n", encoding="utf-8")
    with pytest.raises(BadCollection, match="Winning supplier"):
        awards.read(tmp_path / "x.csv")
    with pytest.raises(BadCollection, match="line 2"):
        awards.read(table(tmp_path / "y.csv", ("x", "soon", "A")))


def test_equal_scores_share_the_middle_of_their_places(tmp_path: Path) -> None:
    rows = [(f"thing{n}", "2017-01-01", f"firm{n}") for n in range(9)]
    history = awards.read(table(tmp_path / "h.csv", *rows))
    test = awards.read(table(tmp_path / "t.csv", ("zzz", "2017-09-01", "firm0")))
    assert winners.compare(history, test)["popularity"]["mrr"] == pytest.approx(1 / 5)


def test_real_awards_are_named_better_than_by_popularity_and_plain_words() -> None:
    if not REAL.exists():
        pytest.skip("the opportunities are not on this machine")
    early, _late = awards.split(awards.read(REAL), date(2017, 9, 1))  # the part it was tuned on; the rest is reported
    found = winners.compare(*awards.split(early, date(2017, 6, 1)))
    for name in ("hit@5", "hit@20", "mrr"):
        assert found["matching"][name] > 1.1 * max(found["popularity"][name], found["bm25"][name])
