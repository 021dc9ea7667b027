"""The seal: a value opens only with its key and in its place; keys are wrapped and can be rotated; the door asks."""

from __future__ import annotations

import base64
import os
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import ImproperlyConfigured
from hypothesis import given
from hypothesis import strategies as st

from challenges.proposals.models import ProposalAnswer, SealingKey
from challenges.proposals.sealing import (
    SealBroken,
    keys_of,
    places,
    read_content,
    read_draft,
    read_price,
    read_submission,
    rewrap_all,
    seal,
    unseal,
)
from challenges.proposals.sealing.door import can_read_content, can_read_price
from marketplace.accounts.models import User
from marketplace.errors import NotAllowed
from tests.factories import accounts
from tests.factories.challenges import after_deadline, open_challenge
from tests.factories.proposals import draft_proposal, opened_round, picture, submitted_proposal
from tests.factories.vendors import join

KEY = bytes(range(32))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("اب12", max_size=4), inner, max_size=3),
    max_leaves=8,
)


@given(JSON)
def test_a_sealed_value_opens_to_itself(value: Any) -> None:
    assert unseal(seal(value, key=KEY, place="here"), key=KEY, place="here") == value


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=6))
def test_a_sealed_text_shows_nothing_and_is_never_twice_the_same(text: str) -> None:
    blob = seal(text, key=KEY, place="here")

    assert text.encode() not in blob
    assert seal(text, key=KEY, place="here") != blob


@pytest.mark.parametrize(("key", "place"), [(KEY, "elsewhere"), (KEY[::-1], "here")], ids=["place", "key"])
def test_another_place_or_key_does_not_open_it(key: bytes, place: str) -> None:
    with pytest.raises(SealBroken):
        unseal(seal("راز", key=KEY, place="here"), key=key, place=place)


@given(st.integers(min_value=0), st.integers(1, 255))
def test_changed_bytes_do_not_open(position: int, change: int) -> None:
    blob = bytearray(seal("راز", key=KEY, place="here"))
    blob[position % len(blob)] ^= change
    with pytest.raises(SealBroken):
        unseal(bytes(blob), key=KEY, place="here")


def test_places_of_one_proposal_are_all_different() -> None:
    one, file = uuid4(), uuid4()
    found = [
        places.answer(one, "a"), places.answer(one, "b"), places.team(one), places.price(one),
        places.file_name(one, file), places.submitted_content(one, 1),
        places.submitted_content(one, 2), places.submitted_price(one, 1),
    ]  # fmt: skip

    assert len(set(found)) == len(found)
    assert places.answer(uuid4(), "a") not in found


# -- keys


@pytest.mark.django_db
def test_each_envelope_of_each_round_has_its_own_key_made_once() -> None:
    first, second = (open_challenge().rounds.get() for _ in range(2))
    keys = [key for round_ in (first, second) for key in (keys_of(round_).content, keys_of(round_).price)]

    assert len(set(keys)) == 4
    assert keys_of(first).content == keys[0]
    assert SealingKey.objects.count() == 4
    assert all(keys[0] not in bytes(row.wrapped) for row in SealingKey.objects.all())


def entry(name: str) -> str:
    return f"{name}:{base64.b64encode(os.urandom(32)).decode()}"


@pytest.mark.django_db
def test_a_key_can_be_rotated_and_the_old_one_taken_away(settings: Any) -> None:
    old, new = entry("old"), entry("new")
    settings.SEALING_KEYS = [old]
    round_ = open_challenge().rounds.get()
    key = keys_of(round_).content

    settings.SEALING_KEYS = [new, old]
    assert rewrap_all() == 2
    assert rewrap_all() == 0
    settings.SEALING_KEYS = [new]
    assert keys_of(round_).content == key

    settings.SEALING_KEYS = [old]
    with pytest.raises(SealBroken) as refused:
        keys_of(round_)
    assert "new" in refused.value.detail
    assert "new" not in str(refused.value), "who reads the page learns nothing of keys"


@pytest.mark.django_db
def test_a_wrapped_key_of_another_round_does_not_open() -> None:
    first, second = (open_challenge().rounds.get() for _ in range(2))
    keys_of(first)
    keys_of(second)
    stolen = SealingKey.objects.get(round=first, envelope="content")
    SealingKey.objects.filter(round=second, envelope="content").update(wrapped=stolen.wrapped)

    with pytest.raises(SealBroken):
        keys_of(second)


@pytest.mark.parametrize("entries", [[], ["a:not base64!"], ["a:" + base64.b64encode(b"short").decode()]])
@pytest.mark.django_db
def test_keys_that_cannot_be_used_are_named(entries: list[str], settings: Any) -> None:
    settings.SEALING_KEYS = entries
    with pytest.raises(ImproperlyConfigured, match="SEALING_KEYS"):
        keys_of(open_challenge().rounds.get())


# -- the door


@pytest.mark.django_db
def test_a_draft_is_read_by_the_own_people_and_by_nobody_else() -> None:
    proposal = draft_proposal(file=picture("نقشه.png"))
    writer, viewer = proposal.created_by, join(proposal.vendor, role="viewer")
    strangers = [accounts.office_officer(), accounts.auditor(), accounts.administrator(), accounts.UserFactory.create()]

    for person in (writer, viewer):
        assert read_draft(actor=person, proposal=proposal).files[0].name == "نقشه.png"
        assert read_draft(actor=person, proposal=proposal).team[0]["name"] == "سارا راد"
    for person in strangers:
        with pytest.raises(NotAllowed):
            read_draft(actor=person, proposal=proposal)


@pytest.mark.django_db
def test_who_has_left_the_startup_reads_nothing_any_more() -> None:
    proposal = submitted_proposal()
    person = join(proposal.vendor, role="member")
    assert can_read_content(person, proposal)

    proposal.vendor.memberships.filter(user=person).update(ended_at=proposal.created_at)
    fresh = type(proposal).objects.get(pk=proposal.pk)
    assert not can_read_content(User.objects.get(pk=person.pk), fresh)


@pytest.mark.django_db
def test_before_the_opening_nobody_else_gets_through_the_door() -> None:
    proposal = submitted_proposal()
    for person in (accounts.office_officer(), accounts.auditor(), accounts.administrator()):
        for read in (read_content, read_price):
            with pytest.raises(NotAllowed):
                read(actor=person, proposal=proposal)
    with pytest.raises(NotAllowed):
        read_submission(actor=accounts.office_officer(), submission=proposal.current_submission)


@pytest.mark.django_db
def test_the_opening_lets_office_and_auditors_in_but_not_to_the_price() -> None:
    found = opened_round(count=1)
    proposal = found.proposals[0]
    with after_deadline(found.challenge):
        assert read_content(actor=found.first_officer, proposal=proposal)["answers"]
        assert can_read_content(accounts.auditor(), proposal)
        assert not can_read_content(accounts.administrator(), proposal)
        assert not can_read_content(accounts.officer(found.challenge.department), proposal)
        assert not can_read_price(found.first_officer, proposal)
        assert can_read_price(proposal.created_by, proposal)


@pytest.mark.django_db
def test_ciphertexts_in_the_books_belong_to_their_row() -> None:
    one, other = draft_proposal(), draft_proposal()
    row = ProposalAnswer.objects.get(proposal=one, question_key="method")
    ProposalAnswer.objects.filter(proposal=other, question_key="method").update(ciphertext=row.ciphertext)

    with pytest.raises(SealBroken):
        read_draft(actor=other.created_by, proposal=other)
