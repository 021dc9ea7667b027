"""City fields and capability terms: the shared words by which challenges and startups are described and found."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from marketplace.text import sort_key


class Named(models.Model):
    """A row with a Persian and an English name; the Persian one always stands in."""

    name_fa = models.CharField(_("Persian name"), max_length=120, unique=True)
    name_en = models.CharField(_("English name"), max_length=120, blank=True)
    sort_key = models.CharField(max_length=300, editable=False, db_index=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.sort_key = sort_key(self.name_fa)
        super().save(*args, **kwargs)

    @property
    def name(self) -> str:
        """The name in the active language; Persian where no English one was given."""
        return self.name_en if get_language() == "en" and self.name_en else self.name_fa


class Field(Named):
    """A city field (حوزه): waste, air, traffic…; `icon` names an outline icon."""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    icon = models.CharField(_("icon"), max_length=40, blank=True)
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("field")
        verbose_name_plural = _("fields")
        ordering = ["position", "sort_key"]


class Capability(Named):
    """A capability term (توانمندی) of a startup: «LoRa network», «image processing»; with other spellings and its usual
    fields.
    """

    code = models.SlugField(_("code"), max_length=60, unique=True)
    aliases = models.JSONField(_("other spellings"), default=list, blank=True)
    fields = models.ManyToManyField(Field, related_name="capabilities", blank=True, verbose_name=_("fields"))
    is_listed = models.BooleanField(_("suggested to everybody"), default=True)

    class Meta:
        verbose_name = _("capability")
        verbose_name_plural = _("capabilities")
        ordering = ["sort_key"]
