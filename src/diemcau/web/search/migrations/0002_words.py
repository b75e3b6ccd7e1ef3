"""The index of words: on PostgreSQL vectors with GIN indexes, on SQLite an FTS5 table that triggers keep."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

_COLUMNS = ("words", "folded")
_OLD = "INSERT INTO search_index(search_index, rowid, words, folded) VALUES ('delete', old.id, old.words, old.folded);"
_NEW = "INSERT INTO search_index(rowid, words, folded) VALUES (new.id, new.words, new.folded);"

_BUILD = {
    "postgresql": tuple(
        statement
        for column in _COLUMNS
        for statement in (
            (
                f"ALTER TABLE search_passage ADD COLUMN {column}_vector tsvector"
                f" GENERATED ALWAYS AS (to_tsvector('simple', {column})) STORED"
            ),
            f"CREATE INDEX search_passage_{column} ON search_passage USING gin ({column}_vector)",
        )
    ),
    "sqlite": (
        # remove_diacritics 0: the columns are folded, or not, before they come here.
        (
            "CREATE VIRTUAL TABLE search_index USING fts5(words, folded, content='search_passage', content_rowid='id',"
            " tokenize='unicode61 remove_diacritics 0', prefix='2 3')"
        ),
        f"CREATE TRIGGER search_index_insert AFTER INSERT ON search_passage BEGIN {_NEW} END",
        f"CREATE TRIGGER search_index_delete AFTER DELETE ON search_passage BEGIN {_OLD} END",
        f"CREATE TRIGGER search_index_update AFTER UPDATE OF words, folded ON search_passage BEGIN {_OLD} {_NEW} END",
        "INSERT INTO search_index(search_index) VALUES ('rebuild')",
    ),
}
_RAZE = {
    "postgresql": tuple(f"ALTER TABLE search_passage DROP COLUMN {column}_vector" for column in _COLUMNS),
    "sqlite": (
        *(f"DROP TRIGGER search_index_{verb}" for verb in ("insert", "delete", "update")),
        "DROP TABLE search_index",
    ),
}


def _build(_: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    _run(_BUILD, editor)


def _raze(_: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    _run(_RAZE, editor)


def _run(statements: Mapping[str, tuple[str, ...]], editor: BaseDatabaseSchemaEditor) -> None:
    with editor.connection.cursor() as cursor:
        for statement in statements[editor.connection.vendor]:
            cursor.execute(statement)


class Migration(migrations.Migration):
    """What Django has no words for."""

    dependencies: ClassVar = [("search", "0001_initial")]
    operations: ClassVar = [migrations.RunPython(_build, _raze)]
