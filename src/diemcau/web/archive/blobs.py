"""Original bytes under their hash in the data folder."""

from __future__ import annotations

from hashlib import sha256
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
    return Blob.objects.get_or_create(pk=sha256(body).hexdigest(), defaults={"size": len(body)})[0]


def fetch(blob: Blob) -> bytes:
    """The bytes, checked against their hash.

    Raises:
        Unavailable: If they are gone or no longer what they were.
    """
    try:
        body = (folder() / blob.pk[:2] / blob.pk).read_bytes()
    except OSError:
        body = b""
    if sha256(body).hexdigest() != blob.pk:
        raise Unavailable(
            "The original of this document is missing or damaged.",
            "Bring the data folder back from a backup.",
            code="archive.blob_gone",
            blob=blob.pk,
        )
    return body
