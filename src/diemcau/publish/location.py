"""Where in its file a mention stands, as a person would look it up: "page 3, table 2, row 5"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diemcau.publish.texts import Texts
    from diemcau.records import Document

_BODY = "body"


def tell_location(texts: Texts, document: Document, offset: int) -> str:
    """The page, table, row, cell or paragraph of a text offset; empty where the file has no such places.

    Args:
        texts: The catalogue of the reader's language.
        document: The document.
        offset: Of a code point of its text.
    """
    place = document.place_at(offset)
    if place is None:
        return ""
    said = [texts[f"location.{place.part}"]] if f"location.{place.part}" in texts else []
    if place.sheet is not None:
        cell = texts["location.cell"].format(address=place.address) if place.address else ""
        said += [texts["location.sheet"].format(sheet=place.sheet), cell]
    else:
        counted = ("page", "table", "row", "column") if place.table else ("page", "paragraph")
        numbers = {name: getattr(place, name) for name in counted}
        said += [texts[f"location.{name}"].format(number=number) for name, number in numbers.items() if number]
    if document.recognised:
        said.append(texts["location.recognised"])
    return ", ".join(part for part in said if part)
