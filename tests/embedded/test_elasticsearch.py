"""Embedded Elasticsearch, and the machines that cannot run it."""

from __future__ import annotations

import json
import subprocess
import urllib.request
from pathlib import Path

import pytest

from marketplace.embedded import Elasticsearch, ServiceError
from marketplace.embedded import elasticsearch as module


def service(tmp_path: Path) -> Elasticsearch:
    return Elasticsearch(tmp_path / "elasticsearch", distributions=tmp_path / "distributions")


@pytest.mark.elasticsearch
def test_the_running_node_is_healthy(elasticsearch_url: str) -> None:
    with urllib.request.urlopen(f"{elasticsearch_url}/_cluster/health", timeout=5) as reply:  # noqa: S310  our own node
        health = json.load(reply)

    assert health["status"] in {"green", "yellow"}
    assert health["number_of_nodes"] == 1


@pytest.mark.parametrize(
    ("version", "maven", "reason"),
    [(0, "/usr/bin/mvn", "there is no Java"), (11, "/usr/bin/mvn", "Java 11 is too old"), (17, None, "no `mvn`")],
)
def test_what_is_missing_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: int, maven: str | None, reason: str
) -> None:
    monkeypatch.setattr(module, "java_version", lambda: version)
    monkeypatch.setattr(module.shutil, "which", lambda name: maven)

    obstacle = service(tmp_path).unavailable()

    assert obstacle is not None
    assert reason in obstacle.cause
    assert "ELASTICSEARCH_URL" in obstacle.remedy


def test_a_distribution_that_is_there_needs_no_maven(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    node = service(tmp_path)
    node.home.mkdir(parents=True)
    monkeypatch.setattr(module, "java_version", lambda: 21)
    monkeypatch.setattr(module.shutil, "which", lambda name: None)

    assert node.unavailable() is None


def test_a_failed_download_leaves_nothing_and_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    node = service(tmp_path)
    answer = subprocess.CompletedProcess([], 1, stdout="", stderr="[ERROR] no route to host")
    monkeypatch.setattr(module.subprocess, "run", lambda *arguments, **options: answer)

    with pytest.raises(ServiceError, match="no route to host"):
        node.fetch()

    assert not node.is_fetched


@pytest.mark.parametrize(
    ("output", "expected"),
    [('openjdk version "17.0.15" 2025-04-15', 17), ('java version "1.8.0_402"', 8), ("not a java", 0)],
)
def test_the_version_of_java_is_read(monkeypatch: pytest.MonkeyPatch, output: str, expected: int) -> None:
    answer = subprocess.CompletedProcess([], 0, stdout="", stderr=output)
    monkeypatch.setattr(module, "java_program", lambda: Path("/usr/bin/java"))
    monkeypatch.setattr(module.subprocess, "run", lambda *arguments, **options: answer)

    assert module.java_version.__wrapped__() == expected
