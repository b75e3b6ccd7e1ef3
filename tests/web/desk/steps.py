"""Steps that the tests of the desk share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from diemcau.collect.members import Part, open_parts
from diemcau.flow.reading import read_unit
from diemcau.records import Reading
from diemcau.web.archive import blobs
from diemcau.web.archive.reading import keep_version, profile, store_reading
from diemcau.web.desk.models import Mention
from diemcau.web.desk.queries import to_token

if TYPE_CHECKING:
    from tests.web.conftest import House


def one(document: Any, words: str) -> Mention:
    """The current mention over some words."""
    return Mention.objects.get(document=document, known_to=None, words=words)


def by(house: House, name: str, document: Any) -> dict[str, Any]:
    """The first arguments of every action."""
    return {"actor": house.people[name], "scope": house.scope(name), "document": document}


def at(mention: Mention) -> dict[str, Any]:
    """Which mention, in which state."""
    return {"mention": mention.uid, "seen": to_token(mention)}


def read_anew(document: Any, text: str, person: Any) -> None:
    """A new version of a document, read."""
    body = text.encode()
    (part,) = (part for part in open_parts(body, Path("new.txt"), "new") if isinstance(part, Part))
    (reading,) = (found for found in read_unit(part, profile()) if isinstance(found, Reading))
    version = keep_version(document, blobs.keep(body).pk, "new.txt", "upload", person.pk)
    store_reading(version, reading)
