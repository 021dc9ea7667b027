"""What people type into the search box, understood. Pure.

Invariants: any text whatever gives a query, never an error: what cannot be understood is read as plain words and said
in a notice. Work is bounded: at most `MAX_LENGTH` characters are read and `MAX_CLAUSES` things are asked for. Nothing
typed here ever reaches an engine as syntax, only as tokens of `marketplace.text`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from marketplace import text
from search import facets
from search.analysis import MAX_TOKEN

MAX_LENGTH = 300
MAX_CLAUSES = 24

SHORT_QUERY = 2
"""Keyword queries of up to this many informative words require them all."""
KEYWORD_QUERY = 4
"""Of up to this many one may be missing. More words than this, stop words among them, are a question in natural
language.
"""
LONG_SHARE = 0.3
"""The share of the informative words of anything longer that must be there (SEARCH.md: a strict minimum costs
questions .04 MRR).
"""

Tokens = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Clause:
    """One thing asked for; any of its alternatives will do, and of an alternative all tokens must be there."""

    alternatives: tuple[Tokens, ...]


class Notice(StrEnum):
    """What was read otherwise than it was typed; the words for it are in `search.labels`."""

    SHORTENED = "shortened"
    UNBALANCED_QUOTES = "unbalanced_quotes"


@dataclass(frozen=True, slots=True)
class Operator:
    """«حوزه:پسماند»: a facet and the words for one of its values."""

    facet: str
    value: str


@dataclass(frozen=True, slots=True)
class ParsedQuery:
    """`required` of the `clauses` must hold, every phrase must, no excluded run may. `plain` is the free text, for
    spelling and marking.
    """

    typed: str = ""
    without_operators: str = ""
    plain: str = ""
    clauses: tuple[Clause, ...] = ()
    required: int = 0
    phrases: tuple[Tokens, ...] = ()
    excluded: tuple[Tokens, ...] = ()
    operators: tuple[Operator, ...] = ()
    notices: tuple[Notice, ...] = ()

    @property
    def asks(self) -> bool:
        """Whether anything is looked for, so that results have a relevance."""
        return bool(self.clauses or self.phrases)

    def phrase_clauses(self) -> tuple[Clause, ...]:
        """Each phrase as a clause: its tokens must be there, and count."""
        return tuple(Clause((phrase,)) for phrase in self.phrases)

    def excluded_clauses(self) -> tuple[Clause, ...]:
        """The single words that must not be there; longer runs are excluded as phrases."""
        return tuple(Clause((run,)) for run in self.excluded if len(run) == 1)

    def terms(self) -> tuple[str, ...]:
        """Every token an engine has to look up, each once."""
        clauses = (*self.clauses, *self.phrase_clauses(), *self.excluded_clauses())
        return tuple(dict.fromkeys(token for clause in clauses for tokens in clause.alternatives for token in tokens))


EVERYTHING = ParsedQuery()

OPERATORS = {
    "حوزه": facets.FIELD, "field": facets.FIELD,
    "منطقه": facets.DISTRICT, "district": facets.DISTRICT,
    "دستگاه": facets.DEPARTMENT, "department": facets.DEPARTMENT,
    "وضعیت": facets.STATUS, "status": facets.STATUS,
    "بودجه": facets.BUDGET, "budget": facets.BUDGET,
    "مهلت": facets.DEADLINE, "deadline": facets.DEADLINE,
    "آمادگی": facets.READINESS, "trl": facets.READINESS,
    "رده": facets.ELIGIBILITY, "class": facets.ELIGIBILITY,
    "نوع": facets.KIND, "kind": facets.KIND,
}  # fmt: skip
"""What may stand before a colon."""

_QUOTES = str.maketrans("“”„«»″", '""""""')
_NAMES = "|".join(map(re.escape, OPERATORS))
_PIECE = re.compile(
    rf"""(?P<minus>(?<!\S)[-−–])?(?:
        (?P<facet>{_NAMES}):(?:"(?P<quoted>[^"]*)"|(?P<bare>[^\s"]+))
      | "(?P<phrase>[^"]*)"
      | (?P<word>[^\s"]+)
    )""",
    re.VERBOSE | re.IGNORECASE,
)


def parse(typed: str, analyser: text.Analyser | None = None) -> ParsedQuery:
    """Read a search box: words, "a phrase" or «a phrase», -unwanted, -"unwanted phrase", field:value. `analyser` knows
    the editors' synonyms besides the built-in ones.
    """
    source = " ".join(text.clean(typed).split())
    notices = []
    if len(source) > MAX_LENGTH:
        source = source[:MAX_LENGTH].rsplit(" ", 1)[0]
        notices.append(Notice.SHORTENED)
    readable = source.translate(_QUOTES)
    if readable.count('"') % 2:
        at = readable.rindex('"')
        readable = f"{readable[:at]} {readable[at + 1 :]}"
        notices.append(Notice.UNBALANCED_QUOTES)
    pieces = list(_PIECE.finditer(readable))
    plain = " ".join(piece["word"] for piece in pieces if piece["word"] and not piece["minus"])
    clauses = tuple(_clauses(plain, analyser))[:MAX_CLAUSES]
    return ParsedQuery(
        typed=source, plain=plain,
        without_operators=" ".join(piece[0].strip() for piece in pieces if not piece["facet"] or piece["minus"]),
        clauses=clauses, required=required(len(clauses), len(text.words(plain))),
        phrases=tuple(_runs(piece["phrase"] for piece in pieces if piece["phrase"] and not piece["minus"])),
        excluded=tuple(
            _runs(piece["phrase"] or piece["word"] for piece in pieces if piece["minus"] and not piece["facet"])
        ),
        operators=tuple(
            Operator(OPERATORS[piece["facet"].lower()], piece["quoted"] or piece["bare"])
            for piece in pieces if piece["facet"] and not piece["minus"] and (piece["quoted"] or piece["bare"])
        ),
        notices=tuple(notices),
    )  # fmt: skip


def required(informative: int, typed: int) -> int:
    """How many of so many informative words must hold, of so many words typed.

    Keywords: all of one or two, all but one of three or four, three in ten (at least two) beyond. Questions: three in
    ten, at least one; ranking puts what holds more of them first.
    """
    share = int(informative * LONG_SHARE)
    if typed > KEYWORD_QUERY and typed > informative:
        return min(informative, max(1, share))
    if informative <= SHORT_QUERY:
        return informative
    if informative <= KEYWORD_QUERY:
        return informative - 1
    return max(SHORT_QUERY, share)


def alike(texts: Sequence[str], *, clauses: int = MAX_CLAUSES) -> ParsedQuery:
    """A query for «more like this»: the informative words of these texts, two of ten required; rare words weigh most
    by themselves.
    """
    found = tuple(_clauses(" ".join(texts)))[:clauses]
    bare = tuple(Clause(clause.alternatives[:1]) for clause in found)
    return ParsedQuery(clauses=bare, required=max(1, len(bare) // 5))


def _runs(fragments: Iterator[str | None]) -> Iterator[Tokens]:
    for fragment in fragments:
        tokens = tuple(token[:MAX_TOKEN] for token in text.tokens(fragment or ""))
        if tokens:
            yield tokens


def _clauses(plain: str, analyser: text.Analyser | None = None) -> Iterator[Clause]:
    for ways in text.query_tokens(plain, analyser).alternatives:
        yield Clause(tuple(tuple(token[:MAX_TOKEN] for token in way) for way in ways))
