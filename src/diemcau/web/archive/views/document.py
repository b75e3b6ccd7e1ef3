"""The page about a document, and its versions."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from diemcau.errors import NotFound
from diemcau.web.accounts.middleware import person, scope
from diemcau.web.accounts.policies import Right
from diemcau.web.archive.actions import note_look, take_original
from diemcau.web.archive.differences import compare_texts
from diemcau.web.archive.history import acts_on
from diemcau.web.archive.models import Document, State, Version
from diemcau.web.archive.policies import may_see_version
from diemcau.web.archive.queries import find_document, find_version, intakes_for, reading_of, stale_readings
from diemcau.web.archive.telling import levels_up_to, org_name, told
from diemcau.web.archive.views.bringing import number_of
from diemcau.web.shell.speech import texts_of

if TYPE_CHECKING:
    from uuid import UUID

_INTAKES = 20
_PART = 100_000  # characters of a text on one page


def seen(request: HttpRequest, uid: UUID) -> Document:
    """A document that the person may see; that it was looked at is written down where it has to be.

    Raises:
        NotFound: If there is none, or none that the person may know of.
    """
    document = find_document(scope(request), uid)
    note_look(actor=person(request), document=document)
    return document


@require_safe
def document(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Who brought it in, what became of it, and what may be done with it."""
    found, asked, texts = seen(request, uid), scope(request), texts_of(request)
    versions = [one for one in _versions(found) if may_see_version(asked, one)]
    for one, earlier in pairwise(versions):
        one.before = earlier.number  # type: ignore[attr-defined]
    current = found.readings.filter(is_current=True).defer("text", "packed", "keys").first()
    entered = any(one.entered_by_id == asked.person for one in versions) or found.entered_by_id == asked.person
    releases = asked.may(Right.RELEASE, found.org_id)
    context = {
        "document": found,
        "org": org_name(found.org_id, found.org.code, texts.language),
        "versions": versions,
        "current": current,
        "findings": told(texts, current.findings) if current else [],
        "intakes": intakes_for(asked).filter(files__documents=found).distinct()[:_INTAKES],
        "acts": acts_on(asked, found, texts),
        "levels": levels_up_to(asked),
        "may_release": releases and found.state != State.RELEASED and not entered,
        "own_work": releases and found.state != State.RELEASED and entered,
        "may_withdraw": releases and found.state == State.RELEASED,
        "may_register": asked.may(Right.REGISTER, found.org_id),
        "may_enter": asked.may(Right.ENTER, found.org_id),
        "is_stale": current is not None and stale_readings().filter(pk=current.pk).exists(),
    }
    return render(request, "archive/document.html", context)


def _versions(found: Document) -> list[Version]:
    return list(found.versions.select_related("entered_by", "blob", "document").order_by("-number"))


def _version(request: HttpRequest, found: Document, number: int) -> Version:
    version = find_version(found, number)
    if not may_see_version(scope(request), version):
        raise NotFound("The document has no such version.", code="archive.no_version")
    return version


@require_safe
def version(request: HttpRequest, uid: UUID, number: int) -> HttpResponse:
    """The text of one version, as it was last read."""
    found = seen(request, uid)
    one = _version(request, found, number)
    reading = reading_of(one)
    text = reading.text if reading is not None else ""
    parts = max(1, -(-len(text) // _PART))
    part = min(max(number_of(request.GET.get("part", "")), 1), parts)
    others = [each.number for each in _versions(found) if each.number != number]
    context = {
        "document": found,
        "version": one,
        "reading": reading,
        "text": text[(part - 1) * _PART : part * _PART],
        "part": part,
        "parts": range(1, parts + 1),
        "others": [each for each in others if may_see_version(scope(request), find_version(found, each))],
    }
    return render(request, "archive/version.html", context)


@require_safe
def difference(request: HttpRequest, uid: UUID, number: int, other: int) -> HttpResponse:
    """What changed from one version to another, sentence by sentence."""
    found = seen(request, uid)
    before, after = (_version(request, found, each) for each in (number, other))
    readings = reading_of(before), reading_of(after)
    if readings[0] is None or readings[1] is None:
        raise NotFound("The document has no such version.", code="archive.no_version")
    changes = compare_texts((readings[0].text, readings[0].language), (readings[1].text, readings[1].language))
    context = {"document": found, "before": before, "after": after, "changes": changes}
    return render(request, "archive/difference.html", context)


@require_safe
def original(request: HttpRequest, uid: UUID, number: int) -> HttpResponse:
    """The bytes as they came in, to be saved and never to be shown by the browser itself."""
    found = find_document(scope(request), uid)
    one = _version(request, found, number)
    body = take_original(actor=person(request), version=one)
    response = HttpResponse(body, content_type="application/octet-stream")
    name = one.filename.rpartition("/")[2] + (".txt" if one.way == "dossier" else "")
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
