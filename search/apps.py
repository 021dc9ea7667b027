from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "search"
    label = "search"
    verbose_name = _("Search")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from marketplace import health  # noqa: PLC0415  (models are not there before ready)
        from search.health import probe  # noqa: PLC0415

        health.register("search", probe)
