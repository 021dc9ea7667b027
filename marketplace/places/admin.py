"""Districts, neighbourhoods and holidays for platform administrators; outlines and years come by commands."""

from __future__ import annotations

from django.contrib import admin

from marketplace.places.models import District, Holiday, Neighbourhood
from marketplace.technical import ReadOnlyAdmin


@admin.register(District)
class DistrictAdmin(ReadOnlyAdmin):
    """The 22 districts."""

    list_display = ("number", "name_fa", "name_en", "outline_source")
    exclude = ("outline",)


@admin.register(Neighbourhood)
class NeighbourhoodAdmin(admin.ModelAdmin):
    """Names of neighbourhoods; corrected here, imported otherwise."""

    list_display = ("name_fa", "name_en", "district")
    list_filter = ("district",)
    search_fields = ("name_fa", "name_en")


@admin.register(Holiday)
class HolidayAdmin(admin.ModelAdmin):
    """Holidays by decree come at short notice: added by hand here, by year with `import_holidays`."""

    list_display = ("day", "title_fa", "title_en", "provisional")
    list_filter = ("provisional",)
    search_fields = ("title_fa", "title_en")
