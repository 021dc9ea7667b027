"""Ranking of real questions with the product's own tokens, and the acceptance rule on real texts (PERSIAN.md §1)."""

import json
import math
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from marketplace import text
from marketplace.text.analysis import tokens_plainly

DATA = Path(__file__).resolve().parents[3] / "shared/data/relevance"
K1, B = 1.2, 0.75
QUESTIONS = 600

pytestmark = pytest.mark.skipif(not DATA.exists(), reason="../shared/data/relevance is not here")


class Collection:
    """Plain BM25 in memory: any of a term's ways counts, with the best one's score."""

    def __init__(self, documents: dict[str, str]) -> None:
        counts = {key: Counter(text.tokens(document)) for key, document in documents.items()}
        average = sum(count.total() for count in counts.values()) / len(counts)
        self.impacts: dict[str, dict[str, float]] = defaultdict(dict)
        for key, count in counts.items():
            penalty = K1 * (1 - B + B * count.total() / average)
            for token, frequency in count.items():
                self.impacts[token][key] = frequency / (frequency + penalty)
        for found in self.impacts.values():
            idf = math.log1p((len(counts) - len(found) + 0.5) / (len(found) + 0.5))
            found.update({key: impact * idf for key, impact in found.items()})

    def top(self, question: str, size: int = 10) -> list[str]:
        scores: Counter[str] = Counter()
        for ways in text.query_tokens(question).alternatives:
            best: dict[str, float] = {}
            for way in ways:
                found = [self.impacts.get(token, {}) for token in way]
                for key in set(found[0]).intersection(*found[1:]):
                    best[key] = max(best.get(key, 0), sum(impact[key] for impact in found))
            scores.update(best)
        return [key for key, __ in sorted(scores.items(), key=lambda item: (-item[1], item[0]))[:size]]


def lines(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]


@pytest.fixture(scope="module")
def collection() -> Collection:
    documents = lines("pquad_validation.docs.jsonl")
    return Collection({row["id"]: f"{row['title']} {row['text']}" for row in documents})


@pytest.fixture(scope="module")
def questions() -> list[dict[str, str]]:
    every = lines("pquad_validation.queries.jsonl")
    return every[:: max(1, len(every) // QUESTIONS)]


def test_the_cached_way_equals_the_plain_way_on_persian_texts() -> None:
    for row in lines("pquad_validation.docs.jsonl")[::4]:
        assert text.tokens(row["text"]) == tokens_plainly(row["text"])


def test_the_right_paragraph_comes_first(collection: Collection, questions: list[dict[str, str]]) -> None:
    relevant = dict(row.split("\t")[:2] for row in (DATA / "pquad_validation.qrels.tsv").read_text().splitlines())
    ranks = [reciprocal_rank(collection.top(row["text"]), relevant[row["id"]]) for row in questions]
    assert sum(ranks) / len(ranks) >= 0.95


def reciprocal_rank(top: list[str], wanted: str) -> float:
    return 1 / (top.index(wanted) + 1) if wanted in top else 0.0


RETYPED = {
    "Arabic letters": str.maketrans({"ی": "ي", "ک": "ك", "۰": "٠", "۱": "١", "۲": "٢"}),
    "spaces for half-spaces": str.maketrans({"\u200c": " "}),
    "ASCII digits, no hamza": str.maketrans("۰۱۲۳۴۵۶۷۸۹أؤآ", "0123456789اوا"),
    "harakat and tatweel": str.maketrans({"ت": "تِ", "س": "ســ", "م": "مُ"}),
}


@pytest.mark.parametrize("spelling", RETYPED)
def test_a_retyped_question_has_the_same_top_ten(
    spelling: str, collection: Collection, questions: list[dict[str, str]]
) -> None:
    asked = [row["text"] for row in questions[:200]]
    retyped = [question.translate(RETYPED[spelling]) for question in asked]
    changed = [one for one, other in zip(asked, retyped, strict=True) if collection.top(one) != collection.top(other)]
    assert len(changed) <= len(asked) // 100, changed
