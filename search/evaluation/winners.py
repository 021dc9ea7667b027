"""How well matching names the true winner among all earlier winners, beside plainer ways. Pure.

Invariant: every way sees the same history and ranks the same firms; firms it cannot tell apart share the middle of
their places, so that no order of names helps anybody.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from search import matching
from search.engines.contract import K1, B
from search.evaluation.awards import Award
from search.matching import Corpus, Firm, Work

Scores = Mapping[str, float]
Way = Callable[[Award], Scores]
"""From an opportunity to the score of each earlier winner."""


def compare(history: Sequence[Award], test: Sequence[Award]) -> dict[str, Any]:
    """Measures of each way over those opportunities of `test` whose winner had won before.

    Keys: `opportunities` (of `test` with a winner), `judged` (of them, the winner is among the earlier ones), `firms`
    (earlier winners), and for each way a mapping of `hit@5`, `hit@20` and `mrr`.
    """
    works = _by_winner(history)
    won = [award for award in test if award.winner]
    judged = [award for award in won if award.winner in works]
    ways: dict[str, Way] = {
        "matching": _by_matching(history, works),
        "popularity": _by_popularity(works),
        "bm25": _by_bm25(works, lambda award: award.title_tokens),
        "bm25 of all columns": _by_bm25(works, lambda award: award.tokens),
    }
    found = {name: _measures([_place(way(award), award.winner) for award in judged]) for name, way in ways.items()}
    return {"opportunities": len(won), "judged": len(judged), "firms": len(works)} | found


def _by_winner(history: Sequence[Award]) -> dict[str, list[Award]]:
    works: dict[str, list[Award]] = defaultdict(list)
    for award in history:
        if award.winner:
            works[award.winner].append(award)
    return dict(works)


def _by_matching(history: Sequence[Award], works: Mapping[str, Sequence[Award]]) -> Way:
    """The product's own scoring: firms as `matching.Firm` by what they won, opportunities as `matching.Need`."""
    frequencies = Counter(word for award in history for word in award.need.words)
    firms = {winner: _firm(won) for winner, won in works.items()}
    sizes = [len(frozenset().union(*(work.words for work in firm.works))) for firm in firms.values()]
    corpus = Corpus(matching.rarity(frequencies, len(history)), sum(sizes) / max(1, len(sizes)))
    return lambda award: {winner: matching.match(firm, award.need, corpus).score for winner, firm in firms.items()}


def _firm(won: Sequence[Award]) -> Firm:
    needs = [award.need for award in won]
    return Firm(
        fields={code: name for need in needs for code, name in need.fields.items()},
        capabilities={code: name for need in needs for code, name in need.capabilities.items()},
        districts={code: name for need in needs for code, name in need.districts.items()},
        readiness=None,
        classes={},
        pilots=len(won),
        words=frozenset(),
        works=tuple(Work(award.title, award.need.words) for award in won),
    )


def _by_popularity(works: Mapping[str, Sequence[Award]]) -> Way:
    """Who won most."""
    wins = {winner: float(len(won)) for winner, won in works.items()}
    return lambda award: wins


def _by_bm25(works: Mapping[str, Sequence[Award]], tokens: Callable[[Award], Sequence[str]]) -> Way:
    """A firm is the text of all it won; the opportunity's words are the query."""
    texts = {winner: Counter(word for award in won for word in tokens(award)) for winner, won in works.items()}
    frequencies = Counter(word for text in texts.values() for word in text)
    average = sum(text.total() for text in texts.values()) / max(1, len(texts))

    def score(text: Counter[str], query: frozenset[str]) -> float:
        penalty = K1 * (1 - B + B * text.total() / average)
        return sum(
            math.log1p((len(texts) - frequencies[word] + 0.5) / (frequencies[word] + 0.5))
            * text[word] / (text[word] + penalty)
            for word in sorted(query & text.keys())
        )  # fmt: skip

    return lambda award: {winner: score(text, frozenset(tokens(award))) for winner, text in texts.items()}


def _place(scores: Scores, winner: str) -> float:
    """The winner's place, from 1; the middle of the places it shares."""
    own = scores[winner]
    above = sum(score > own for score in scores.values())
    equal = sum(score == own for score in scores.values())
    return above + (equal + 1) / 2


def _measures(places: Sequence[float]) -> dict[str, float]:
    count = max(1, len(places))
    return {
        "hit@5": round(sum(place <= 5 for place in places) / count, 4),
        "hit@20": round(sum(place <= 20 for place in places) / count, 4),
        "mrr": round(sum(1 / place for place in places) / count, 4),
    }
