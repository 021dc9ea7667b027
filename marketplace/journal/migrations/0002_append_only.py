"""The audit log refuses every change."""

from django.db import migrations

from marketplace.journal.append_only import CREATE_FUNCTION, DROP_FUNCTION, append_only


class Migration(migrations.Migration):
    dependencies = [("journal", "0001_initial")]

    operations = [
        migrations.RunSQL(CREATE_FUNCTION, DROP_FUNCTION),
        append_only("journal_auditrecord"),
    ]
