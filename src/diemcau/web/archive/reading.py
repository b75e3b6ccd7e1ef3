"""Files of an intake become documents: the engine reads, the archive keeps what was read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.db import transaction

from diemcau.collect.members import Part, open_parts
from diemcau.flow.packed import pack
from diemcau.flow.reading import read_unit
from diemcau.flow.rules import rule_version
from diemcau.profile.load import load_profile
from diemcau.profile.types import Profile
from diemcau.publish.piece import finding_to_json
from diemcau.reconcile.story_keys import find_story_keys
from diemcau.records import Finding, Reading
from diemcau.web.archive import blobs
from diemcau.web.archive.models import Document, ReadText, Version
from diemcau.web.archive.signals import document_read


@lru_cache(maxsize=2)
def profile() -> Profile:
    """The vocabulary of the installation."""
    return load_profile(settings.PROFILE)


def rules() -> str:
    """The version of the rules in force."""
    return rule_version(settings.PROFILE)


def read_bytes(body: bytes, filename: str) -> Iterator[tuple[bytes, Reading] | Finding]:
    """The documents in the bytes of a file, each with its own bytes, and findings that say what was not read."""
    path = Path(filename)
    for part in open_parts(body, path, path.stem):
        if isinstance(part, Finding):
            yield part
            continue
        for found in _read_part(part):
            yield (part.body, found) if isinstance(found, Reading) else found


def _read_part(part: Part) -> Iterator[Reading | Finding]:
    yield from read_unit(replace(part), profile())


def store_reading(version: Version, reading: Reading) -> ReadText:
    """Keep what was read in a version of a document as its current reading, and tell the apps above.

    The record knows a document by its uid, whatever its file is called: so two files of one name never meet.
    """
    document = version.document
    named = replace(reading, document=replace(reading.document, name=str(document.uid), path=version.filename))
    with transaction.atomic():
        earlier = ReadText.objects.select_for_update().filter(document=document, is_current=True).first()
        if earlier is not None:
            earlier.is_current = False
            earlier.save(update_fields=["is_current"])
        row = ReadText.objects.create(
            version=version,
            document=document,
            rules=rules(),
            language=named.document.language,
            title=(named.document.title or "")[:500],
            publisher=(named.document.publisher or "")[:300],
            published=named.document.published,
            text=named.document.text,
            packed=pack(named),
            keys=find_story_keys([named])[0].tobytes(),
            findings=[finding_to_json(finding) for finding in named.findings],
        )
        document_read.send(ReadText, row=row, reading=named, earlier=earlier)
    return row


def hash_of(body: bytes) -> str:
    """SHA-256, in hex."""
    return sha256(body).hexdigest()


def keep_version(document: Document, body: bytes, filename: str, way: str, by: int) -> Version:
    """The bytes as the newest version of a document."""
    number = document.versions.count() + 1
    return Version.objects.create(
        document=document, number=number, blob=blobs.keep(body), filename=filename[:255], way=way, entered_by_id=by
    )
