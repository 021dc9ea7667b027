"""Reading the environment: the only place that turns text of the surroundings into settings.

Invariant: a value that cannot be understood is refused with its name, what is wrong with it and an example; nothing is
guessed.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

ENVIRONMENT: Mapping[str, str] = os.environ


def text(name: str, default: str = "") -> str:
    """The variable's value without surrounding blanks; an empty one counts as not set."""
    return ENVIRONMENT.get(name, "").strip() or default


def words(name: str, default: str = "") -> list[str]:
    """A comma-separated variable as a list."""
    return [part.strip() for part in text(name, default).split(",") if part.strip()]


def flag(name: str, default: bool) -> bool:
    """1/0, true/false, yes/no, on/off."""
    value = text(name).lower()
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"0", "false", "no", "off"}:
        return False
    if value:
        raise ImproperlyConfigured(f"{name}={value!r} is neither yes nor no. Use {name}=1 or {name}=0.")
    return default


def number(name: str, default: int) -> int:
    """A whole number."""
    value = text(name)
    try:
        return int(value) if value else default
    except ValueError:
        raise ImproperlyConfigured(f"{name}={value!r} is not a whole number. Example: {name}={default}.") from None


def database(url: str) -> dict[str, Any]:
    """Django's DATABASES entry for `postgres://user:password@host:port/name?option=value`.

    `?host=/directory` (or a percent-encoded host) means the Unix socket in that directory; other options go to libpq.
    """
    parts = _parts("DATABASE_URL", url, {"postgres", "postgresql"}, "postgres://user:password@host:5432/baham")
    options = dict(parse_qsl(parts.query))
    host = options.pop("host", "") or unquote(parts.netloc.rpartition("@")[2].partition(":")[0])
    name = unquote(parts.path.lstrip("/"))
    if not name:
        raise ImproperlyConfigured("DATABASE_URL names no database. Example: postgres://user:password@host:5432/baham")
    return {
        "ENGINE": "marketplace.database",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"connect_timeout": 3, **options},
    }


def email(url: str) -> dict[str, Any]:
    """Django's EMAIL_* settings for `smtp://user:password@host:587?tls=1`, `smtps://…:465`, `file:///directory` or
    `console:`.
    """
    example = "smtp://user:password@mail.example.ir:587?tls=1"
    parts = _parts("EMAIL_URL", url, {"smtp", "smtps", "file", "console"}, example)
    if parts.scheme == "file":
        return {
            "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
            "EMAIL_FILE_PATH": unquote(parts.path),
        }
    if parts.scheme == "console":
        return {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}
    if not parts.hostname:
        raise ImproperlyConfigured(f"EMAIL_URL names no mail server. Example: {example}")
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or (465 if parts.scheme == "smtps" else 25),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": dict(parse_qsl(parts.query)).get("tls") == "1",
        "EMAIL_TIMEOUT": 10,
    }


def storage(url: str) -> dict[str, Any]:
    """Django's STORAGES entry for `file:///directory` or `s3://key:secret@host/bucket?region=…` (any S3-compatible
    service).
    """
    example = "s3://key:secret@storage.example.ir/baham"
    parts = _parts("STORAGE_URL", url, {"file", "s3"}, example)
    if parts.scheme == "file":
        return {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": unquote(parts.path)}}
    bucket = parts.path.strip("/")
    if not bucket or not parts.hostname:
        raise ImproperlyConfigured(f"STORAGE_URL needs a host and a bucket. Example: {example}")
    options = dict(parse_qsl(parts.query))
    port = f":{parts.port}" if parts.port else ""
    return {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": bucket,
            "endpoint_url": f"{'http' if options.get('plain') == '1' else 'https'}://{parts.hostname}{port}",
            "access_key": unquote(parts.username or ""),
            "secret_key": unquote(parts.password or ""),
            "region_name": options.get("region") or None,
            "default_acl": "private",
            "querystring_auth": True,
            "file_overwrite": False,
        },
    }


def redis(url: str) -> str:
    """The address of Redis, checked for its form."""
    _parts("REDIS_URL", url, {"redis", "rediss", "unix"}, "redis://:password@host:6379/0")
    return url


def elasticsearch(urls: str) -> list[str]:
    """Comma-separated addresses of Elasticsearch nodes; none means that PostgreSQL is the search engine."""
    found = [url.strip() for url in urls.split(",") if url.strip()]
    for url in found:
        _parts("ELASTICSEARCH_URL", url, {"http", "https"}, "http://127.0.0.1:9200")
    return found


def scanner(url: str) -> str:
    """The address of ClamAV, `tcp://host:3310` or `unix:///path/of/socket`; empty where there is none."""
    if url:
        _parts("CLAMAV_URL", url, {"tcp", "unix"}, "tcp://127.0.0.1:3310")
    return url


def _parts(name: str, url: str, schemes: set[str], example: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018  raises on a port that is no number
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} is not an address ({error}). Example: {example}") from None
    if parts.scheme not in schemes:
        raise ImproperlyConfigured(f"{name} must begin with {' or '.join(sorted(schemes))}. Example: {example}")
    return parts
