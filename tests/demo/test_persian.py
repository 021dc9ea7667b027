"""Our own texts are spelled rightly: Persian letters and digits, half spaces, Persian quotes, no officialese."""

import re

import pytest

from marketplace.management.demo.city import CITY
from marketplace.management.demo.terms import INTELLECTUAL_PROPERTY
from marketplace.places.data import DISTRICTS
from marketplace.places.holidays import HOLIDAYS
from marketplace.taxonomy.capabilities import CAPABILITIES
from marketplace.taxonomy.data import FIELDS
from tests.demo.texts import persian, texts

NAMES = persian([FIELDS, DISTRICTS, HOLIDAYS, INTELLECTUAL_PROPERTY])
NAMES += [(row.code, row.name_fa) for row in CAPABILITIES]  # aliases hold other spellings on purpose
SENTENCES = persian(CITY)
ZWNJ = "\u200c"

RULES = {
    "arabic letter": r"[\u064a\u0643\u0649\u06c0\u0629]",
    "arabic digit": r"[\u0660-\u0669]",
    "latin comma, semicolon or question mark": r"[\u0600-\u06ff]\s*[,;?]",
    "straight quotes": r"\"",
    "verb prefix with a space": r"(?<![\u0600-\u06ff\u200c])ن?می (?=[\u0600-\u06ff])",
    "plural with a space": r"(?<=[\u0600-\u06ff]) ها(?:ی|یی|یم|یش|یشان)?(?![\u0600-\u06ff\u200c])",
    "comparative with a space": r"(?<=[\u0600-\u06ff]) ترین?(?= )(?! و خشک)",
    "invisible letter that is no half space": "[\u200b\u200d\u200e\u200f\u00ad\ufeff\u00a0]",
    "half space at a border": r"\u200c(?:[\s.،؛:»)]|$)|(?:^|[\s«(])\u200c",
    "half space after a letter that does not join": r"[اآدذرزژوء]\u200cها",
    "space before a mark": r" [.،؛:؟!»]",
    "doubled space": r"  ",
    "officialese": (
        r"گردیده|(?:ثبت|انجام|ارسال|ارائه|اعلام) می‌گردد|نسبت به .{0,20}اقدام"
        r"|لذا|بدینوسیله|مقتضی|فوق‌الذکر|جهت (?:انجام|ارسال)"
    ),
}


@pytest.mark.parametrize("rule", RULES, ids=list(RULES))
def test_our_persian_keeps(rule: str) -> None:
    pattern = re.compile(RULES[rule])
    found = [
        (path, text[max(0, m.start() - 25) : m.end() + 25])
        for path, text in SENTENCES + NAMES
        for m in pattern.finditer(text)
    ]
    assert found == []


def test_numbers_in_persian_sentences_have_persian_digits() -> None:
    allowed = re.compile(r"(?:[A-Za-z][\w.+-]*\s?)+[0-9][\w.]*|^[0-9.]+$")
    found = []
    for path, text in SENTENCES + NAMES:
        if path.endswith((".code", ".email", ".website", ".legal_id")):
            continue
        rest = allowed.sub("", text)
        if re.search(r"[0-9]", rest):
            found.append((path, text[:80]))
    assert found == []


def test_quotes_come_in_pairs() -> None:
    assert [path for path, text in SENTENCES if text.count("«") != text.count("»")] == []


def test_no_long_text_is_written_twice() -> None:
    seen: dict[str, str] = {}
    doubled = []
    anchors = {anchor for challenge in CITY.challenges for c in challenge.criteria for anchor in c.anchors}
    for path, text in SENTENCES:
        if len(text) > 60 and text not in anchors:
            if text in seen:
                doubled.append((seen[text], path))
            seen[text] = path
    assert doubled == []


def test_html_is_paragraphs_and_lists_only() -> None:
    tags = {tag for _, text in texts(CITY) for tag in re.findall(r"</?(\w+)", text)}
    assert tags <= {"p", "ul", "li"}
