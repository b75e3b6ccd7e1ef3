"""A backup of the whole site while people work on it."""

from __future__ import annotations

import hashlib
import io
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connections, transaction
from django.db.migrations.recorder import MigrationRecorder

from diemcau import __version__
from diemcau.flow.progress import Meter, Watch, watch_nothing
from diemcau.web.archive.blobs import place_of
from diemcau.web.archive.models import Blob
from diemcau.web.audit.actions import Act, append_entry
from diemcau.web.audit.models import Entry
from diemcau.web.audit.seals import FIRST
from diemcau.web.config.backup_archive import KEY, Manifest, Writer, write_archive
from diemcau.web.config.backup_tables import LEFT_OUT, count_rows, label_of, tables, write_rows

SNAPSHOT = "snapshot"
"""Name of the connection through which everything is read: one transaction that sees one moment."""


def make_backup(to: Path, *, with_key: bool = False, watch: Watch = watch_nothing) -> Manifest:
    """Write a backup of the database, and of the original bytes that it names, as they are at this moment.

    Nobody is held up meanwhile: on PostgreSQL all is read in one transaction of the level REPEATABLE READ, on SQLite
    in one read transaction beside the write-ahead log. Original bytes are never changed nor taken away, so that those
    which the moment names can be read after it.

    Args:
        to: Where the archive comes to lie.
        with_key: Whether the secret key of the data folder goes with it; then whoever has the archive can sign
            sessions and read the secrets of second factors.
        watch: Who is told how far it has come.

    Raises:
        Conflict: If something is there already.
        Unavailable: If it cannot be written.
    """
    with write_archive(to) as writer:
        append_entry(actor=None, act=Act(act="backup.make", thing="backup", detail={"name": to.name}))
        with _moment():
            meter = Meter("backup", sum(count_rows().values()) + Blob.objects.using(SNAPSHOT).count(), watch)
            counts = {label_of(model): _add_table(writer, model, meter) for model in tables()}
            missing = list(_add_originals(writer, meter))
            if with_key:
                key = str(settings.SECRET_KEY).encode()
                writer.add(KEY, io.BytesIO(key), len(key))
            manifest = _describe(counts, missing, writer)
        writer.finish(manifest)
    return manifest


@contextmanager
def _moment() -> Iterator[None]:
    """A connection of its own that sees the database as it is now until the end, whatever others write."""
    own = dict(connections.settings["default"])
    options: dict[str, Any] = dict(own["OPTIONS"])
    if connections["default"].vendor == "sqlite":
        options["transaction_mode"] = "DEFERRED"  # it reads only and takes no lock
    else:
        from psycopg import IsolationLevel

        options["isolation_level"] = IsolationLevel.REPEATABLE_READ
    connections.settings[SNAPSHOT] = {**own, "OPTIONS": options, "CONN_MAX_AGE": 0}
    try:
        with transaction.atomic(using=SNAPSHOT):
            MigrationRecorder.Migration.objects.using(SNAPSHOT).exists()  # the first question fixes the moment
            yield
    finally:
        connections[SNAPSHOT].close()
        del connections[SNAPSHOT], connections.settings[SNAPSHOT]


def _add_table(writer: Writer, model: Any, meter: Meter) -> int:
    rows = 0
    with tempfile.TemporaryFile() as file:
        for count in write_rows(model, SNAPSHOT, file):
            rows += count
            meter.step(count)
        size = file.tell()
        file.seek(0)
        writer.add(f"tables/{label_of(model)}.jsonl.gz", file, size)
    return rows


def _add_originals(writer: Writer, meter: Meter) -> Iterator[str]:
    """Add the original bytes; gives the hashes of those that are gone or are no longer what they were."""
    for digest in Blob.objects.using(SNAPSHOT).order_by("pk").values_list("pk", flat=True).iterator(chunk_size=1_000):
        body = _sound(digest)
        if body is None:
            yield digest
        else:
            with body:
                writer.add(f"originals/{digest[:2]}/{digest}", body, place_of(digest).stat().st_size)
        meter.step()


def _sound(digest: str) -> Any:
    """A file of original bytes at its beginning, if they are there and what they should be."""
    try:
        body = place_of(digest).open("rb")
    except OSError:
        return None
    if hashlib.file_digest(body, "sha256").hexdigest() != digest:
        body.close()
        return None
    body.seek(0)
    return body


def _describe(counts: dict[str, int], missing: list[str], writer: Writer) -> Manifest:
    applied = MigrationRecorder.Migration.objects.using(SNAPSHOT).order_by("app", "name").values_list("app", "name")
    last = Entry.objects.using(SNAPSHOT).order_by("-number").values_list("number", "seal").first() or (0, FIRST)
    return Manifest(
        made_at=datetime.now(UTC).isoformat(timespec="seconds"),
        software=__version__,
        engine=connections["default"].vendor,
        migrations=[f"{app}.{name}" for app, name in applied if app not in LEFT_OUT],
        tables=counts,
        log_number=last[0],
        log_seal=last[1],
        missing=missing,
        members=writer.members,
    )
