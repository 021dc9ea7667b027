"""Concepts that were chosen are invited to the second round; the others are not."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("challenges", "0004_rounds_remember"),
        ("proposals", "0002_frozen_submissions"),
        ("vendors", "0002_certificate_classes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="proposal",
            name="proposals_proposal_status_word",
        ),
        migrations.RemoveConstraint(
            model_name="proposal",
            name="proposals_proposal_one_active",
        ),
        migrations.AddConstraint(
            model_name="proposal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "status__in",
                        [
                            "draft",
                            "submitted",
                            "withdrawn",
                            "needs_confirmation",
                            "received",
                            "lapsed",
                            "cure_requested",
                            "admissible",
                            "inadmissible",
                            "shortlisted",
                            "below_threshold",
                            "awarded",
                            "reserve",
                            "not_awarded",
                            "disqualified",
                            "invited",
                            "not_invited",
                        ],
                    )
                ),
                name="proposals_proposal_status_word",
            ),
        ),
        migrations.AddConstraint(
            model_name="proposal",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    (
                        "status__in",
                        (
                            "draft",
                            "submitted",
                            "needs_confirmation",
                            "withdrawn",
                            "received",
                            "cure_requested",
                            "admissible",
                            "shortlisted",
                            "below_threshold",
                            "awarded",
                            "reserve",
                            "not_awarded",
                            "inadmissible",
                            "disqualified",
                            "invited",
                            "not_invited",
                        ),
                    )
                ),
                fields=("vendor", "round"),
                name="proposals_proposal_one_active",
            ),
        ),
    ]
