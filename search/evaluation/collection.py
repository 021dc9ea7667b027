"""Reading a judged collection. Pure.

Invariant: a collection is read whole or refused with the file, the line and what is wrong with it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from search.documents.document import Bilingual, Document, Key

KIND = "page"


class BadCollection(ValueError):
    """A file is not in the format it should have."""


@dataclass(frozen=True, slots=True)
class Collection:
    """Documents, queries by id, and grades by query and document."""

    documents: list[Document]
    queries: dict[str, str]
    grades: dict[str, dict[str, int]]


def read(docs: Path, queries: Path, qrels: Path) -> Collection:
    """Read the three files: JSON lines with id, title and text; JSON lines with id and text; lines of query,
    document, grade.
    """
    documents = [
        Document(Key(KIND, str(row["id"])), "/", Bilingual(row.get("title", "")), body=Bilingual(row["text"]))
        for row in _rows(docs, ("id", "text"))
    ]
    grades: dict[str, dict[str, int]] = {}
    for number, line in enumerate(qrels.read_text(encoding="utf-8").splitlines(), 1):
        try:
            query, document, grade = line.split("\t")
            grades.setdefault(query, {})[document] = int(grade)
        except ValueError as error:
            raise BadCollection(
                f"{qrels}, line {number}: expected query, document and grade, separated by tabs"
            ) from error
    return Collection(documents, {str(row["id"]): row["text"] for row in _rows(queries, ("id", "text"))}, grades)


def _rows(path: Path, needed: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            row = json.loads(line)
            missing = [name for name in needed if name not in row]
        except (ValueError, TypeError) as error:
            raise BadCollection(f"{path}, line {number}: not a JSON object") from error
        if missing:
            raise BadCollection(f"{path}, line {number}: {', '.join(missing)} missing")
        yield row
