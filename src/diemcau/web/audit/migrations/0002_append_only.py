"""The database itself refuses to change or delete an entry of the log."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

_REFUSE = {
    "postgresql": (
        """CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
           BEGIN RAISE EXCEPTION 'an entry of the audit log is never changed'; END $$""",
        """CREATE TRIGGER audit_entry_kept BEFORE UPDATE OR DELETE ON audit_entry
           FOR EACH ROW EXECUTE FUNCTION audit_refuse()""",
    ),
    "sqlite": tuple(
        f"CREATE TRIGGER audit_entry_{verb.lower()} BEFORE {verb} ON audit_entry"
        " BEGIN SELECT RAISE(ABORT, 'an entry of the audit log is never changed'); END"
        for verb in ("UPDATE", "DELETE")
    ),
}
_ALLOW = {
    "postgresql": ("DROP TRIGGER audit_entry_kept ON audit_entry", "DROP FUNCTION audit_refuse()"),
    "sqlite": ("DROP TRIGGER audit_entry_update", "DROP TRIGGER audit_entry_delete"),
}


def _refuse(_: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    _run(_REFUSE, editor)


def _allow(_: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    _run(_ALLOW, editor)


def _run(statements: Mapping[str, tuple[str, ...]], editor: BaseDatabaseSchemaEditor) -> None:
    with editor.connection.cursor() as cursor:
        for statement in statements[editor.connection.vendor]:
            cursor.execute(statement)


class Migration(migrations.Migration):
    """Triggers that abort."""

    dependencies: ClassVar = [("audit", "0001_initial")]
    operations: ClassVar = [migrations.RunPython(_refuse, _allow)]
