"""Style and templates of written reports."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=8)
def load_report_asset(name: str) -> str:
    """The text of a file beside this one."""
    return files(__name__).joinpath(name).read_text(encoding="utf-8")
