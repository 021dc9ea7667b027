"""A group and kinds of the tests' own."""

from __future__ import annotations

import pytest
from django.utils.translation import gettext_lazy

from marketplace.notify import catalogue
from marketplace.notify.catalogue import Group, Importance, Kind
from marketplace.notify.models import Mailing


@pytest.fixture(autouse=True)
def kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    """«tests.told» (at once), «tests.daily» (digest) and «tests.must» (cannot be silenced)."""
    monkeypatch.setattr(catalogue, "_groups", dict(catalogue._groups))
    monkeypatch.setattr(catalogue, "_kinds", dict(catalogue._kinds))
    catalogue.register(
        Group("tests", gettext_lazy("Inbox")),
        Group("tests-daily", gettext_lazy("Profile"), default=Mailing.DIGEST),
        Group("tests-must", gettext_lazy("Mails"), fixed=True),
        Kind("tests.told", "tests", "«%(title)s» %(count)s", "until %(closes_at)s", importance=Importance.ACT),
        Kind("tests.daily", "tests-daily", "daily %(title)s", "body"),
        Kind("tests.must", "tests-must", "must %(title)s", "body"),
    )
