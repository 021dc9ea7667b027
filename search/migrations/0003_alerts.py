"""Saved searches remember up to which entry they were looked at, and when."""

import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("search", "0002_version_sequence")]

    operations = [
        migrations.RenameField("savedsearch", "seen_version", "seen_number"),
        migrations.AddField(
            model_name="savedsearch",
            name="checked_at",
            field=models.DateTimeField(default=django.utils.timezone.now),
        ),
        migrations.AddIndex(
            model_name="savedsearch",
            index=models.Index(
                condition=models.Q(("frequency", "never"), _negated=True),
                fields=["frequency", "checked_at"],
                name="search_saved_due",
            ),
        ),
    ]
