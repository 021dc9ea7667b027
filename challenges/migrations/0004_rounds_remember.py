"""A round keeps when it was decided on, and why it closed with unanswered questions, when the next one begins."""

from django.db import migrations, models

COPY = """
UPDATE challenges_round AS round SET decided_at = challenge.decided_at
FROM challenges_challenge AS challenge
WHERE challenge.id = round.challenge_id AND round.number = challenge.current_round AND challenge.decided_at IS NOT NULL
"""


class Migration(migrations.Migration):
    dependencies = [("challenges", "0003_weight_limits")]

    operations = [
        migrations.AddField("round", "decided_at", models.DateTimeField(blank=True, null=True)),
        migrations.AddField(
            "round",
            "questions_waived_reason",
            models.TextField(blank=True, verbose_name="public reason for closing with unanswered questions"),
        ),
        migrations.AddConstraint(
            "challenge",
            models.CheckConstraint(
                condition=models.Q(current_round__in=[1, 2]), name="challenges_challenge_round_one_or_two"
            ),
        ),
        migrations.RunSQL(COPY, migrations.RunSQL.noop),
    ]
