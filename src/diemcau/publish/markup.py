"""HTML from fragments in files; every value is escaped unless it is HTML already.

A fragment file under `assets/fragments/` holds fragments, each after a line `<!--# name -->`. `{{name}}` stands for a
value and `{{t.key}}` for a text of the catalogue's group `page`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING

from diemcau.errors import Bug
from diemcau.publish.texts import Texts, load_texts

if TYPE_CHECKING:
    from collections.abc import Iterable

_NAME = re.compile(r"^<!--# ([\w-]+) -->\n", re.MULTILINE)
_HOLE = re.compile(r"\{\{([\w.]+)\}\}")


class Html(str):
    """Text that is HTML already and is not escaped again."""

    __slots__ = ()


EMPTY = Html("")


def to_html(value: object) -> str:
    """A value as HTML: numbers and texts escaped, HTML as it is."""
    return value if isinstance(value, Html) else escape(str(value), quote=True)


def join(pieces: Iterable[str]) -> Html:
    """Pieces of HTML one after another."""
    return Html("".join(to_html(piece) for piece in pieces))


@lru_cache(maxsize=64)
def load_asset(name: str) -> str:
    """The text of a file under `assets/`."""
    return files("diemcau.publish").joinpath("assets", *name.split("/")).read_text(encoding="utf-8")


@lru_cache(maxsize=64)
def _fragments(sheet: str, language: str) -> dict[str, list[str]]:
    """The fragments of one sheet by name, cut at their holes: text, name, text, name, ..., text."""
    texts = load_texts(language)
    pieces = _NAME.split(load_asset(f"fragments/{sheet}.html"))[1:]
    return {
        name: _HOLE.split(_with_texts(body.strip(), texts))
        for name, body in zip(pieces[::2], pieces[1::2], strict=True)
    }


def _with_texts(body: str, texts: Texts) -> str:
    """A fragment with the catalogue's words in their places."""
    return _HOLE.sub(lambda hole: escape(texts[f"page.{hole[1][2:]}"]) if hole[1].startswith("t.") else hole[0], body)


class Sheet:
    """The fragments of one file in one language.

    Args:
        name: Name of the file under `assets/fragments/`, without its ending.
        language: ISO 639-1 code.
    """

    __slots__ = ("_fragments", "_name")

    def __init__(self, name: str, language: str) -> None:
        self._name = name
        self._fragments = _fragments(name, language)

    def fill(self, fragment: str, **values: object) -> Html:
        """A fragment with its holes filled.

        Raises:
            Bug: If the fragment is unknown or a hole has no value.
        """
        try:
            pieces = self._fragments[fragment]
            filled = [to_html(values[piece]) if at % 2 else piece for at, piece in enumerate(pieces)]
        except KeyError as error:
            raise Bug(f"The page has no {error} for {self._name}/{fragment}.", "Please report it.") from error
        return Html("".join(filled))
