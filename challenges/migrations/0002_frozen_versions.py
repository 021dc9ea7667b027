"""A published version and everything it says stay as they were published.

Rows are never changed or removed; rows are added to a version only until it has become the current one of its challenge, which is the
last step of publishing it.
"""

from django.db import migrations

from marketplace.journal.append_only import append_only

VERSION = "challenges_challengeversion"
# Each table with the expression that leads from a new row to its version.
ROWS_OF_A_VERSION = {
    "challenges_challengeversion_fields": "NEW.challengeversion_id",
    "challenges_challengeversion_capabilities": "NEW.challengeversion_id",
    "challenges_challengeversion_districts": "NEW.challengeversion_id",
    "challenges_challengeversion_eligible_classes": "NEW.challengeversion_id",
    "challenges_versiondocument": "NEW.version_id",
    "challenges_roundterms": "NEW.version_id",
    "challenges_proposalquestion": "(SELECT version_id FROM challenges_roundterms WHERE id = NEW.terms_id)",
    "challenges_criterion": "(SELECT version_id FROM challenges_roundterms WHERE id = NEW.terms_id)",
}


def _complete(table, version):
    function = f"{table}_complete"
    return migrations.RunSQL(
        sql=f"""
        CREATE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF EXISTS (
            SELECT 1 FROM challenges_challengeversion AS version
            JOIN challenges_challenge AS challenge ON challenge.id = version.challenge_id
            JOIN challenges_challengeversion AS published ON published.id = challenge.current_version_id
            WHERE version.id = {version} AND version.number <= published.number
          ) THEN
            RAISE EXCEPTION 'INSERT refused: a published version takes no more rows of %', TG_TABLE_NAME
              USING ERRCODE = 'restrict_violation';
          END IF;
          RETURN NEW;
        END
        $$;
        CREATE TRIGGER {function} BEFORE INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION {function}();
        """,  # noqa: S608  the names are constants of this file
        reverse_sql=f"DROP TRIGGER {function} ON {table}; DROP FUNCTION {function}();",
    )


class Migration(migrations.Migration):
    dependencies = [("challenges", "0001_initial"), ("journal", "0002_append_only")]

    operations = [
        append_only(VERSION),
        *(append_only(table) for table in ROWS_OF_A_VERSION),
        *(_complete(table, version) for table, version in ROWS_OF_A_VERSION.items()),
    ]
