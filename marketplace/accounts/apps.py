from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "marketplace.accounts"
    label = "accounts"
    verbose_name = _("People and departments")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Models are not there before ready.
        from marketplace.accounts import journal_labels, leaving, roles  # noqa: PLC0415
        from marketplace.journal import permissions  # noqa: PLC0415

        permissions.use_roles(roles.roles_of)
        journal_labels.register()
        leaving.register()
