from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FilesConfig(AppConfig):
    name = "marketplace.files"
    label = "files"
    verbose_name = _("Files")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Models are not there before ready; the lifecycle registers itself when it is imported.
        from marketplace.files import journal_labels, own_data, states  # noqa: F401, PLC0415

        journal_labels.register()
        own_data.register()
