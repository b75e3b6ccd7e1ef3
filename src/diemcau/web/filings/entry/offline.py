"""Builds the form for work without a network: one HTML file that holds everything and lets nothing out."""

from __future__ import annotations

import json
from base64 import b64encode
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

if TYPE_CHECKING:
    from collections.abc import Mapping

    from diemcau.publish.texts import Texts

CELLS = ("exact", "amounts", "cells", "book", "rules", "clipboard", "differences")
"""Scripts that understand a form, in the order in which they need each other."""

TABLES = ("grid", "editor", "hands", "sheet", "tables", "panel")
"""Scripts that show it."""

_WEB = Path(__file__).resolve().parents[2]
_OWN = _WEB / "filings" / "static" / "filings"
_STYLES = (_WEB / "shell" / "static" / "site" / "site.css", _OWN / "entry.css", _OWN / "package.css")
# What would end the block of data, or begin a comment, inside a page; as `django.utils.html.json_script`.
_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


def scripts_of_page() -> list[str]:
    """Static names of the scripts of the page on the site."""
    return [f"filings/{name}.js" for name in (*CELLS, *TABLES, "keeper", "entry")]


def build(data: Mapping[str, Any], facts: Mapping[str, Any], texts: Texts) -> str:
    """The file.

    Args:
        data: What the scripts begin with, as JSON.
        facts: What the template shows: the form, the unit, the campaign.
        texts: What it says.
    """
    style, script = _style(), _script()
    context = {
        **facts,
        "language": texts.language,
        "texts": texts,
        "style": _own(f"<style>{style}</style>"),
        "script": _own(f"<script>{script}</script>"),
        "style_sum": _sum(style),
        "script_sum": _sum(script),
        "data": _own(json.dumps(data, ensure_ascii=False).translate(_ESCAPES)),
    }
    return render_to_string("filings/package_offline.html", context)


def _own(markup: str) -> SafeString:
    """Markup of the house, or data in which nothing can end its block."""
    return mark_safe(markup)  # noqa: S308 - see there


@lru_cache(maxsize=1)
def _style() -> str:
    return "\n".join(path.read_text("utf-8") for path in _STYLES)


@lru_cache(maxsize=1)
def _script() -> str:
    names = (*CELLS, "digest", *TABLES, "package")
    return "\n".join((_OWN / f"{name}.js").read_text("utf-8") for name in names)


def _sum(text: str) -> str:
    """The sum by which a content security policy knows an inline script or style (CSP 3, hash-source)."""
    return b64encode(sha256(text.encode()).digest()).decode()
