"""The three services of a running system: embedded, or the ones the person brought along.

Invariant: a service that was brought along is tried before anything is built on it, and is never started, stopped or
changed.
"""

from __future__ import annotations

import json
import re
import urllib.request

import psycopg2
import redis

from marketplace.embedded import Elasticsearch, Postgres, Redis, Service, ServiceError
from marketplace.launcher.configuration import Configuration
from marketplace.launcher.terminal import say

OLDEST_POSTGRES = 140000


def embedded_services(configuration: Configuration) -> list[Service]:
    """What we start ourselves, in the order of starting. Elasticsearch is left out, and that is said, where it cannot
    run.
    """
    run_dir = configuration.run_dir
    services: list[Service] = []
    if not configuration.database_url:
        services.append(Postgres(run_dir / "postgres"))
    if not configuration.redis_url:
        services.append(Redis(run_dir / "redis"))
    if not configuration.elasticsearch_url:
        elasticsearch = Elasticsearch(
            run_dir / "elasticsearch", distributions=run_dir / "distributions", heap=configuration.elasticsearch_heap
        )
        obstacle = elasticsearch.unavailable()
        if obstacle is None:
            services.append(elasticsearch)
        else:
            say(f"· Search uses PostgreSQL: {obstacle.cause} {obstacle.remedy}")
    return services


def check_brought(configuration: Configuration) -> None:
    """Try the services that came by address; one that must be there and is not stops the run."""
    if configuration.database_url:
        _check_database(configuration.database_url)
    if configuration.redis_url:
        _check_redis(configuration.redis_url)
    if configuration.elasticsearch_url:
        _check_elasticsearch(configuration.elasticsearch_url)


def _check_database(url: str) -> None:
    remedy = "Correct DATABASE_URL (postgres://user:password@host:5432/name), or leave it out for the embedded one."
    try:
        connection = psycopg2.connect(url, connect_timeout=5)
    except (psycopg2.Error, UnicodeError) as error:
        raise ServiceError(f"DATABASE_URL does not work: {_without_secrets(str(error))}", remedy) from None
    version = connection.server_version
    connection.close()
    if version < OLDEST_POSTGRES:
        raise ServiceError(
            f"The database behind DATABASE_URL is PostgreSQL {version // 10000}; 14 or newer is needed.", remedy
        )


def _check_redis(url: str) -> None:
    try:
        redis.Redis.from_url(url, socket_connect_timeout=5, socket_timeout=5).ping()
    except (redis.RedisError, ValueError, OSError) as error:
        remedy = "Correct REDIS_URL (redis://:password@host:6379/0), or leave it out to use the embedded Redis."
        raise ServiceError(f"REDIS_URL does not work: {_without_secrets(str(error))}", remedy) from None


def _check_elasticsearch(urls: str) -> None:
    """Elasticsearch may be away: PostgreSQL answers meanwhile. It is only said."""
    for url in urls.split(","):
        try:
            with urllib.request.urlopen(f"{url.strip().rstrip('/')}/_cluster/health", timeout=5) as reply:  # noqa: S310  operator's own
                json.load(reply)
                return
        except (OSError, ValueError) as error:
            reason = _without_secrets(str(error))
    say(f"· Search uses PostgreSQL for now: ELASTICSEARCH_URL does not answer ({reason}).")


def _without_secrets(message: str) -> str:
    return re.sub(r"(://[^:/@\s]*:)[^@\s]+@", r"\1…@", " ".join(message.split()))
