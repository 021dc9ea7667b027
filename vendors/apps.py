from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class VendorsConfig(AppConfig):
    name = "vendors"
    label = "vendors"
    verbose_name = _("Startups")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from vendors.wiring import connect  # noqa: PLC0415  models are not there before ready

        connect()
