"""Tehran: districts, neighbourhoods and the official holidays, all as data that can be imported anew."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from marketplace.text import sort_key


class District(models.Model):
    """One of the numbered districts (منطقه). `tile_*` place it on the drawn map, north on top; `outline` is GeoJSON
    where imported.
    """

    number = models.PositiveSmallIntegerField(_("number"), primary_key=True)
    name_fa = models.CharField(_("Persian name"), max_length=80)
    name_en = models.CharField(_("English name"), max_length=80)
    tile_column = models.PositiveSmallIntegerField(default=0)
    tile_row = models.PositiveSmallIntegerField(default=0)
    outline = models.JSONField(_("outline (GeoJSON)"), null=True, blank=True)
    outline_source = models.CharField(_("source of the outline"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("district")
        verbose_name_plural = _("districts")
        ordering = ["number"]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the active language."""
        return self.name_en if get_language() == "en" else self.name_fa


class Neighbourhood(models.Model):
    """A neighbourhood (محله) of a district; how many there are depends on the source, so they are data."""

    district = models.ForeignKey(District, models.PROTECT, related_name="neighbourhoods")
    name_fa = models.CharField(_("Persian name"), max_length=80)
    name_en = models.CharField(_("English name"), max_length=80, blank=True)
    sort_key = models.CharField(max_length=200, editable=False, db_index=True)

    class Meta:
        verbose_name = _("neighbourhood")
        verbose_name_plural = _("neighbourhoods")
        ordering = ["sort_key"]
        constraints = [models.UniqueConstraint(fields=["district", "name_fa"], name="places_neighbourhood_once")]

    def __str__(self) -> str:
        return self.name_fa

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.sort_key = sort_key(self.name_fa)
        super().save(*args, **kwargs)


class Holiday(models.Model):
    """An official holiday. They move by lunar calendar and by decree: imported yearly, never a constant in code."""

    day = models.DateField(_("day"), primary_key=True)
    title_fa = models.CharField(_("Persian title"), max_length=120)
    title_en = models.CharField(_("English title"), max_length=120, blank=True)
    provisional = models.BooleanField(_("provisional (lunar, not yet announced)"), default=False)

    class Meta:
        verbose_name = _("holiday")
        verbose_name_plural = _("holidays")
        ordering = ["day"]
        constraints = [models.CheckConstraint(condition=~Q(title_fa=""), name="places_holiday_titled")]

    def __str__(self) -> str:
        return f"{self.day}: {self.title_fa}"
