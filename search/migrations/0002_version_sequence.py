"""The sequence that versions come from: drawn after a change committed, so a higher version has seen at least as much."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]

    operations = [
        migrations.RunSQL("CREATE SEQUENCE search_version AS bigint", "DROP SEQUENCE search_version"),
    ]
