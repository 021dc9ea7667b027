"""Keys of names for firms that are there, the moment of running suspensions, and the first version of the terms."""

from django.db import migrations
from django.db.models import F

from vendors.first_terms import TEXT_EN, TEXT_FA
from vendors.names import name_key


def fill(apps, schema_editor):
    Vendor = apps.get_model("vendors", "Vendor")
    rows = []
    for vendor in Vendor.objects.only("pk", "name_fa").iterator():
        vendor.name_key = name_key(vendor.name_fa)
        rows.append(vendor)
    Vendor.objects.bulk_update(rows, ["name_key"], batch_size=1000)
    Vendor.objects.filter(status="suspended").update(suspended_at=F("updated_at"))
    apps.get_model("vendors", "TermsOfUse").objects.create(version=1, text_fa=TEXT_FA, text_en=TEXT_EN)


class Migration(migrations.Migration):
    dependencies = [("vendors", "0003_people_terms_pictures_appeals")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop, elidable=False)]
