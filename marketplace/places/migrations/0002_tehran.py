"""The 22 districts with their tiles, well-known neighbourhoods and the holidays known so far."""

from django.db import migrations

from marketplace.dates import from_jalali
from marketplace.places.data import DISTRICTS
from marketplace.places.holidays import HOLIDAYS
from marketplace.text import sort_key


def load(apps, schema_editor):
    District = apps.get_model("places", "District")
    Neighbourhood = apps.get_model("places", "Neighbourhood")
    Holiday = apps.get_model("places", "Holiday")
    for row in DISTRICTS:
        district = District.objects.create(
            number=row.number, name_fa=row.name_fa, name_en=row.name_en, tile_column=row.column, tile_row=row.row
        )
        Neighbourhood.objects.bulk_create(
            Neighbourhood(district=district, name_fa=fa, name_en=en, sort_key=sort_key(fa))
            for fa, en in row.neighbourhoods
        )
    days = {}
    for row in HOLIDAYS:  # where a lunar holiday falls on a solar one, the certain one gives the title
        day = from_jalali(row.year, row.month, row.day)
        held = days.get(day)
        if held is None or (held.provisional and not row.provisional):
            days[day] = Holiday(day=day, title_fa=row.name_fa, title_en=row.name_en, provisional=row.provisional)
    Holiday.objects.bulk_create(days.values())


class Migration(migrations.Migration):
    dependencies = [("places", "0001_initial")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop, elidable=False)]
