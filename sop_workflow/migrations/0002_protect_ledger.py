"""The database itself refuses to change or remove ledger rows."""

from django.db import migrations

TABLE = "sop_workflow_ledgerentry"

POSTGRESQL = [
    f"""
    CREATE FUNCTION sop_ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      -- Emptying an empty table is harmless; nothing else is allowed.
      IF TG_OP = 'TRUNCATE' AND NOT EXISTS (SELECT 1 FROM {TABLE}) THEN
        RETURN NULL;
      END IF;
      RAISE EXCEPTION 'the SOP ledger is append-only';
    END $$;
    """,
    f"""
    CREATE TRIGGER sop_ledger_row BEFORE UPDATE OR DELETE ON {TABLE}
    FOR EACH ROW EXECUTE FUNCTION sop_ledger_refuse();
    """,
    f"""
    CREATE TRIGGER sop_ledger_table BEFORE TRUNCATE ON {TABLE}
    FOR EACH STATEMENT EXECUTE FUNCTION sop_ledger_refuse();
    """,
]
POSTGRESQL_BACK = [
    f"DROP TRIGGER IF EXISTS sop_ledger_table ON {TABLE};",
    f"DROP TRIGGER IF EXISTS sop_ledger_row ON {TABLE};",
    "DROP FUNCTION IF EXISTS sop_ledger_refuse();",
]
SQLITE = [
    f"""
    CREATE TRIGGER sop_ledger_update BEFORE UPDATE ON {TABLE}
    BEGIN SELECT RAISE(ABORT, 'the SOP ledger is append-only'); END;
    """,
    f"""
    CREATE TRIGGER sop_ledger_delete BEFORE DELETE ON {TABLE}
    BEGIN SELECT RAISE(ABORT, 'the SOP ledger is append-only'); END;
    """,
    # INSERT OR REPLACE removes the row in its way without asking the trigger on DELETE.
    f"""
    CREATE TRIGGER sop_ledger_replace BEFORE INSERT ON {TABLE}
    WHEN EXISTS (SELECT 1 FROM {TABLE} WHERE seq = NEW.seq OR hash = NEW.hash)
    BEGIN SELECT RAISE(ABORT, 'the SOP ledger is append-only'); END;
    """,
]
SQLITE_BACK = [
    "DROP TRIGGER IF EXISTS sop_ledger_update;",
    "DROP TRIGGER IF EXISTS sop_ledger_delete;",
    "DROP TRIGGER IF EXISTS sop_ledger_replace;",
]


def _run(schema_editor, statements):
    for statement in statements.get(schema_editor.connection.vendor, ()):
        schema_editor.execute(statement)


def protect(apps, schema_editor):
    """Create the triggers of this database."""
    _run(schema_editor, {"postgresql": POSTGRESQL, "sqlite": SQLITE})


def release(apps, schema_editor):
    """Drop the triggers, so the table can be removed."""
    _run(schema_editor, {"postgresql": POSTGRESQL_BACK, "sqlite": SQLITE_BACK})


class Migration(migrations.Migration):
    dependencies = [("sop_workflow", "0001_initial")]

    operations = [migrations.RunPython(protect, release)]
