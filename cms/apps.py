from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CmsConfig(AppConfig):
    name = "cms"
    label = "cms"
    verbose_name = _("Writing and pages")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from challenges.trail import join_cases  # noqa: PLC0415  (models are not there before ready)
        from cms import consumers, journal_labels, notifications, selectors, signals  # noqa: F401, PLC0415

        consumers.subscribe()
        join_cases(selectors.page_case)
        journal_labels.register()
        notifications.register()
