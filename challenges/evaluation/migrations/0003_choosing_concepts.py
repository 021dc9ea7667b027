"""Concepts are chosen from: their decision is final when the invitations are sent, and a refusal has its reason."""

from django.db import migrations, models

OUTCOMES = [
    ("awarded", "Awarded"),
    ("reserve", "In reserve"),
    ("not_awarded", "Not awarded"),
    ("below_threshold", "Below the threshold"),
    ("invited", "Invited to the second round"),
    ("not_invited", "Not invited"),
]


class Migration(migrations.Migration):
    dependencies = [
        ("evaluation", "0002_frozen_decisions"),
        ("proposals", "0003_concepts_are_invited"),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="decision", name="evaluation_decision_has_standstill"),
        migrations.RemoveConstraint(model_name="decisionline", name="evaluation_decisionline_outcome_word"),
        migrations.AlterField(
            "decisionline", "outcome", models.CharField(choices=OUTCOMES, max_length=16, verbose_name="outcome")
        ),
        migrations.AddConstraint(
            "decision",
            models.CheckConstraint(
                condition=models.Q(
                    ("status", "proposed"),
                    ("standstill_until__isnull", False),
                    models.Q(
                        ("announced_at", models.F("final_at")),
                        ("announced_at__isnull", False),
                        ("final_at__isnull", False),
                        ("status", "final"),
                    ),
                    _connector="OR",
                ),
                name="evaluation_decision_has_standstill",
            ),
        ),
        migrations.AddConstraint(
            "decisionline",
            models.CheckConstraint(
                condition=models.Q(
                    models.Q(("outcome", "not_invited"), _negated=True),
                    models.Q(("debrief", ""), _negated=True),
                    _connector="OR",
                ),
                name="evaluation_decisionline_refusal_has_reason",
            ),
        ),
        migrations.AddConstraint(
            "decisionline",
            models.CheckConstraint(
                condition=models.Q(("outcome__in", [word for word, _label in OUTCOMES])),
                name="evaluation_decisionline_outcome_word",
            ),
        ),
    ]
