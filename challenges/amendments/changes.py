"""What differs between two contents, as small JSON values that are frozen with the version. Pure."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from datetime import UTC, datetime
from typing import Any, Final, TypedDict

from challenges.amendments.rules import rule_of
from challenges.cleaning import plain
from challenges.content import ChallengeContent, CriterionContent, QuestionContent, RoundContent, Words
from challenges.models import ChangeClass
from marketplace.text import normalise

CONTEXT_WORDS: Final = 8
Names = Mapping[str, Words]


class Change(TypedDict, total=False):
    """One changed value. Texts have `parts`, (kept | out | in, words); other values have `before` and `after`; an
    item has `of`, the words it belongs to.
    """

    path: str
    language: str
    material: bool
    parts: list[list[str]]
    before: Any
    after: Any
    of: dict[str, str]


def changes(old: ChallengeContent, new: ChallengeContent, names: Names | None = None) -> list[Change]:
    """Every difference in the order of the page. `names` gives the words of codes and of documents by their id."""
    known = names or {}
    found: list[Change] = []
    for field in fields(ChallengeContent):
        if field.name not in ("source", "rounds", "documents"):
            found += _value(field.name, getattr(old, field.name), getattr(new, field.name), known)
    found += _documents(old, new)
    for place, (before, after) in enumerate(zip(old.rounds, new.rounds, strict=False)):
        found += _round(f"rounds.{place}", before, after)
    return found


def classify(old: ChallengeContent, new: ChallengeContent) -> ChangeClass:
    """Material if any changed value is declared material, otherwise cosmetic."""
    return ChangeClass.MATERIAL if needs_confirmation(changes(old, new)) else ChangeClass.COSMETIC


def needs_confirmation(found: Iterable[Change]) -> bool:
    """Whether somebody who has already submitted must look at it again."""
    return any(change["material"] for change in found)


def _value(path: str, old: Any, new: Any, names: Names, of: Words | None = None) -> Iterator[Change]:
    if isinstance(old, Words) and isinstance(new, Words):
        yield from _words(path, old, new, of)
        return
    if isinstance(old, tuple):
        old, new = sorted(set(old)), sorted(set(new))
    if old != new:
        yield _change(path, {"before": _json(old, names), "after": _json(new, names)}, of)


def _words(path: str, old: Words, new: Words, of: Words | None) -> Iterator[Change]:
    rule = rule_of(path)
    for language in ("fa", "en"):
        before, after = getattr(old, language), getattr(new, language)
        if before == after:
            continue
        texts = (plain(before), plain(after)) if rule.shown == "prose" else (before, after)
        change = _change(path, {"language": language, "parts": _parts(*texts)}, of)
        # A letter of another code, a half-space or a mark is a correction of spelling; the English text does not bind.
        change["material"] = rule.material and language == "fa" and normalise(before) != normalise(after)
        yield change


def _documents(old: ChallengeContent, new: ChallengeContent) -> Iterator[Change]:
    before, after = ({str(item.attachment_id): item.title for item in content.documents} for content in (old, new))
    removed, added = before.keys() - after.keys(), after.keys() - before.keys()
    if removed or added:
        path = "documents_removed" if removed else "documents"
        yield _change(path, {"before": _json(sorted(removed), before), "after": _json(sorted(added), after)})
    for key in before.keys() & after.keys():
        yield from _words("documents", before[key], after[key], None)


def _round(path: str, old: RoundContent, new: RoundContent) -> Iterator[Change]:
    for name in ("kind", "by_invitation", "questions_until", "closes_at", "opens_at", "decides_at"):
        yield from _value(f"{path}.{name}", getattr(old, name), getattr(new, name), {})
    yield from _items(f"{path}.questions", old.questions, new.questions)
    yield from _items(f"{path}.criteria", old.criteria, new.criteria)


Item = QuestionContent | CriterionContent


def _items(path: str, old: Iterable[Item], new: Iterable[Item]) -> Iterator[Change]:
    before, after = {item.key: item for item in old}, {item.key: item for item in new}
    for key in [*before, *(key for key in after if key not in before)]:
        first, second = before.get(key), after.get(key)
        if first is None or second is None:
            yield _change(f"{path}.{key}.item", {"before": _item(first), "after": _item(second)})
            continue
        for field in fields(first):
            name, values = field.name, (getattr(first, field.name), getattr(second, field.name))
            if name == "anchors":
                for score in sorted(values[0].keys() | values[1].keys()):
                    pair = (values[0].get(score, Words()), values[1].get(score, Words()))
                    yield from _value(f"{path}.{key}.anchors.{score}", *pair, {}, _heading(second))
            elif name != "key":
                yield from _value(f"{path}.{key}.{name}", *values, {}, _heading(second))


def _heading(item: Item) -> Words:
    return item.text if isinstance(item, QuestionContent) else item.title


def _item(item: Item | None) -> dict[str, Any] | None:
    if item is None:
        return None
    return {**_bilingual(_heading(item)), "weight": item.weight if isinstance(item, CriterionContent) else None}


def _change(path: str, values: dict[str, Any], of: Words | None = None) -> Change:
    change: Change = {"path": path, "material": rule_of(path).material, **values}  # type: ignore[typeddict-item]
    if of is not None:
        change["of"] = _bilingual(of)
    return change


def _json(value: Any, names: Names) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, list):
        return [_bilingual(names.get(str(item), Words(fa=str(item)))) for item in value]
    return value


def _bilingual(words: Words) -> dict[str, str]:
    return {"fa": words.fa, "en": words.en}


def _parts(before: str, after: str) -> list[list[str]]:
    """The texts word by word; long stretches that stay are shortened to what stands beside a change."""
    old, new = before.split(), after.split()
    parts: list[list[str]] = []
    blocks = difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for place, (kind, i, j, k, end) in enumerate(blocks):
        if kind == "equal":
            parts.append(["kept", _shortened(old[i:j], first=place == 0, last=place == len(blocks) - 1)])
            continue
        if j > i:
            parts.append(["out", " ".join(old[i:j])])
        if end > k:
            parts.append(["in", " ".join(new[k:end])])
    return parts


def _shortened(words: list[str], *, first: bool, last: bool) -> str:
    if len(words) <= 2 * CONTEXT_WORDS:
        return " ".join(words)
    head = [] if first else words[:CONTEXT_WORDS]
    tail = [] if last else words[-CONTEXT_WORDS:]
    return " ".join([*head, "…", *tail])
