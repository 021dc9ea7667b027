"""The classes of certificates."""

from django.db import migrations

from marketplace.text import sort_key
from vendors.data import CLASSES


def load(apps, schema_editor):
    CertificateClass = apps.get_model("vendors", "CertificateClass")
    CertificateClass.objects.bulk_create(
        CertificateClass(
            code=row.code,
            name_fa=row.name_fa,
            name_en=row.name_en,
            scheme_year=row.scheme_year,
            rank=row.rank,
            sort_key=sort_key(row.name_fa),
        )
        for row in CLASSES
    )


class Migration(migrations.Migration):
    dependencies = [("vendors", "0001_initial")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop, elidable=False)]
