from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from marketplace import checks  # noqa: F401  registers the system checks
from marketplace.celery import app as celery_app

__all__ = ["MarketplaceConfig", "celery_app"]


class MarketplaceConfig(AppConfig):
    """The project package itself: base templates, static files, catalogue and the commands that span rooms."""

    name = "marketplace"
    verbose_name = _("Baham")
