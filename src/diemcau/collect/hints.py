"""What the thing around a document says of it: an archive of the web, a row of a table, a feed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Hints:
    """What a container says of a document in it; None where it says nothing.

    Attributes:
        title: Its headline.
        publisher: Who published it.
        published: Day of publication.
        language: ISO 639-1 code of its language.
        address: Where it was published, a URL.
        charset: In which encoding it is said to be written.
        media_type: What it is said to be.
        leads: Whether the container knows better than the document, as the row of a table does whose columns were
            taken out of the text. Otherwise a hint counts only where the document itself says nothing.
    """

    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    language: str | None = None
    address: str | None = None
    charset: str | None = None
    media_type: str | None = None
    leads: bool = False


NO_HINTS = Hints()
