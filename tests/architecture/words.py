"""Which words the house says and which of them are translated: extraction from source, reading of catalogues. No
gettext needed.
"""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from django.utils.translation.template import templatize

from tests.architecture.sources import ROOMS, ROOT, named, python_files, templates

Msgid = tuple[str, str, str]  # context, singular, plural

_PLAIN = {"gettext", "gettext_lazy", "gettext_noop", "_", "N_"}
_CONTEXT = {"pgettext", "pgettext_lazy"}
_PLURAL = {"ngettext", "ngettext_lazy"}
_BOTH = {"npgettext", "npgettext_lazy"}
FUNCTIONS = _PLAIN | _CONTEXT | _PLURAL | _BOTH


def msgids_of_python(source: str) -> Iterator[Msgid]:
    """The message ids that Python source names literally."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if called in FUNCTIONS:
                yield from _msgid(called, [_text(argument) for argument in node.args])


def _text(argument: ast.expr) -> str | None:
    return argument.value if isinstance(argument, ast.Constant) and isinstance(argument.value, str) else None


def _msgid(called: str, texts: list[str | None]) -> Iterator[Msgid]:
    wanted = 3 if called in _BOTH else 2 if called in _CONTEXT | _PLURAL else 1
    words = texts[:wanted]
    if len(words) < wanted or any(word is None for word in words):
        return  # a variable: translated elsewhere, where the words stand
    context = str(words[0]) if called in _CONTEXT | _BOTH else ""
    rest = [str(word) for word in (words[1:] if context else words)]
    yield context, rest[0], rest[1] if len(rest) > 1 else ""


_CALL = re.compile(r"\b(gettext|ngettext|pgettext|npgettext|_)\(")


def msgids_of_template(source: str) -> Iterator[Msgid]:
    """The message ids of a template, as Django's own makemessages sees them."""
    code = templatize(source)
    for match in _CALL.finditer(code):
        texts: list[str | None] = []
        for token in _tokens(code[match.end() :]):
            if token.type == tokenize.STRING:
                texts.append(ast.literal_eval(token.string))
            elif token.string != ",":
                break
        yield from _msgid(match[1], texts)


def _tokens(code: str) -> Iterator[tokenize.TokenInfo]:
    try:
        yield from tokenize.generate_tokens(io.StringIO(code).readline)
    except (tokenize.TokenError, IndentationError, SyntaxError):
        return


def said() -> dict[Msgid, str]:
    """Every message id of the house with one place where it stands."""
    found: dict[Msgid, str] = {}
    for path in python_files(migrations=False):
        for msgid in msgids_of_python(path.read_text(encoding="utf-8")):
            found.setdefault(msgid, named(path))
    for path in templates():
        for msgid in msgids_of_template(path.read_text(encoding="utf-8")):
            found.setdefault(msgid, named(path))
    return {msgid: place for msgid, place in found.items() if msgid[1].strip()}


def catalogue_files() -> list[Path]:
    """Our Persian catalogues."""
    return [path for room in ROOMS for path in sorted((ROOT / room).rglob("locale/fa/LC_MESSAGES/django.po"))]


def read(path: Path) -> Catalog:
    """One catalogue."""
    with path.open("rb") as file:
        return read_po(file, locale="fa")


def translated() -> set[Msgid]:
    """Every message id with a Persian text, in any of our catalogues. Fuzzy entries do not count."""
    found: set[Msgid] = set()
    for path in catalogue_files():
        for message in read(path):
            texts = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
            if message.id and all(texts) and "fuzzy" not in message.flags:
                single, plural = message.id if isinstance(message.id, (tuple, list)) else (message.id, "")
                found.add((message.context or "", single, plural))
    return found
