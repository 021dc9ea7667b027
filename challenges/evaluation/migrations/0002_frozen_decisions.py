"""What was announced stays as it was announced: lines and public reason change only while the decision is proposed."""

from django.db import migrations

CREATE = """
CREATE FUNCTION evaluation_refuse_frozen_line() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  line evaluation_decisionline;
BEGIN
  line := CASE WHEN TG_OP = 'INSERT' THEN NEW ELSE OLD END;
  IF EXISTS (SELECT 1 FROM evaluation_decision WHERE id = line.decision_id AND status <> 'proposed') THEN
    RAISE EXCEPTION '% refused: the lines of an announced decision are frozen', TG_OP
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END
$$;
CREATE TRIGGER evaluation_decisionline_frozen BEFORE INSERT OR UPDATE OR DELETE ON evaluation_decisionline
  FOR EACH ROW EXECUTE FUNCTION evaluation_refuse_frozen_line();
CREATE FUNCTION evaluation_refuse_frozen_reason() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the public reason of an announced decision is frozen' USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER evaluation_decision_frozen BEFORE UPDATE ON evaluation_decision
  FOR EACH ROW WHEN (OLD.status <> 'proposed' AND NEW.public_reason <> OLD.public_reason)
  EXECUTE FUNCTION evaluation_refuse_frozen_reason();
"""
DROP = """
DROP TRIGGER evaluation_decision_frozen ON evaluation_decision;
DROP FUNCTION evaluation_refuse_frozen_reason();
DROP TRIGGER evaluation_decisionline_frozen ON evaluation_decisionline;
DROP FUNCTION evaluation_refuse_frozen_line();
"""


class Migration(migrations.Migration):
    dependencies = [("evaluation", "0001_initial")]

    operations = [migrations.RunSQL(CREATE, DROP)]
