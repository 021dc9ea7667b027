"""Who is to decide about a waiting draft, and what a return asks for section by section. Steps that wait already get
their review."""

from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def open_reviews(apps: Any, schema_editor: Any) -> None:
    """One review for each step that waits."""
    waiting = apps.get_model("wagtailcore", "TaskState").objects.filter(status="in_progress")
    apps.get_model("cms", "Review").objects.bulk_create(
        apps.get_model("cms", "Review")(task_state_id=pk) for pk in waiting.values_list("pk", flat=True)
    )


class Migration(migrations.Migration):
    dependencies = [
        ("cms", "0001_initial"),
        ("wagtailcore", "0098_apitoken"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Review",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reminders", models.PositiveSmallIntegerField(default=0, verbose_name="reminders by age")),
                ("reminded_at", models.DateTimeField(blank=True, null=True, verbose_name="reminded at")),
                (
                    "reviewer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="reviewer",
                    ),
                ),
                (
                    "task_state",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="review", to="wagtailcore.taskstate"
                    ),
                ),
            ],
            options={"verbose_name": "review", "verbose_name_plural": "reviews"},
        ),
        migrations.CreateModel(
            name="SectionRemark",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "section",
                    models.CharField(
                        choices=[
                            ("title", "title and summary"),
                            ("need", "need"),
                            ("outcome", "outcome wanted"),
                            ("context", "context"),
                            ("data", "data on offer"),
                            ("site", "site on offer"),
                            ("eligibility", "who may apply"),
                            ("money", "money"),
                            ("dates", "dates"),
                            ("questions", "questions to the startup"),
                            ("criteria", "criteria"),
                            ("documents", "documents"),
                            ("english", "English"),
                        ],
                        max_length=16,
                        verbose_name="section",
                    ),
                ),
                ("reason", models.TextField(max_length=1000, verbose_name="reason")),
                (
                    "task_state",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="remarks", to="wagtailcore.taskstate"
                    ),
                ),
            ],
            options={
                "verbose_name": "remark on a section",
                "verbose_name_plural": "remarks on sections",
                "ordering": ["pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="sectionremark",
            constraint=models.UniqueConstraint(fields=["task_state", "section"], name="cms_sectionremark_once"),
        ),
        migrations.AddConstraint(
            model_name="sectionremark",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    section__in=[
                        "title",
                        "need",
                        "outcome",
                        "context",
                        "data",
                        "site",
                        "eligibility",
                        "money",
                        "dates",
                        "questions",
                        "criteria",
                        "documents",
                        "english",
                    ]
                ),
                name="cms_sectionremark_section_word",
            ),
        ),
        migrations.AddConstraint(
            model_name="sectionremark",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="cms_sectionremark_has_reason"
            ),
        ),
        migrations.RunPython(open_reviews, migrations.RunPython.noop),
    ]
