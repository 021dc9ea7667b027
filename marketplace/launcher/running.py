"""`make run`: set up, start, say where, watch, stop.

Invariant: every part is watched from the moment it starts, so that any error and any signal on the way ends what was
started so far.
"""

from __future__ import annotations

import os
import subprocess
import time
import urllib.error
import urllib.request

from marketplace.embedded import Elasticsearch, Postgres, Redis, Service, ServiceError
from marketplace.launcher import catalogues, children, records
from marketplace.launcher.configuration import ROOT, Configuration, check_place, check_port
from marketplace.launcher.locking import sole_launcher
from marketplace.launcher.parts import check_brought, embedded_services
from marketplace.launcher.supervisor import Supervisor
from marketplace.launcher.terminal import say, step

FIRST_PAGE_SECONDS = 60
ACCOUNTS_PAGE = "docs/demo.md"
VARIABLES = {Postgres: "DATABASE_URL", Redis: "REDIS_URL"}


def run(configuration: Configuration) -> None:
    """Start everything and stay until a signal; returns only by an exception."""
    check_place(configuration)
    with sole_launcher(configuration.run_dir):
        for name in children.end_leftovers(configuration.run_dir):
            say(f"· Ended {name}, left by an earlier run.")
        check_port(configuration)
        catalogues.compile_stale(ROOT)
        supervisor = Supervisor(configuration, _first_environment(configuration))
        try:
            _start_everything(configuration, supervisor)
            _announce(configuration, supervisor)
            supervisor.watch()
        except ServiceError:
            raise
        except BaseException:
            # Said here and not in the signal's handler: a print inside another one's print raises.
            say("\n· Stopping …")
            raise
        finally:
            supervisor.stop()
            records.forget_system(configuration.run_dir)


def _first_environment(configuration: Configuration) -> dict[str, str]:
    return {
        "DJANGO_SETTINGS_MODULE": os.environ.get("DJANGO_SETTINGS_MODULE", "marketplace.settings.dev"),
        "BAHAM_RUN_DIR": str(configuration.run_dir),
        "PORT": str(configuration.port),
        "BASE_URL": os.environ.get("BASE_URL", configuration.base_url),
        "DATABASE_URL": configuration.database_url,
        "REDIS_URL": configuration.redis_url,
        "ELASTICSEARCH_URL": configuration.elasticsearch_url,
        **{name: os.environ[name] for name in ("STORAGE_URL", "EMAIL_URL") if os.environ.get(name)},
    }


def _start_everything(configuration: Configuration, supervisor: Supervisor) -> None:
    """Elasticsearch takes longest to come up, so it is launched first and waited for last."""
    check_brought(configuration)
    services = embedded_services(configuration)
    search = next((service for service in services if isinstance(service, Elasticsearch)), None)
    searching = _launch_search(search, supervisor) if search else None
    for service in services:
        if service is not search:
            _start_service(service, supervisor)
    records.write_system(configuration.run_dir, supervisor.environment)
    _prepare(configuration, supervisor.environment)
    supervisor.launch(children.web_server(configuration))
    _wait_for_first_page(configuration, supervisor)
    for child in children.background(configuration):
        supervisor.launch(child)
    if search and searching:
        _wait_for_search(search, searching, supervisor)


def _start_service(service: Service, supervisor: Supervisor) -> None:
    with step(service.name):
        service.wait(supervisor.launch(service))
    supervisor.environment[VARIABLES[type(service)]] = service.address


def _launch_search(search: Elasticsearch, supervisor: Supervisor) -> subprocess.Popen[bytes] | None:
    try:
        if not search.is_fetched:
            with step("Elasticsearch: fetching it with Maven (107 MB, once)"):
                search.fetch()
        process = supervisor.launch(search)
    except ServiceError as error:
        _go_on_without(search, error, supervisor)
        return None
    supervisor.environment["ELASTICSEARCH_URL"] = search.address
    return process


def _wait_for_search(search: Elasticsearch, process: subprocess.Popen[bytes], supervisor: Supervisor) -> None:
    try:
        with step(search.name):
            search.wait(process)
    except ServiceError as error:
        _go_on_without(search, error, supervisor)


def _go_on_without(search: Elasticsearch, error: ServiceError, supervisor: Supervisor) -> None:
    supervisor.drop(search)
    supervisor.environment["ELASTICSEARCH_URL"] = ""
    say(f"· Search uses PostgreSQL: {error.cause} {error.remedy}")


def _prepare(configuration: Configuration, environment: dict[str, str]) -> None:
    """Database tables, static files and the demo city: one command, so that Django is loaded once."""
    arguments = ["prepare", "--demo"] if configuration.demo else ["prepare"]
    with step("Preparing") as progress:
        children.run_to_end(arguments, step=progress, log=configuration.logs / "prepare.log", environment=environment)
        progress.result = "database tables, static files" + (", demo city" if configuration.demo else "")


def _wait_for_first_page(configuration: Configuration, supervisor: Supervisor) -> None:
    with step("Web server") as progress:
        while not _answers(configuration):
            if (name := supervisor.ended()) is not None:
                raise ServiceError(f"The {name} ended while starting.", f"See the logs in {configuration.logs}.")
            if progress.seconds > FIRST_PAGE_SECONDS:
                raise ServiceError(
                    f"The web server gave no page within {FIRST_PAGE_SECONDS} s.",
                    f"See {configuration.logs / 'web-server.log'}.",
                )
            time.sleep(0.2)


def _answers(configuration: Configuration) -> bool:
    host = "127.0.0.1" if configuration.host in ("0.0.0.0", "::") else configuration.host  # noqa: S104  compared only
    try:
        with urllib.request.urlopen(f"http://{host}:{configuration.port}/healthz", timeout=10):
            return True
    except urllib.error.HTTPError as answer:
        return answer.code < 500
    except OSError:
        return False


def _announce(configuration: Configuration, supervisor: Supervisor) -> None:
    engine = "Elasticsearch" if supervisor.environment.get("ELASTICSEARCH_URL") else "PostgreSQL"
    accounts = f" · demo accounts: {ACCOUNTS_PAGE}" if configuration.demo else ""
    mail = f" · mail: {configuration.run_dir / 'mail'}" if not os.environ.get("EMAIL_URL") else ""
    say(f"Baham is at {configuration.base_url}/ · search: {engine}{accounts}{mail} · Ctrl-C stops it")
