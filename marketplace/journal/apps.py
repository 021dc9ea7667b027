from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class JournalConfig(AppConfig):
    name = "marketplace.journal"
    label = "journal"
    verbose_name = _("Journal")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from marketplace.journal import outbox, tasks  # noqa: PLC0415  (models are not there before ready)

        outbox.on_wake(tasks.wake)
