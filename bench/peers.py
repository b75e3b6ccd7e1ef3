"""What stands beside ours, and how each comes into an environment of its own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench.texts import ROOT

_HOME = ROOT / ".venv" / "peers"
_INSTALL_S = 300  # seconds after which an installation is given up

Tell = Callable[[str], None]
"""Is told what is being done."""


@dataclass(frozen=True, slots=True)
class Peer:
    """One program that is measured.

    Attributes:
        name: How the tables call it; its version is read from what is installed.
        runner: Module of `bench.runners` that runs it.
        variant: What its runner is to do differently; empty for nothing.
        place: Folder of its environment, which others may share; empty for what runs in Diemcau's own.
        needs: What is installed with everything it needs.
        alone: What is installed without what it asks for, because its pins exclude each other today.
        packages: Distributions of which the version is told, the one that gives the program its name first.
        note: What a reader of the table has to know.
    """

    name: str
    runner: str
    variant: str = ""
    place: str = ""
    needs: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()
    packages: tuple[str, ...] = ("diemcau",)
    note: str = ""


def find_python(peer: Peer, tell: Tell) -> Path | str:
    """The interpreter that runs a program, its environment made where it is not there yet; or why there is none."""
    if not peer.place:
        return Path(sys.executable)
    home = _HOME / peer.place
    python = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    ready, wanted = home / "bench-ready.json", json.dumps([peer.needs, peer.alone, sys.version])
    if ready.exists() and ready.read_text(encoding="utf-8") == wanted:
        return python
    uv = shutil.which("uv", path=os.pathsep.join((str(ROOT / ".venv" / "boot" / "bin"), os.environ.get("PATH", ""))))
    if uv is None:
        return "not installed: uv was not found (make bench sets it up)"
    tell(f"Installing {peer.name} into {home.relative_to(ROOT)}")
    into = (uv, "pip", "install", "-q", "--python", str(python))
    steps = [(uv, "venv", "-q", "--clear", "--python", sys.executable, str(home)), (*into, *peer.needs)]
    steps += [(*into, "--no-deps", *peer.alone)] if peer.alone else []
    for step in steps:
        why = _install(step)
        if why:
            return f"not installed: {why}"
    ready.write_text(wanted, encoding="utf-8")
    return python


def _install(step: tuple[str, ...]) -> str:
    """Run one step; empty where it went well, else the last thing it said."""
    environment = {**os.environ, "UV_PYTHON_DOWNLOADS": "never"}
    try:
        done = subprocess.run(
            step, capture_output=True, text=True, check=False, timeout=_INSTALL_S, env=environment, cwd=ROOT
        )
    except subprocess.TimeoutExpired:
        return f"gave up after {_INSTALL_S} s"
    return last_line(done.stderr) if done.returncode else ""


def last_line(output: str) -> str:
    """The last line that says anything."""
    said = [line.strip() for line in output.splitlines() if line.strip()]
    return said[-1][:200] if said else "it stopped without a word"
