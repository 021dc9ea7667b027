"""Every word people see is said in Persian, in good letters; no catalogue breaks a placeholder."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Message

from tests.architecture import words
from tests.architecture.sources import named

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
LATIN = re.compile(r"[A-Za-z]")
CATALOGUES = words.catalogue_files()


def texts_of(message: Message) -> list[str]:
    found = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
    return [text for text in found if text]


def entries(path: Path) -> list[Message]:
    return [message for message in words.read(path) if message.id]


def test_every_message_is_translated() -> None:
    known = words.translated()
    missing = sorted((place, *msgid) for msgid, place in words.said().items() if msgid not in known)

    assert missing == [], f"{len(missing)} messages have no Persian text"


def test_the_house_has_words_and_the_extraction_finds_them() -> None:
    said = words.said()

    assert len(said) > 300
    assert ("challenge", "Open for proposals", "") in said


@pytest.mark.parametrize("path", CATALOGUES, ids=named)
def test_letters_are_persian_and_half_spaces_stand_right(path: Path) -> None:
    wrong = []
    for message in entries(path):
        for text in texts_of(message):
            if re.search("[يكةى٠-٩]", text):
                wrong.append(f"Arabic letters or digits: {text}")
            if re.search("\u200c\u200c|\u200c[\\s.,،؛:»)]|[\\s«(]\u200c|^\u200c|\u200c$", text):
                wrong.append(f"half-space beside a space: {text!r}")
            if re.search(r"(?<![\w‌])(?:می|نمی) [آ-ی]", text) or re.search(r"[آ-ی] (?:ها|های|هایی)(?![آ-ی])", text):
                wrong.append(f"a space where a half-space belongs: {text}")
    assert wrong == []


@pytest.mark.parametrize("path", CATALOGUES, ids=named)
def test_digits_are_persian(path: Path) -> None:
    wrong = []
    for message in entries(path):
        for text in texts_of(message):
            plain = PLACEHOLDER.sub("", re.sub(r"\S*[A-Za-z]\S*", "", text))
            if re.search(r"[0-9]", plain):
                wrong.append(text)
    assert wrong == []


@pytest.mark.parametrize("path", CATALOGUES, ids=named)
def test_placeholders_survive_translation(path: Path) -> None:
    wrong = []
    for message in entries(path):
        ids = message.id if isinstance(message.id, (tuple, list)) else (message.id,)
        wanted = {found for text in ids for found in PLACEHOLDER.findall(text)}
        for text in texts_of(message):
            found = set(PLACEHOLDER.findall(text))
            if found - wanted or (len(ids) == 1 and wanted != found):
                wrong.append((ids[0], text))
    assert wrong == []


@pytest.mark.parametrize(
    ("source", "msgids"),
    [
        ('{% translate "A" %}', [("", "A", "")]),
        ('{% translate "A" as x %}{% translate "B" context "c" %}', [("", "A", ""), ("c", "B", "")]),
        ("{% blocktranslate with a=b trimmed %}\n  Hello {{ a }}\n{% endblocktranslate %}", [("", "Hello %(a)s", "")]),
        (
            "{% blocktranslate count n=n %}{{ n }} day{% plural %}{{ n }} days{% endblocktranslate %}",
            [("", "%(n)s day", "%(n)s days")],
        ),
        ("{{ _('A') }}", [("", "A", "")]),
    ],
)
def test_template_messages_are_found(source: str, msgids: list[words.Msgid]) -> None:
    assert list(words.msgids_of_template(source)) == msgids


def test_python_messages_are_found() -> None:
    source = "_('a'), pgettext_lazy('c', 'b'), ngettext('one', 'many', 2), _(x), gettext_lazy('d' 'e')"

    assert sorted(words.msgids_of_python(source)) == [
        ("", "a", ""),
        ("", "de", ""),
        ("", "one", "many"),
        ("c", "b", ""),
    ]
