"""Measures of ranked answers. Pure. Definitions as in trec_eval: nDCG with gain = grade and discount log2(rank + 1)."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from search.evaluation.collection import Collection
from search.evaluation.run import Run


def reciprocal_rank(ranked: Sequence[str], grades: Mapping[str, int], depth: int = 10) -> float:
    """One over the rank of the first relevant document among the first `depth`; 0 when there is none."""
    for rank, document in enumerate(ranked[:depth], 1):
        if grades.get(document, 0) > 0:
            return 1 / rank
    return 0.0


def ndcg(ranked: Sequence[str], grades: Mapping[str, int], depth: int = 10) -> float:
    """Discounted gain of the first `depth` against the best possible order."""
    best = _gain(sorted(grades.values(), reverse=True)[:depth])
    return _gain([grades.get(document, 0) for document in ranked[:depth]]) / best if best else 0.0


def recall(ranked: Sequence[str], grades: Mapping[str, int], depth: int = 100) -> float:
    """The share of the relevant documents that are among the first `depth`."""
    relevant = {document for document, grade in grades.items() if grade > 0}
    return len(relevant & set(ranked[:depth])) / len(relevant) if relevant else 0.0


def _gain(grades: Sequence[int]) -> float:
    return sum(grade / math.log2(rank + 1) for rank, grade in enumerate(grades, 1))


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which `share` of the values lie (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)] if ordered else 0.0


def summary(run: Run, judged: Collection) -> dict[str, Any]:
    """Mean measures over the judged queries, and times in milliseconds."""
    known = [answer for answer in run if answer.query in judged.grades]
    judgements = [([document for document, _ in answer.ranked], judged.grades[answer.query]) for answer in known]
    times = [answer.seconds * 1000 for answer in run]

    def mean(measure: Any) -> float:
        return sum(measure(ranked, grades) for ranked, grades in judgements) / len(judgements) if judgements else 0.0

    return {
        "mrr@10": round(mean(reciprocal_rank), 4), "ndcg@10": round(mean(ndcg), 4),
        "recall@100": round(mean(recall), 4),
        "p50_ms": round(percentile(times, 0.5), 2), "p95_ms": round(percentile(times, 0.95), 2),
        "queries": len(run), "documents": len(judged.documents),
    }  # fmt: skip
