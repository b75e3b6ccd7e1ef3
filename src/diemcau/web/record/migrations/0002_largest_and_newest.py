"""Facts in order of size and of time, those without at the end; each database says so in its own words."""

from typing import ClassVar

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

_ORDERS = {"record_claim_largest": "value", "record_claim_newest": "last_day"}


def _make(_: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    # SQLite takes an empty value for the smallest, so that it comes last without being told, and refuses to be told.
    last = " NULLS LAST" if editor.connection.vendor == "postgresql" else ""
    for name, column in _ORDERS.items():
        editor.execute(f"CREATE INDEX {name} ON record_claim ({column} DESC{last}, id DESC) WHERE known_to IS NULL")


def _drop(_: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    for name in _ORDERS:
        editor.execute(f"DROP INDEX {name}")


class Migration(migrations.Migration):
    """Two indexes."""

    dependencies: ClassVar = [("record", "0001_initial")]
    operations: ClassVar = [migrations.RunPython(_make, _drop)]
