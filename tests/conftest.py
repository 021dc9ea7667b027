"""Fixtures of every room: the database of this process, Elasticsearch and a browser where they are there."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import transaction
from django.template import Context, Template
from django.test.signals import template_rendered
from django.utils import translation
from django.utils.safestring import SafeString
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests import databases, services

CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def pytest_collection_finish(session: pytest.Session) -> None:
    """What is imported by now stays until the end: the collector need not walk through it again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(5_000, 10, 10)


@pytest.fixture(scope="session", autouse=True)
def _pages_noted_once(django_test_environment: None) -> None:
    """For `response.context` Django's test client copies the context of every template that is rendered; a page of
    Wagtail's editor includes thousands. Here only a page itself is noted, and not what it extends or includes
    (which `assertTemplateUsed` would want to know: look at the page's words instead).
    """

    def render(self: Template, context: Context) -> SafeString:
        if context.template is self:
            template_rendered.send(sender=self, template=self, context=context)
        return self.nodelist.render(context)

    Template._render = render


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    """A clone of the migrated template instead of pytest-django's migration in each process."""
    with django_db_blocker.unblock():
        template = databases.ensure_template()
        databases.clone(template)
        databases.restore_by_cloning(template)
    yield
    with django_db_blocker.unblock():
        databases.drop_clone()


@pytest.fixture(autouse=True)
def _persian() -> Iterator[None]:
    """Every test begins in Persian, whatever language the one before has left active."""
    with translation.override("fa"):
        yield


@pytest.fixture(scope="module")
def lasting(django_db_setup: None, django_db_blocker: Any) -> Iterator[Callable[[Callable[[], Any]], Any]]:
    """For fixtures of a module: `lasting(make)` makes once what every test of the module finds in the database. What a
    test changes is undone after it; hand out primary keys, so that no test sees another's object. Not beside
    transactional tests.
    """
    whole = transaction.atomic()

    def make_once(make: Callable[[], Any]) -> Any:
        with django_db_blocker.unblock():
            return make()

    make_once(whole.__enter__)
    yield make_once
    make_once(lambda: (transaction.set_rollback(True), whole.__exit__(None, None, None)))


@pytest.fixture(scope="session")
def elasticsearch_url() -> str:
    """Address of the embedded Elasticsearch; for tests marked `elasticsearch`."""
    return services.start_elasticsearch()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's chromium; for tests marked `browser`."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright's loop lives in the thread that makes the test's data
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(services.CHROMIUM), args=CHROMIUM_ARGUMENTS)
        expect.set_options(timeout=20_000)  # two browsers share two cores with the servers they ask
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh visitor: no cookies, Persian, desk-sized window."""
    context = browser.new_context(locale="fa-IR", timezone_id="Asia/Tehran", viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()
