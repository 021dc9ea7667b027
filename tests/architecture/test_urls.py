"""Every address × every role: what is answered. A new address without a row in `url_rows` fails here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.architecture import url_rows  # noqa: F401  (fills the table)
from tests.architecture.url_table import FOREIGN, FOREIGN_PATTERNS, LOGIN, ROWS, Answer, Row, make_world


def named_addresses(resolver: Any, namespace: str = "") -> Iterator[str]:
    """The name of every address, «namespace:name», or its pattern where it has none."""
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from named_addresses(entry, inner)
        elif isinstance(entry, URLPattern):
            yield f"{namespace}{entry.name or entry.pattern}"


def is_foreign(name: str) -> bool:
    return name.startswith((*FOREIGN, *FOREIGN_PATTERNS))


def test_every_address_has_a_row() -> None:
    ours = {name for name in named_addresses(get_resolver()) if not is_foreign(name)}

    assert sorted(ours - {row.name for row in ROWS}) == []


def test_every_row_names_an_address_that_exists() -> None:
    assert sorted({row.name for row in ROWS} - set(named_addresses(get_resolver()))) == []


@pytest.mark.django_db
@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.name}-{row.method}")
def test_each_role_gets_the_expected_answer(row: Row) -> None:
    world = make_world()
    url = reverse(row.name, kwargs=row.kwargs(world) if row.kwargs else None)
    found = {}
    for role in row.expects:
        client = Client()
        user = world.users[role]
        if user is not None:
            client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        found[role] = _answer(getattr(client, row.method)(url))

    assert found == row.expects


def _answer(response: Any) -> Answer:
    if response.status_code == 302 and response["Location"].startswith("/account/login/"):
        return LOGIN
    if response.streaming:
        response.getvalue()  # read to the end, so that the file behind it is closed
    status: int = response.status_code
    return status
