"""The table in which failed sign-ins are counted for all processes together (`CACHES` in the settings)."""

from __future__ import annotations

from typing import Any

from django.core.management import call_command
from django.db import migrations


def make_table(_: Any, schema_editor: Any) -> None:
    """Make the table of every cache that is kept in the database."""
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    """One table, without a model."""

    dependencies = [("accounts", "0001_initial")]

    operations = [migrations.RunPython(make_table, migrations.RunPython.noop)]
