"""Tables whose rows, once written, stay as they are: PostgreSQL itself refuses to change or remove them, whoever asks.

Used in migrations (`operations = [append_only("journal_auditrecord")]`). A refusal reaches Django as an IntegrityError,
because its SQLSTATE is restrict_violation (23001). Rooms depend on the journal's migration 0002, which creates the
function.
"""

from __future__ import annotations

from django.db.migrations import RunSQL

CREATE_FUNCTION = """
CREATE FUNCTION journal_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% refused: rows of % are never changed or removed', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation';
END
$$;
"""
DROP_FUNCTION = "DROP FUNCTION journal_refuse_change();"


def append_only(table: str) -> RunSQL:
    """The migration operation that makes `table` refuse UPDATE, DELETE and TRUNCATE. The name is code, never input."""
    return RunSQL(
        sql=f"""
        CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table}
          FOR EACH ROW EXECUTE FUNCTION journal_refuse_change();
        CREATE TRIGGER {table}_never_emptied BEFORE TRUNCATE ON {table}
          FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse_change();
        """,
        reverse_sql=f"DROP TRIGGER {table}_append_only ON {table}; DROP TRIGGER {table}_never_emptied ON {table};",
    )
