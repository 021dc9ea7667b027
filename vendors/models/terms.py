"""The terms of use of the marketplace, version by version.

Invariant: a published version never changes; a firm takes part under the newest one only.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class TermsOfUse(models.Model):
    """One version: its text, and in a sentence what is new in it."""

    version = models.PositiveSmallIntegerField(_("version"), unique=True)
    text_fa = models.TextField(_("text, Persian"))
    text_en = models.TextField(_("text, English"), blank=True)
    changes_fa = models.TextField(_("what is new, Persian"), blank=True)
    changes_en = models.TextField(_("what is new, English"), blank=True)
    published_at = models.DateTimeField(_("published"), default=timezone.now)
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("terms of use")
        verbose_name_plural = _("versions of the terms of use")
        ordering = ["-version"]

    def __str__(self) -> str:
        return str(self.version)

    @property
    def text(self) -> str:
        """The text in the active language; Persian, which is binding, where there is no English one."""
        return self.text_en if get_language() == "en" and self.text_en else self.text_fa

    @property
    def changes(self) -> str:
        """What is new, in the active language."""
        return self.changes_en if get_language() == "en" and self.changes_en else self.changes_fa
