"""Bringing files in, and watching what comes of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.core.paginator import Paginator
from django.db.models import Count, Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from diemcau.errors import Denied, Invalid
from diemcau.publish.numbers import format_count
from diemcau.web.accounts.middleware import person, scope
from diemcau.web.accounts.policies import Right
from diemcau.web.archive.actions import bring_in, cancel_intake, retry_intake
from diemcau.web.archive.actions.bringing import MOST_BYTES, MOST_FILES, MOST_TOGETHER
from diemcau.web.archive.models import Intake, IntakeFile
from diemcau.web.archive.policies import may_change_intake
from diemcau.web.archive.queries import documents_for, files_for, find_intake
from diemcau.web.archive.telling import levels_up_to, org_name, orgs_to_enter, told
from diemcau.web.orgs.models import Org
from diemcau.web.shell.levels import Level
from diemcau.web.shell.speech import texts_of

if TYPE_CHECKING:
    from uuid import UUID

    from django.core.files.uploadedfile import UploadedFile

_ROWS = 100  # of a page of files
_PATH = 2_000  # characters of a path that a browser names


@require_http_methods(["GET", "HEAD", "POST"])
def bring(request: HttpRequest) -> HttpResponse:
    """The page on which files are brought in, and their coming."""
    asked = scope(request)
    if not asked.reach(Right.ENTER):
        raise Denied(
            "None of your roles lets you bring documents in.", "Ask an administrator.", code="archive.no_entering"
        )
    if request.method == "POST":
        return _taken(request)
    context = {
        "orgs": orgs_to_enter(asked, texts_of(request).language),
        "levels": levels_up_to(asked),
        "chosen": min(Level.INTERNAL, asked.clearance),
        "most_bytes": MOST_BYTES,
        "most_together": MOST_TOGETHER,
        "most_files": MOST_FILES,
        "megabytes": MOST_BYTES // 2**20,
        "files": format_count(MOST_FILES, texts_of(request).language),
    }
    return render(request, "archive/bring.html", context)


def _taken(request: HttpRequest) -> HttpResponse:
    intake = bring_in(
        actor=person(request),
        scope=scope(request),
        org=_org(request.POST.get("org", "")),
        level=number_of(request.POST.get("level", "")),
        files=received(request),
        key=f"page:{key}" if (key := request.POST.get("key", "")[:60]) else "",
    )
    return go(request, reverse("intake", args=[intake.uid]))


def _org(code: str) -> Org:
    org = Org.objects.filter(code=code[:60]).first()
    if org is None:
        raise Invalid("Choose a unit.", code="archive.no_org")
    return org


def number_of(said: str) -> int:
    """A small whole number of a form, -1 where it is none."""
    return int(said) if said.isascii() and said.isdigit() and len(said) < len("1000000000") else -1


def received(request: HttpRequest) -> Iterator[tuple[str, bytes]]:
    """The files of a form one after the other; their folders where the page names them."""
    files: list[UploadedFile[Any]] = request.FILES.getlist("files")
    paths = request.POST.getlist("paths")
    named = paths if len(paths) == len(files) else ["" for _ in files]
    for file, path in zip(files, named, strict=True):
        yield path[:_PATH] or file.name or "", file.read()


def go(request: HttpRequest, address: str) -> HttpResponse:
    """On to another page, for a part of a page and for a whole one."""
    return HttpResponseClientRedirect(address) if request.htmx else redirect(address)  # type: ignore[attr-defined]


@require_safe
def intake(request: HttpRequest, uid: UUID) -> HttpResponse:
    """What was brought in together, and what comes of it."""
    return render(request, "archive/intake.html", _state(request, find_intake(scope(request), uid)))


@require_safe
def intake_progress(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The part of that page that changes."""
    return render(request, "archive/intake_progress.html", _state(request, find_intake(scope(request), uid)))


def _state(request: HttpRequest, intake: Intake) -> dict[str, object]:
    asked, texts = scope(request), texts_of(request)
    files = files_for(asked, intake)
    counts = Counter(dict(files.order_by().values_list("state").annotate(Count("pk"))))
    done = counts.total() - sum(counts[state] for state in IntakeFile.OPEN)
    open_to_person = Prefetch("documents", queryset=documents_for(asked))
    rows = Paginator(files.prefetch_related(open_to_person), _ROWS).get_page(request.GET.get("page"))
    shown = [{"file": file, "findings": told(texts, file.findings)} for file in rows]
    until = intake.ended_at or timezone.now()
    minutes = max((until - intake.begun_at).total_seconds(), 1) / 60
    may_change = may_change_intake(asked, intake)
    return {
        "intake": intake,
        "org": org_name(intake.org_id, intake.org.code, texts.language),
        "replaces": documents_for(asked).filter(pk=intake.replaces.pk).first() if intake.replaces else None,
        "rows": rows,
        "shown": shown,
        "counts": [(step, counts[step]) for step in IntakeFile.Step.values if counts[step]],
        "total": counts.total(),
        "done": done,
        "is_open": done < counts.total(),
        "rate": round(done / minutes),
        "may_cancel": may_change and counts["waiting"],
        "may_retry": may_change and (counts["failed"] or counts["cancelled"]),
        "page": rows.number,
    }


@require_POST
def cancel(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Leave unread what waits."""
    found = find_intake(scope(request), uid)
    cancel_intake(actor=person(request), scope=scope(request), intake=found)
    return go(request, reverse("intake", args=[uid]))


@require_POST
def retry(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Read once more what failed."""
    found = find_intake(scope(request), uid)
    retry_intake(actor=person(request), scope=scope(request), intake=found)
    return go(request, reverse("intake", args=[uid]))
