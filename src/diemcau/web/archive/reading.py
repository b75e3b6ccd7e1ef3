"""What the engine read becomes rows; the engine itself runs apart (`apart.READER`)."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from django.conf import settings
from django.db import transaction
from django.db.models import Max

from diemcau.flow.packed import pack
from diemcau.flow.rules import rule_version
from diemcau.profile.load import load_profile
from diemcau.profile.types import Profile
from diemcau.publish.piece import finding_to_json
from diemcau.reconcile.story_keys import find_story_keys
from diemcau.records import Reading
from diemcau.web.archive.findings import text_only
from diemcau.web.archive.models import Document, ReadText, Version
from diemcau.web.archive.signals import document_read


@lru_cache(maxsize=2)
def profile() -> Profile:
    """The vocabulary of the installation."""
    return load_profile(settings.PROFILE)


def rules() -> str:
    """The version of the rules in force."""
    return rule_version(settings.PROFILE)


def as_kept(reading: Reading, version: Version) -> Reading:
    """A reading as it is kept: the record knows a document by its uid, so two files of one name never meet."""
    document = replace(reading.document, name=str(version.document.uid), path=version.filename)
    findings = reading.findings
    if version.way == "dossier" and text_only() not in findings:
        findings = (*findings, text_only())
    return replace(reading, document=document, findings=findings)


def store_reading(version: Version, reading: Reading) -> ReadText:
    """Keep what was read in a version of a document as its current reading, and tell the apps above."""
    document = version.document
    kept = as_kept(reading, version)
    with transaction.atomic():
        earlier = ReadText.objects.select_for_update().filter(document=document, is_current=True).first()
        if earlier is not None:
            earlier.is_current = False
            earlier.save(update_fields=["is_current"])
        row = ReadText.objects.create(
            version=version,
            document=document,
            rules=rules(),
            tried=rules(),
            language=kept.document.language,
            title=shown(kept.document.title or "", 500),
            publisher=shown(kept.document.publisher or "", 300),
            published=kept.document.published,
            text=kept.document.text,
            packed=pack(kept),
            keys=find_story_keys([kept])[0].tobytes(),
            findings=[finding_to_json(finding) for finding in kept.findings],
        )
        document_read.send(ReadText, row=row, reading=kept, earlier=earlier)
    return row


def shown(words: str, most: int) -> str:
    """Words of a document as they are shown in one line: no sign that nobody sees, and not too many."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in words).split())[:most]


def title_of(reading: Reading) -> str:
    """What a document is called: its own headline, else its file."""
    return shown(reading.document.title or "", 500) or shown(reading.document.name, 500) or reading.document.id[:12]


def keep_version(document: Document, digest: str, filename: str, way: str, by: int) -> Version:
    """Bytes that are kept already as the newest version of a document, which the caller holds or has just made."""
    number = document.versions.aggregate(last=Max("number"))["last"] or 0
    return Version.objects.create(
        document=document, number=number + 1, blob_id=digest, filename=filename[-255:], way=way, entered_by_id=by
    )
