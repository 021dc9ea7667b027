"""The innovation office's limits of weights, a row a group of criteria."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("challenges", "0002_frozen_versions")]

    operations: ClassVar = [
        migrations.CreateModel(
            name="WeightLimit",
            fields=[
                (
                    "group",
                    models.CharField(
                        choices=[
                            ("technical", "Technical"),
                            ("delivery", "Delivery"),
                            ("impact", "Impact"),
                            ("price", "Price"),
                        ],
                        max_length=12,
                        primary_key=True,
                        serialize=False,
                        verbose_name="group",
                    ),
                ),
                ("least", models.PositiveSmallIntegerField(verbose_name="at least")),
                ("most", models.PositiveSmallIntegerField(verbose_name="at most")),
            ],
            options={
                "verbose_name": "limit of weights",
                "verbose_name_plural": "limits of weights",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("most__gte", models.F("least")), ("most__lte", 100)),
                        name="challenges_weightlimit_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("group__in", ["technical", "delivery", "impact", "price"])),
                        name="challenges_weightlimit_group_word",
                    ),
                ],
            },
        ),
    ]
