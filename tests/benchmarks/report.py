"""What a benchmark says: a table on the screen and `.run/bench/NAME.json`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.services import RUN_DIR

BENCH_DIR = RUN_DIR / "bench"


@dataclass(frozen=True, slots=True)
class Measure:
    """One number beside its raw baseline of the same run. `target` bounds the ratio where there is a baseline, else the
    value itself; None measures without a promise.
    """

    name: str
    value: float
    unit: str
    baseline: float | None = None
    target: float | None = None

    @property
    def ratio(self) -> float | None:
        """How many times the baseline."""
        return round(self.value / self.baseline, 2) if self.baseline else None

    @property
    def holds(self) -> bool:
        """Whether the target is kept; true where there is none."""
        judged = self.value if self.ratio is None else self.ratio
        return self.target is None or judged <= self.target


def broken(measures: Sequence[Measure], unit: str) -> list[str]:
    """The names of the promises of this unit that are not kept; for counts, which a busy machine does not excuse."""
    return [row.name for row in measures if row.unit == unit and not row.holds]


def write(name: str, measures: Sequence[Measure]) -> Path:
    """Write the measures as `.run/bench/NAME.json` and return its path."""
    BENCH_DIR.mkdir(parents=True, exist_ok=True)
    path = BENCH_DIR / f"{name}.json"
    rows = [{**asdict(row), "ratio": row.ratio, "holds": row.holds} for row in measures]
    path.write_text(json.dumps(rows, ensure_ascii=False, indent=1), encoding="utf-8")
    return path


def show(title: str, measures: Sequence[Measure]) -> None:
    """Print the measures as a table."""
    print(f"\n\n{title}\n{'':34}{'value':>12}{'baseline':>12}{'ratio':>8}{'target':>8}")
    for row in measures:
        baseline = "" if row.baseline is None else f"{row.baseline:.2f}"
        ratio = "" if row.ratio is None else f"{row.ratio:.2f}x"
        target = "" if row.target is None else f"{row.target:g}"
        verdict = "" if row.target is None else "  holds" if row.holds else "  MISSED"
        print(f"{row.name:34}{row.value:>9.2f} {row.unit:<7}{baseline:>7}{ratio:>8}{target:>8}{verdict}")
