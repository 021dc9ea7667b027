"""Partners are asked for by legal id, sealed with the share. No page wrote a partner before: the table is empty."""

import uuid

import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("proposals", "0003_concepts_are_invited"),
        ("vendors", "0004_name_keys_and_first_terms"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="partner",
            name="proposals_partner_share_range",
        ),
        migrations.RemoveConstraint(
            model_name="partner",
            name="proposals_partner_consent_whole",
        ),
        migrations.RemoveField(
            model_name="partner",
            name="share",
        ),
        migrations.AddField(
            model_name="partner",
            name="asked_at",
            field=models.DateTimeField(db_default=django.db.models.functions.datetime.Now()),
        ),
        migrations.AddField(
            model_name="partner",
            name="ciphertext",
            field=models.BinaryField(default=b""),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="partner",
            name="public_id",
            field=models.UUIDField(default=uuid.uuid4, editable=False, unique=True),
        ),
        migrations.AlterField(
            model_name="partner",
            name="vendor",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="partnerships",
                to="vendors.vendor",
            ),
        ),
        migrations.AddConstraint(
            model_name="partner",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("consented_at__isnull", True), ("consented_by__isnull", True)),
                    models.Q(
                        ("consented_at__isnull", False), ("consented_by__isnull", False), ("vendor__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="proposals_partner_consent_whole",
            ),
        ),
    ]
