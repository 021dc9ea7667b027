"""The city fields and the capability terms."""

from django.db import migrations

from marketplace.taxonomy.capabilities import CAPABILITIES
from marketplace.taxonomy.data import FIELDS
from marketplace.text import sort_key


def load(apps, schema_editor):
    Field = apps.get_model("taxonomy", "Field")
    Capability = apps.get_model("taxonomy", "Capability")
    Field.objects.bulk_create(
        Field(
            code=row.code,
            name_fa=row.name_fa,
            name_en=row.name_en,
            icon=row.icon,
            position=row.order,
            sort_key=sort_key(row.name_fa),
        )
        for row in FIELDS
    )
    fields = {field.code: field for field in Field.objects.all()}
    for row in CAPABILITIES:
        term = Capability.objects.create(
            code=row.code,
            name_fa=row.name_fa,
            name_en=row.name_en,
            aliases=list(row.aliases),
            sort_key=sort_key(row.name_fa),
        )
        term.fields.set([fields[code] for code in row.fields])


class Migration(migrations.Migration):
    dependencies = [("taxonomy", "0001_initial")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop, elidable=False)]
