"""Logs: a line for every request, and nothing that identifies a person."""

from __future__ import annotations

import json
import logging
from io import StringIO

import pytest
import structlog
from django.conf import settings
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from structlog.testing import capture_logs

from marketplace.logs import REMOVED, without_personal_data
from marketplace.notify import services
from tests.factories.accounts import PASSWORD, UserFactory


def cleaned(**event: object) -> dict[str, object]:
    return without_personal_data(None, "info", dict(event))


@pytest.mark.parametrize("name", ["email", "password", "national_code", "token", "ip", "phone", "full_name"])
def test_values_that_identify_are_removed_by_name_at_any_depth(name: str) -> None:
    assert cleaned(**{name: "x"}) == {name: REMOVED}
    assert cleaned(a=[{"b": {name: "x"}}]) == {"a": [{"b": {name: REMOVED}}]}


@pytest.mark.parametrize(
    "text",
    [
        "sent to sara.ahmadi@example.ir today",
        "phone 09121234567",
        "phone +989121234567",
        "code 0013542419 refused",
        "IR820540102680020817909002",
    ],
)
def test_identifying_text_is_cut_out_wherever_it_stands(text: str) -> None:
    assert REMOVED in str(cleaned(event=text)["event"])
    assert not any(part in str(cleaned(event=text)) for part in ("sara", "0912", "989121", "0013542419", "IR82"))


def test_what_identifies_nobody_stays() -> None:
    kept = {
        "event": "BH-1405-0042 closed at 14:00 after 1,234,567 rials",
        "request": "3f0c9d7a5b1e4c2f8a6d0b9e7c5a3f1d",
        "id": 1234567890123,
        "route": "challenges/<str:reference>/",
    }
    assert cleaned(**kept) == kept


@given(local=st.from_regex(r"[a-z0-9.]{1,20}", fullmatch=True), around=st.text(max_size=30))
def test_no_address_survives(local: str, around: str) -> None:
    said = str(cleaned(event=f"{around} {local}@example.ir {around}")["event"])

    assert "@example.ir" not in said.replace(around, "")


@pytest.mark.django_db
def test_each_request_leaves_one_line_with_its_route_and_never_a_token(client: Client) -> None:
    user = UserFactory.create()
    token = services.unsubscribe_token(user=user, group="x")

    with capture_logs() as lines:
        client.get(f"/inbox/unsubscribe/{token}/?email=a@b.ir")
        client.get("/secret-token-path/deep/")

    told = [line for line in lines if line["event"] == "request"]
    assert [line["status"] for line in told] == [404, 404]
    assert told[0]["route"] == "inbox/unsubscribe/<str:token>/"
    assert token not in json.dumps(told)
    assert all(line["ms"] >= 0 for line in told)


@pytest.mark.django_db
def test_signing_in_writes_neither_address_nor_password(client: Client) -> None:
    user = UserFactory.create(email="quiet@example.test")
    stream = StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=settings.LOGGING["formatters"]["json"]["foreign_pre_chain"],
            processors=settings.LOGGING["formatters"]["json"]["processors"],
        )
    )
    root = logging.getLogger()
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    try:
        client.post("/account/login/", {"login": user.email, "password": PASSWORD})
        logging.getLogger("other.library").warning("mail for %s failed", user.email)
    finally:
        root.removeHandler(handler)
        root.setLevel(before)

    written = stream.getvalue()
    assert "other.library" in written
    assert "quiet@" not in written
    assert PASSWORD not in written
    assert all(json.loads(line) for line in written.splitlines())


@pytest.mark.django_db
def test_a_request_id_is_taken_when_well_formed_and_made_otherwise(client: Client) -> None:
    assert client.get("/healthz", headers={"X-Request-ID": "proxy-12345678"})["X-Request-ID"] == "proxy-12345678"
    made = client.get("/healthz", headers={"X-Request-ID": "bad id\nset-cookie"})["X-Request-ID"]
    assert len(made) == 32
