"""A backup brought back on an empty machine."""

from __future__ import annotations

import gzip
import os
import shutil
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from diemcau.collect.keep import keep_original
from diemcau.errors import Conflict, Invalid
from diemcau.flow.progress import Meter, Watch, watch_nothing
from diemcau.web.config.backup_archive import KEY, Manifest, check_archive, read_member
from diemcau.web.config.environment import keep_secret_key
from diemcau.web.config.start import start_site

if TYPE_CHECKING:
    from django.apps.registry import Apps


def restore(archive: Path, data: Path, watch: Watch = watch_nothing) -> Manifest:
    """Bring a backup back into an empty data folder and an empty database; called once in a process, before Django.

    Everything is checked before anything is written. The data folder comes to its place when all is whole; the rows
    come into the database in one transaction. Stopped at any moment, there is no half site.

    Args:
        archive: The file.
        data: The data folder: empty, or not there yet.
        watch: Who is told how far it has come.

    Raises:
        NotFound: If there is no such file.
        Invalid: If it is no sound backup, or was made by a newer version.
        Conflict: If the data folder or the database is not empty.
    """
    manifest = check_archive(archive, watch)
    with _draft_of(data) as draft:
        _unpack(archive, manifest, draft, watch)
        keep_secret_key(draft)
        start_site(draft)
        _fill(archive, manifest, watch)
    return manifest


@contextmanager
def _draft_of(data: Path) -> Iterator[Path]:
    """A folder that takes the place of the data folder in the end."""
    data = data.absolute()
    if data.exists() and (not data.is_dir() or any(data.iterdir())):
        raise Conflict(f"{data} is not empty.", "Name an empty folder.", code="backup.not_empty", path=data)
    data.parent.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(dir=data.parent, prefix=f".{data.name}-"))
    try:
        yield draft
        draft.chmod(0o750)
        draft.rename(data)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _unpack(archive: Path, manifest: Manifest, draft: Path, watch: Watch) -> None:
    """Original bytes under their hash, which they are checked against once more, and the key."""
    names = [name for name in manifest.members if name.startswith("originals/") or name == KEY]
    meter = Meter("unpack", len(names), watch)
    with tarfile.open(archive, "r:") as opened:
        for name in names:
            body = b"".join(read_member(opened, opened.getmember(name)))
            if name == KEY:
                _keep_key(draft / KEY, body)
            elif keep_original(body, draft / "originals").name != name.rpartition("/")[2]:
                raise Invalid(
                    f"{name} is not what its name says.", "Take another.", code="backup.tampered", member=name
                )
            meter.step()


def _keep_key(path: Path, body: bytes) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(body)


def _fill(archive: Path, manifest: Manifest, watch: Watch) -> None:
    """The rows into tables as they were when the backup was made; then the tables as this version has them."""
    from django.core.management import call_command
    from django.db import connection, connections

    from diemcau.web.config.backup_tables import count_rows

    if any(count_rows().values()):
        raise Conflict(
            "The database is not empty.", "Name an empty one in DIEMCAU_DATABASE.", code="backup.database_not_empty"
        )
    apps = _make_tables(manifest)
    _load(archive, manifest, apps, watch)
    call_command("migrate", verbosity=0, interactive=False)
    _check(manifest, watch)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connections.close_all()


def _make_tables(manifest: Manifest) -> Apps:
    """Tables as the backup knows them, and the models that belong to them.

    Raises:
        Invalid: If it was made by a newer version than this one.
    """
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    from diemcau.web.config.backup_tables import LEFT_OUT

    executor = MigrationExecutor(connection)
    graph = executor.loader.graph
    had = {tuple(name.split(".", 1)) for name in manifest.migrations}
    replaced = {each for key, one in executor.loader.disk_migrations.items() if key in had for each in one.replaces}
    if unknown := sorted(".".join(key) for key in had - set(graph.nodes) - replaced):
        raise Invalid(
            f"The backup was made by another version: {unknown[0]} is not known here.",
            f"Install version {manifest.software}, or a later one, and restore with that.",
            code="backup.newer", step=unknown[0], software=manifest.software,
        )  # fmt: skip
    known: set[Any] = {key for key in graph.nodes if key in had or key[0] in LEFT_OUT}
    targets = [key for key in known if not any(child.key in known for child in graph.node_map[key].children)]
    executor.migrate(sorted(targets))
    return executor.loader.project_state(sorted(targets)).apps


def _load(archive: Path, manifest: Manifest, apps: Apps, watch: Watch) -> None:
    from django.db import transaction

    from diemcau.web.config.backup_tables import label_of, read_rows, renumber, tables

    meter = Meter("restore", sum(manifest.tables.values()), watch)
    models = {label_of(model): model for model in tables(apps)}
    with transaction.atomic(), tarfile.open(archive, "r:") as opened:
        for label, rows in manifest.tables.items():
            body = opened.extractfile(f"tables/{label}.jsonl.gz")
            if body is None or label not in models:
                raise Invalid(f"The table {label} is not known.", code="backup.tampered", member=label)
            loaded = 0
            with gzip.GzipFile(fileobj=body) as lines:
                for count in read_rows(models[label], lines):
                    meter.step(count)
                    loaded += count
            if loaded != rows:
                raise Invalid(
                    f"The table {label} has other rows than its manifest says.", code="backup.tampered", member=label
                )
        renumber(apps)


def _check(manifest: Manifest, watch: Watch) -> None:
    """Whether everything is there, and the audit log is whole up to the seal that the manifest names."""
    from diemcau.web.audit.chain import verify
    from diemcau.web.config.backup_tables import count_rows

    counted = count_rows()
    if differing := sorted(label for label, rows in manifest.tables.items() if counted.get(label, rows) != rows):
        raise Invalid(
            f"After the restore {differing[0]} has other rows than before.", "Take another backup.",
            code="backup.tampered", member=differing[0],
        )  # fmt: skip
    anchors = {manifest.log_number: manifest.log_seal} if manifest.log_number else {}
    if (broken := verify(anchors, watch).broken) is not None:
        raise Invalid(
            f"The audit log in the backup is broken at entry {broken.number}.", "Take another backup.",
            code="backup.log", number=broken.number,
        )  # fmt: skip
