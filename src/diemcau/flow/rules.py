"""The version of the rules: what was read under one of them need not be read again under the same."""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import diemcau

# Rooms whose code and data decide what is read in a document and how documents are brought together.
_ROOMS = ("records", "lang", "profile", "collect", "read", "reconcile")
# Libraries that turn a file into text.
_LIBRARIES = ("charset-normalizer", "olefile", "pypdfium2", "python-oxmsg", "resiliparse")
_DATA = frozenset({".py", ".yaml", ".csv", ".txt", ".json"})


@lru_cache(maxsize=8)
def rule_version(profile: str) -> str:
    """Sixteen hexadecimal digits that change with any rule, any word of a lexicon and any library that reads files.

    Args:
        profile: The profile under which is read: a shipped name, or a folder.
    """
    top = Path(diemcau.__file__).parent
    digest = blake2b(profile.encode(), digest_size=8)
    for folder in (*(top / room for room in _ROOMS), Path(profile)):
        for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
            if path.suffix in _DATA:
                digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    for library in _LIBRARIES:
        digest.update(f"{library} {_version(library)}".encode())
    return digest.hexdigest()


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return "none"
