"""Receipts and manifests are arithmetic: whoever has the values can compute them again, whoever has not learns
nothing.
"""

from __future__ import annotations

import hashlib
import json
import re
from typing import Any

import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from challenges.proposals.receipts import digest, is_in, manifest, manifest_root, new_salt, receipt_hash, receipt_number

HASHES = st.text("0123456789abcdef", min_size=64, max_size=64)
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("abcسش", max_size=5), inner, max_size=4),
    max_leaves=12,
)
RECEIPTS = st.lists(
    st.builds(lambda n, h: {"number": f"R-1405-{n}", "hash": h}, st.text("2345", min_size=8, max_size=8), HASHES),
    max_size=6,
)


@given(VALUES)
def test_the_digest_is_sha256_of_canonical_json(value: Any) -> None:
    assert digest(value) == hashlib.sha256(rfc8785.dumps(value)).hexdigest()


@given(VALUES)
def test_the_digest_survives_storing_and_reading_again(value: Any) -> None:
    assert digest(json.loads(json.dumps(value, ensure_ascii=False))) == digest(value)


def test_canonical_json_does_not_depend_on_the_order_of_keys() -> None:
    assert digest({"الف": 1, "b": [2, "سه"]}) == digest({"b": [2, "سه"], "الف": 1})
    assert rfc8785.dumps({"b": 1, "a": "پ"}) == '{"a":"پ","b":1}'.encode()


@given(HASHES, HASHES, st.lists(HASHES, max_size=4), st.randoms())
def test_the_order_of_files_does_not_matter(content: str, price: str, files: list[str], random: Any) -> None:
    other = list(files)
    random.shuffle(other)
    one, two = (receipt_hash(number="R", content_hash=content, price_hash=price, file_hashes=f) for f in (files, other))
    assert one == two


@given(HASHES, HASHES, HASHES)
def test_a_receipt_changes_with_each_of_its_parts(content: str, price: str, other: str) -> None:
    def hash_of(**changed: Any) -> str:
        return receipt_hash(
            **{"number": "R-1", "content_hash": content, "price_hash": price, "file_hashes": []} | changed
        )

    found = [hash_of(), hash_of(number="R-2"), hash_of(file_hashes=[other])]
    found += [hash_of(content_hash=other)] if other != content else []
    found += [hash_of(price_hash=other)] if other != price else []
    assert len(set(found)) == len(found)


def test_a_guessed_price_cannot_be_checked_because_of_the_salt() -> None:
    price = {"total": 30_000_000_000}

    assert digest({**price, "salt": new_salt()}) != digest({**price, "salt": new_salt()})
    assert re.fullmatch("[0-9a-f]{32}", new_salt())


def test_receipt_numbers_can_be_read_aloud_and_tell_nothing() -> None:
    numbers = {receipt_number(1405) for _ in range(200)}

    assert len(numbers) == 200
    assert all(re.fullmatch("R-1405-[2-9A-HJ-NP-Z]{8}", number) for number in numbers)


@given(RECEIPTS, st.randoms())
def test_a_manifest_does_not_depend_on_the_order_in_which_proposals_came(
    rows: list[dict[str, str]], random: Any
) -> None:
    rows = list({row["number"]: row for row in rows}.values())
    other = list(rows)
    random.shuffle(other)

    assert manifest_root(manifest(rows)) == manifest_root(manifest(other))
    assert all(is_in(manifest(rows), number=row["number"], hash_=row["hash"]) for row in rows)


@given(RECEIPTS, HASHES)
def test_a_changed_receipt_is_not_in_the_manifest_and_changes_its_root(rows: list[dict[str, str]], other: str) -> None:
    rows = manifest({row["number"]: row for row in rows}.values())
    for place, row in enumerate(rows):
        if row["hash"] != other:
            changed = [*rows[:place], row | {"hash": other}, *rows[place + 1 :]]
            assert not is_in(rows, number=row["number"], hash_=other)
            assert manifest_root(changed) != manifest_root(rows)
    assert not is_in(rows, number="R-0", hash_=other)


def test_a_manifest_holds_numbers_and_hashes_and_nothing_else() -> None:
    assert manifest([{"number": "R-2", "hash": "b", "vendor": "x"}, {"number": "R-1", "hash": "a"}]) == [
        {"number": "R-1", "hash": "a"},
        {"number": "R-2", "hash": "b"},
    ]
