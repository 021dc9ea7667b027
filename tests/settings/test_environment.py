"""Addresses and switches of the environment become settings, or a refusal that says what is wrong."""

from __future__ import annotations

import pytest
from django.core.exceptions import ImproperlyConfigured

from marketplace.settings import environment


def test_a_database_on_another_machine() -> None:
    entry = environment.database("postgres://city:p%40ss@db.example.ir:5433/baham?sslmode=require")

    assert (entry["HOST"], entry["PORT"], entry["NAME"]) == ("db.example.ir", "5433", "baham")
    assert (entry["USER"], entry["PASSWORD"]) == ("city", "p@ss")
    assert entry["OPTIONS"]["sslmode"] == "require"


@pytest.mark.parametrize(
    "url", ["postgres://baham@/baham?host=/run/pg%20one", "postgresql://baham@%2Frun%2Fpg%20one/baham"]
)
def test_a_database_behind_a_unix_socket(url: str) -> None:
    entry = environment.database(url)

    assert (entry["HOST"], entry["PORT"], entry["USER"]) == ("/run/pg one", "", "baham")
    assert "host" not in entry["OPTIONS"]


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("", "must begin with"),
        ("mysql://a@b/c", "must begin with"),
        ("postgres://a@b:port/c", "not an address"),
        ("postgres://a@b", "names no database"),
    ],
)
def test_a_wrong_database_address_is_refused_with_an_example(url: str, reason: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=reason) as refusal:
        environment.database(url)

    assert "Example: postgres://" in str(refusal.value)


def test_a_refusal_does_not_repeat_the_password() -> None:
    with pytest.raises(ImproperlyConfigured) as refusal:
        environment.database("mysql://city:hunter2@db/baham")

    assert "hunter2" not in str(refusal.value)


def test_mail_servers() -> None:
    plain = environment.email("smtp://city:secret@mail.example.ir:587?tls=1")
    wrapped = environment.email("smtps://mail.example.ir")

    assert (plain["EMAIL_HOST"], plain["EMAIL_PORT"], plain["EMAIL_USE_TLS"]) == ("mail.example.ir", 587, True)
    assert (wrapped["EMAIL_PORT"], wrapped["EMAIL_USE_SSL"], wrapped["EMAIL_USE_TLS"]) == (465, True, False)
    assert environment.email("file:///srv/mail")["EMAIL_FILE_PATH"] == "/srv/mail"


@pytest.mark.parametrize("url", ["http://mail", "smtp://", "mail.example.ir"])
def test_a_wrong_mail_address_is_refused(url: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="EMAIL_URL"):
        environment.email(url)


def test_storages() -> None:
    local = environment.storage("file:///srv/baham")
    remote = environment.storage("s3://key:se%2Fcret@storage.example.ir:9000/bucket?region=thr&plain=1")

    assert local["OPTIONS"]["location"] == "/srv/baham"
    assert remote["OPTIONS"]["endpoint_url"] == "http://storage.example.ir:9000"
    assert (remote["OPTIONS"]["bucket_name"], remote["OPTIONS"]["secret_key"]) == ("bucket", "se/cret")
    assert remote["OPTIONS"]["default_acl"] == "private"


@pytest.mark.parametrize("url", ["s3://key:secret@host", "ftp://host/bucket"])
def test_a_wrong_storage_address_is_refused(url: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="STORAGE_URL"):
        environment.storage(url)


def test_several_nodes_of_elasticsearch_or_none() -> None:
    assert environment.elasticsearch(" http://a:9200, http://b:9200 ,") == ["http://a:9200", "http://b:9200"]
    assert environment.elasticsearch("") == []
    with pytest.raises(ImproperlyConfigured, match="ELASTICSEARCH_URL"):
        environment.elasticsearch("a:9200")


@pytest.mark.parametrize(
    ("value", "expected"), [("1", True), ("Yes", True), ("off", False), ("", True), (" 0 ", False)]
)
def test_switches(monkeypatch: pytest.MonkeyPatch, value: str, expected: bool) -> None:
    monkeypatch.setenv("SWITCH", value)

    assert environment.flag("SWITCH", default=True) is expected


def test_what_is_neither_yes_nor_no_or_no_number_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SWITCH", "maybe")

    with pytest.raises(ImproperlyConfigured, match="SWITCH='maybe'"):
        environment.flag("SWITCH", default=True)
    with pytest.raises(ImproperlyConfigured, match="whole number"):
        environment.number("SWITCH", 5)
