from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PilotsConfig(AppConfig):
    name = "challenges.pilots"
    label = "pilots"
    verbose_name = _("Pilots")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from challenges.pilots import wiring  # noqa: PLC0415  (models are not there before ready)

        wiring.connect()
