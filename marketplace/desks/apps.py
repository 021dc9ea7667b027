from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DesksConfig(AppConfig):
    """Pages that read from several rooms (home, desks); no models of its own."""

    name = "marketplace.desks"
    label = "desks"
    verbose_name = _("Desks")
