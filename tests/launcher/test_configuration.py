"""What is asked for is checked before anything starts; each refusal has a cause and a remedy."""

from __future__ import annotations

import socket
from collections import namedtuple
from dataclasses import replace
from pathlib import Path

import pytest

from marketplace.embedded import ServiceError
from marketplace.launcher import configuration as module
from marketplace.launcher.configuration import Configuration, check_place, check_port, from_environment

Usage = namedtuple("Usage", "free")


@pytest.fixture
def configuration(tmp_path: Path) -> Configuration:
    return from_environment({"BAHAM_RUN_DIR": str(tmp_path / "run"), "PORT": "8190"})


def test_the_environment_is_honoured() -> None:
    wishes = from_environment({"PORT": "8123", "DEMO": "0", "DATABASE_URL": " postgres://a@b/c ", "HOST": "0.0.0.0"})  # noqa: S104

    assert (wishes.port, wishes.demo, wishes.database_url, wishes.host) == (8123, False, "postgres://a@b/c", "0.0.0.0")  # noqa: S104
    assert wishes.base_url == "http://localhost:8123"


def test_without_wishes_everything_is_embedded_with_the_demo_city_on_port_8000() -> None:
    wishes = from_environment({})

    assert (wishes.port, wishes.demo, wishes.host) == (8000, True, "127.0.0.1")
    assert wishes.database_url == wishes.redis_url == wishes.elasticsearch_url == ""


@pytest.mark.parametrize("port", ["web", "0", "65536", "-1", "80 81"])
def test_what_is_no_port_is_refused(port: str) -> None:
    with pytest.raises(ServiceError, match="is not a port"):
        from_environment({"PORT": port})


def test_a_taken_port_names_its_holder_and_a_way_out(configuration: Configuration) -> None:
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        port = holder.getsockname()[1]

        with pytest.raises(ServiceError) as refusal:
            check_port(replace(configuration, port=port))

    assert f"Port {port} on 127.0.0.1 is taken by" in refusal.value.cause
    assert f"PORT={port + 1} make run" in refusal.value.remedy


def test_a_free_port_is_taken_silently(configuration: Configuration) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]

    check_port(replace(configuration, port=port))


def test_an_address_that_is_not_this_machine_is_said(configuration: Configuration) -> None:
    with pytest.raises(ServiceError, match=r"192\.0\.2\.1 cannot be used"):
        check_port(replace(configuration, host="192.0.2.1"))


def test_a_place_that_cannot_be_written_is_refused(configuration: Configuration, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(ServiceError, match="cannot write below") as refusal:
        check_place(replace(configuration, run_dir=tmp_path / "file" / "run"))

    assert "BAHAM_RUN_DIR" in refusal.value.remedy


def test_a_nearly_full_disk_is_refused_before_it_is_full(
    configuration: Configuration, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module.psutil, "disk_usage", lambda path: Usage(free=50 * 1024**2))

    with pytest.raises(ServiceError, match="Only 50 MB are free"):
        check_place(configuration)


def test_a_good_place_is_made_and_left_clean(configuration: Configuration) -> None:
    check_place(configuration)

    assert list(configuration.run_dir.iterdir()) == []
