"""What documents are called, and how paths are shown to people."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Source:
    """A file to collect.

    Attributes:
        path: Where it lies, as the user named it or the folder around it.
        name: What its document is called: the file's name without its ending, with as much of the path before it
            or the ending behind it as tells it from the others.
    """

    path: Path
    name: str


def name_files(files: Sequence[Path]) -> list[Source]:
    """Each file with a name that no other of them has."""
    if not files:
        return []
    top = Path(os.path.commonpath([path.absolute().parent for path in files]))
    inner = [path.absolute().relative_to(top) for path in files]
    levels = [
        [path.stem for path in inner],
        [path.with_suffix("").as_posix() for path in inner],
        [path.as_posix() for path in inner],
    ]
    names: list[str | None] = [None] * len(files)
    taken: set[str] = set()
    for level in levels:
        counts = Counter(level)
        for at, candidate in enumerate(level):
            if names[at] is None and candidate not in taken and (counts[candidate] == 1 or level is levels[-1]):
                names[at] = candidate
                taken.add(candidate)
    return [Source(path, to_shown(name or path.as_posix())) for path, name in zip(files, names, strict=True)]


_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
_LONGEST = 200  # characters of one part of a name


def leads_out(name: str) -> bool:
    """Whether the name of a file inside another one leads out of it: a root, a drive, a folder up."""
    parts = re.split(r"[/\\]", name)
    return ".." in parts or not parts[0] or re.match(r"[A-Za-z]:", name) is not None


def to_inside(name: str) -> str:
    """The name of a file inside another one as it is shown: it leads nowhere, and holds no sign that nobody sees."""
    parts = [part.strip() for part in re.split(r"[/\\]", _UNSEEN.sub("?", name))]
    inside = ["__" if part == ".." else part.replace(":", "_")[-_LONGEST:] for part in parts if part not in {"", "."}]
    return to_shown("/".join(inside)) or "unnamed"


def to_shown(words: str) -> str:
    """Words with a path in them as they can be printed and kept: bytes of a file name that are no UTF-8 become `?`."""
    return words.encode("utf-8", "replace").decode()
