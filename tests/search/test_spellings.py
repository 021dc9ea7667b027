"""One hundred real queries, each in the spellings people type: the same top ten, on both engines."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from marketplace import text
from search.documents.document import Bilingual, Document, Key
from search.engines.contract import Engine
from tests.search.documents import request

PQUAD = Path("/work/shared/data/relevance/pquad_validation.docs.jsonl")
DOCUMENTS, QUERIES = 150, 100
ZWNJ: Final = "\u200c"
WORD = re.compile(r"[آ-ی\u200c]+")

SPELLINGS: dict[str, Callable[[str], str]] = {
    "Arabic letters": lambda typed: typed.replace("ی", "ي").replace("ک", "ك"),
    "alef maksura": lambda typed: re.sub("ی\\b", "ى", typed),
    "half-spaces as spaces": lambda typed: typed.replace(ZWNJ, " "),
    "endings without half-spaces": lambda typed: re.sub(f"{ZWNJ}(?=(?:ها|های|هایی|تر|ترین)\\b)", "", typed),
    "verbs without half-spaces": lambda typed: re.sub(f"\\b(ن?می){ZWNJ}", "\\1", typed),
    "vowel signs": lambda typed: re.sub("([بتسدم])", "\\1\u064e", typed),
    "tatweel": lambda typed: re.sub("([سشمن])(?=[آ-ی])", "\\1ـ", typed),
    "alef without madda": lambda typed: typed.replace("آ", "ا"),
    "hamza on alef": lambda typed: typed.replace("رای", "رأی"),
    "presentation forms": lambda typed: typed.replace("لا", "ﻻ"),
    "Persian digits": lambda typed: typed.translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")),
    "Arabic digits": lambda typed: typed.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")),
    "invisible signs": lambda typed: typed.replace(" ", "\u200f \u202c"),
    "punctuation": lambda typed: f"{typed.replace(' ', '، ')}؟",
    "no-break spaces": lambda typed: typed.replace(" ", "\u00a0"),
}

pytestmark = pytest.mark.django_db


def documents() -> list[Document]:
    if not PQUAD.exists():
        pytest.skip("the relevance collection is not on this machine")
    rows = [json.loads(line) for line in PQUAD.read_text("utf-8").splitlines()[:DOCUMENTS]]
    return [Document(Key("page", row["id"]), "/", Bilingual(row["title"]), body=Bilingual(row["text"])) for row in rows]


def queries(every: list[Document]) -> list[str]:
    """Two or three informative words in a row, as they stand in the texts."""
    chance, found = random.Random(1405), dict[str, None]()
    while len(found) < QUERIES:
        words = chance.choice(every).body.fa.split()
        start = chance.randrange(max(1, len(words) - 3))
        chosen = words[start : start + chance.choice([2, 3])]
        if all(WORD.fullmatch(word) and len(word) > 2 and word not in text.STOP_WORDS for word in chosen):
            found[" ".join(chosen)] = None
    return list(found)


def test_a_hundred_queries_find_the_same_in_every_spelling(serve: Callable[..., Engine]) -> None:
    every = documents()
    engine = serve(*every)
    differing = []
    asked = 0
    for typed in queries(every):
        plain = [hit.key for hit in engine.search(request(typed, limit=10)).hits]
        assert plain, typed
        for name, spell in SPELLINGS.items():
            if (other := spell(typed)) != typed:
                asked += 1
                if [hit.key for hit in engine.search(request(other, limit=10)).hits] != plain:
                    differing.append((typed, name))
    assert asked > 5 * QUERIES
    assert not differing, "; ".join(f"{typed} ({name})" for typed, name in differing)
