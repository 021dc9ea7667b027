from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CmsConfig(AppConfig):
    name = "cms"
    label = "cms"
    verbose_name = _("Writing and pages")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from cms import consumers, journal_labels, notifications, signals  # noqa: F401, PLC0415  (models are not there before ready)

        consumers.subscribe()
        journal_labels.register()
        notifications.register()
