"""Original bytes under their hash in the data folder."""

from __future__ import annotations

from hashlib import file_digest, sha256
from pathlib import Path

from django.conf import settings

from diemcau.collect.keep import keep_original
from diemcau.errors import Unavailable
from diemcau.web.archive.models import Blob


def folder() -> Path:
    """Where the bytes lie."""
    return Path(settings.DATA) / "originals"


def keep(body: bytes) -> Blob:
    """Keep bytes; those that are there already are not written again.

    The file is there before the row: a stop between the two leaves a file nobody names, never a row without bytes.

    Raises:
        Unavailable: If the data folder cannot be written to.
    """
    try:
        keep_original(body, folder())
    except OSError as error:
        raise Unavailable(
            "The file could not be kept: the data folder cannot be written to.",
            "Ask the administrator to look at its room and rights.",
            code="archive.unkept",
            cause=error.strerror,
        ) from error
    return enter(sha256(body).hexdigest(), len(body))


def enter(digest: str, size: int | None = None) -> Blob:
    """The row of bytes that lie in the folder already."""
    size = place_of(digest).stat().st_size if size is None else size
    return Blob.objects.get_or_create(pk=digest, defaults={"size": size})[0]


def place_of(digest: str) -> Path:
    """Where bytes lie, or would."""
    return folder() / digest[:2] / digest


def check(blob: Blob) -> Path:
    """Where the bytes lie, once they are known to be what they were.

    Raises:
        Unavailable: If they are gone or no longer what they were.
    """
    place = place_of(blob.pk)
    try:
        with place.open("rb") as file:
            found = file_digest(file, "sha256").hexdigest()
    except OSError:
        found = ""
    if found != blob.pk:
        raise Unavailable(
            "The original of this document is missing or damaged.",
            "Bring the data folder back from a backup.",
            code="archive.blob_gone",
            blob=blob.pk,
        )
    return place


def fetch(blob: Blob) -> bytes:
    """The bytes.

    Raises:
        Unavailable: As `check`.
    """
    return check(blob).read_bytes()
