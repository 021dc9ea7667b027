"""Embedded Redis."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
import redis as client

from marketplace.embedded import Redis


@pytest.fixture
def server() -> Iterator[Redis]:
    directory = Path(tempfile.mkdtemp(prefix="baham-redis-"))
    service = Redis(directory / "redis")
    yield service
    service.stop()
    shutil.rmtree(directory)


def test_it_answers_with_its_password_only_and_not_as_root(server: Redis) -> None:
    process = server.start()

    with client.Redis.from_url(server.address) as visitor:
        assert visitor.ping()
    port = int(server.address.rsplit(":", 1)[1].split("/")[0])
    with client.Redis(port=port) as stranger, pytest.raises(client.AuthenticationError):
        stranger.ping()
    assert psutil.Process(process.pid).uids().effective != 0


def test_it_keeps_its_address_over_a_restart(server: Redis) -> None:
    server.start()
    before = server.address
    server.stop()
    assert not server.answers()

    server.start()

    assert server.address == before
