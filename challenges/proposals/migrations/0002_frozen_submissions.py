"""A submission and its receipt stay as they were received; so does every attempt to open."""

from django.db import migrations

from marketplace.journal.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("proposals", "0001_initial"), ("journal", "0002_append_only")]

    operations = [append_only("proposals_submission"), append_only("proposals_openingattempt")]
