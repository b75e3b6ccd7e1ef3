"""Runs a command with a real PostgreSQL of its own: `python tests/with_postgresql.py pytest tests/web`.

The server is a new one in a temporary folder, heard on a socket there alone, and is stopped and taken away at the end.
PostgreSQL refuses to run as the superuser; then it runs as `postgres`. Where there is no PostgreSQL it says so in one
line and runs the command on the embedded store, except where CI=true.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

_SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "200",
    "shared_buffers": "256MB",
}


def find_programs() -> Path | None:
    """Folder of the newest server's programs, or None where there is none."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: float(path.parent.name))
    found = [path for path in debian if (path / "initdb").exists()]
    if found:
        return found[-1]
    initdb = shutil.which("initdb")
    return Path(initdb).resolve().parent if initdb else None


def main(command: list[str]) -> int:
    """Run a command with DIEMCAU_DATABASE set; its exit code."""
    programs = find_programs()
    if programs is None:
        sys.stderr.write("No PostgreSQL is here: `sh tests/system_parts.sh` installs one or says how to.\n")
        return 1 if os.environ.get("CI") == "true" else subprocess.run(command, check=False).returncode
    with tempfile.TemporaryDirectory(prefix="dcpg-") as name:
        folder = Path(name)
        user = _owner(folder)
        options = ("-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C.UTF-8", "-U", "diemcau")
        made: list[Path | str] = [programs / "initdb", *options, folder / "data"]
        _run(made, user, folder)
        given = " ".join(f"-c {key}='{value}'" for key, value in {**_SETTINGS, "unix_socket_directories": name}.items())
        control: list[Path | str] = [programs / "pg_ctl", "-D", folder / "data", "-l", folder / "log", "-w"]
        _run([*control, "-o", given, "start"], user, folder)
        try:
            address = f"postgresql://diemcau@/postgres?host={name}"
            return subprocess.run(command, env={**os.environ, "DIEMCAU_DATABASE": address}, check=False).returncode
        finally:
            _run([*control, "-m", "immediate", "stop"], user, folder)


def _owner(folder: Path) -> str | None:
    """Who runs the server, where it may not be the one who asks; the folder is made that user's."""
    if os.getuid() != 0:
        return None
    user = pwd.getpwnam("postgres")
    os.chown(folder, user.pw_uid, user.pw_gid)
    return user.pw_name


def _run(command: Sequence[Path | str], user: str | None, folder: Path) -> None:
    subprocess.run(
        [str(part) for part in command], user=user, group=user, extra_groups=[] if user else None, cwd=folder,
        stdout=subprocess.DEVNULL, check=True, env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"},
    )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
