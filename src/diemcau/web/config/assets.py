"""The address of styles and scripts changes with them, so that browsers may keep them for good."""

from __future__ import annotations

from hashlib import blake2b
from pathlib import Path

_WEB = Path(__file__).resolve().parents[1]


def assets_version() -> str:
    """Eight hexadecimal digits that change with any style, script or picture of the site."""
    digest = blake2b(digest_size=4)
    for path in sorted(_WEB.glob("*/static/**/*")):
        if path.is_file():
            digest.update(path.relative_to(_WEB).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
