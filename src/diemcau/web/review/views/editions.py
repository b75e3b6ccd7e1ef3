"""Editions: the list, one with its files and errata, signing one, holding it against what was signed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diemcau.errors import DiemcauError, Invalid
from diemcau.publish.notice import tell_error
from diemcau.web.accounts.middleware import person, scope
from diemcau.web.accounts.policies import Right
from diemcau.web.archive.telling import levels_up_to
from diemcau.web.orgs.queries import names_of_all, tree_of
from diemcau.web.review.actions.editions import ToSign, freeze, note_view, take_file, take_open
from diemcau.web.review.actions.errata import publish_erratum
from diemcau.web.review.asked import read_day, read_period
from diemcau.web.review.editions import editions_for, find_edition, find_file, verify
from diemcau.web.review.errata import errata_for, filings_behind, find_erratum
from diemcau.web.review.intervals import interval_from_json
from diemcau.web.review.late import late_for
from diemcau.web.review.models import Subscription
from diemcau.web.review.observations import VALUE
from diemcau.web.review.open_formats import OPEN_FORMATS
from diemcau.web.review.shown import measure_name
from diemcau.web.review.wording import interval_in_words
from diemcau.web.search.addresses import of_claim
from diemcau.web.search.views.choices import org_choices, recent_periods
from diemcau.web.shell.speech import texts_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from diemcau.web.review.models import Edition, Erratum

_PAGE = 30
_MOST_LATE = 100
_MOST_ERRATA = 100

_KINDS = {
    "html": "text/html; charset=utf-8",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xml": "application/xml",
}


@require_safe
def editions(request: HttpRequest) -> HttpResponse:
    """The editions that a person may know of, the newest first, and which of them one is told of by mail."""
    page = Paginator(editions_for(scope(request)), _PAGE).get_page(request.GET.get("page"))
    language = texts_of(request).language
    subscriptions = Subscription.objects.filter(person=person(request), ended_at=None).select_related("org")
    context = {
        "rows": [(edition, org_name(edition.org.code, language)) for edition in page.object_list],
        "page": page,
        "orgs": list(org_choices(tree_of(), language)),
        "subscriptions": [(one, org_name(one.org.code, language)) for one in subscriptions],
        "may_sign": bool(scope(request).reach(Right.RELEASE)),
    }
    return render(request, "review/editions.html", context)


@require_safe
def edition(request: HttpRequest, uid: UUID) -> HttpResponse:
    """One edition: what was signed, its files, what was found wrong in it, and what came too late for it."""
    held = find_edition(scope(request), uid)
    note_view(actor=person(request), edition=held)
    return render(request, "review/edition.html", _edition(request, held))


def _edition(request: HttpRequest, held: Edition) -> dict[str, Any]:
    texts = texts_of(request)
    errata = errata_for(scope(request), held)[:_MOST_ERRATA]
    return {
        "edition": held,
        "name": org_name(held.org.code, texts.language),
        "files": list(held.files.all()),
        "totals": [_total(request, one) for one in held.manifest.get("totals", ()) if one["org"] == held.org.code],
        "open_formats": OPEN_FORMATS,
        "errata": [_erratum(request, one) for one in errata],
        "late": _late(request, held),
        "next": editions_for(scope(request)).filter(follows=held).first(),
        "may_publish": scope(request).may(Right.RELEASE, held.org_id),
    }


def _total(request: HttpRequest, said: Mapping[str, Any]) -> dict[str, Any]:
    """A signed total in words."""
    texts = texts_of(request)
    number = interval_in_words(interval_from_json(said["interval"]), said["unit"], texts)
    return {
        "name": measure_name(said["measure"], texts.language),
        "number": texts["review.no_total"] if said["way"] == "none" else number,
        "way": said["way"], "caveats": said["caveats"], "parts": len(said["parts"]), "status": said["status"],
        "reported": sum(len(one["reported"]) for one in said["coverage"]),
        "owing": sum(len(one["reported"]) + len(one["missing"]) for one in said["coverage"]),
    }  # fmt: skip


def _address(moved: Mapping[str, Any], filings: Mapping[str, UUID]) -> str:
    """Of the fact or return that moved a total; empty where there is none any more."""
    if moved["sort"] == "claim":
        return of_claim(moved["uid"]) if moved["now"] else ""
    return reverse("filing", args=[filings[moved["uid"]]]) if moved["uid"] in filings else ""


def _erratum(request: HttpRequest, one: Erratum) -> dict[str, Any]:
    """An erratum in words."""
    texts, filings = texts_of(request), filings_behind(scope(request), one)
    return {
        "erratum": one,
        "measure": measure_name(one.measure, texts.language),
        "org": org_name(one.org.code, texts.language),
        "was": interval_in_words(interval_from_json(one.was), one.unit, texts),
        "now": interval_in_words(interval_from_json(one.now), one.unit, texts),
        "why": [
            {
                "how": each["how"],
                "org": org_name(each["code"], texts.language),
                "was": interval_in_words(interval_from_json(each["was"]), one.unit, texts) if each["was"] else "",
                "now": interval_in_words(interval_from_json(each["now"]), one.unit, texts) if each["now"] else "",
                "by": each.get("by", ""),
                "address": _address(each, filings),
            }
            for each in one.why
        ],
    }


def _late(request: HttpRequest, held: Edition) -> list[dict[str, Any]] | None:
    """What came too late, the first of it; None where the numbers that were signed are gone."""
    texts = texts_of(request)
    try:
        found = late_for(held)[:_MOST_LATE]
    except DiemcauError:
        return None
    return [
        {
            "measure": measure_name(late.value.measure, texts.language),
            "org": org_name(late.value.org, texts.language),
            "period": late.value.period.code,
            "number": interval_in_words(late.value.interval, late.value.unit, texts),
            "why": late.why,
            "address": "" if late.value.id.startswith(VALUE) else of_claim(late.value.id),  # type: ignore[arg-type]
        }
        for late in found
    ]


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """The form that signs an edition."""
    if request.method != "POST":
        return render(request, "review/edition_form.html", _form(request, request.GET.dict()))
    said = {name: str(value).strip()[:400] for name, value in request.POST.items()}
    try:
        level = said.get("level", "")
        wanted = ToSign(
            org=said.get("org", ""),
            period=read_period(said.get("period", "")).code,
            title=said.get("title", ""),
            shape_day=read_day(said.get("shape_day", "")),
            true_at=read_day(said.get("true_at", "")),
            level=int(level) if level in {"0", "1", "2", "3", "4"} else -1,
        )
        made = freeze(actor=person(request), scope=scope(request), wanted=wanted)
    except Invalid as error:
        context = _form(request, said) | {"failure": tell_error(texts_of(request), error)}
        return render(request, "review/edition_form.html", context, status=422)
    messages.success(request, texts_of(request)["review.signed"])
    return redirect("edition", uid=made.uid)


def _form(request: HttpRequest, said: dict[str, str]) -> dict[str, Any]:
    language = texts_of(request).language
    reach = scope(request).reach(Right.RELEASE)
    tree = tree_of()
    may = {node.code for node in tree.nodes.values() if reach.has(node.pk)}
    return {
        "said": said,
        "orgs": [(code, name) for code, name in org_choices(tree, language) if code in may],
        "periods": recent_periods(),
        "levels": levels_up_to(scope(request)),
        "level": said.get("level", "1"),
    }


@require_safe
def file(request: HttpRequest, uid: UUID, name: str) -> HttpResponse:
    """A file of an edition as it was signed, to be kept; never shown in the browser."""
    held = find_edition(scope(request), uid)
    found = find_file(held, name)
    body = take_file(actor=person(request), edition=held, file=found)
    kind = _KINDS.get(found.name.rpartition(".")[2], "application/octet-stream")
    response = HttpResponse(body, content_type=kind)
    filename = f"{held.org.code}-{held.period}-{held.number}-{found.name}"
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=filename) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_safe
def open_format(request: HttpRequest, uid: UUID, form: str) -> HttpResponse:
    """The numbers of an edition in one of the open formats, as a ZIP."""
    held = find_edition(scope(request), uid)
    body = take_open(actor=person(request), scope=scope(request), edition=held, form=form)
    response = HttpResponse(body, content_type="application/zip")
    filename = f"{held.org.code}-{held.period}-{held.number}-{form}.zip"
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=filename) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_POST
def check(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Hold an edition against what was signed, and make its numbers anew."""
    held = find_edition(scope(request), uid)
    verdict = verify(held)
    texts = texts_of(request)
    differences = [
        {
            "measure": measure_name(one.said["measure"], texts.language),
            "org": org_name(one.said["org"], texts.language),
            "was": _number(request, one.was),
            "now": _number(request, one.now),
        }
        for one in verdict.differences
    ]
    context = {"edition": held, "verdict": verdict, "differences": differences}
    return render(request, "review/check.html", context)


def _number(request: HttpRequest, said: Mapping[str, Any] | None) -> str:
    texts = texts_of(request)
    return interval_in_words(interval_from_json(said["interval"]), said["unit"], texts) if said else ""


@require_safe
def erratum(request: HttpRequest, uid: UUID) -> HttpResponse:
    """One erratum: what was signed, what is held now, what moved it."""
    found = find_erratum(scope(request), uid)
    note_view(actor=person(request), edition=found.edition)
    context = {
        "one": _erratum(request, found), "edition": found.edition,
        "may_publish": found.published_at is None and scope(request).may(Right.RELEASE, found.edition.org_id),
    }  # fmt: skip
    return render(request, "review/erratum.html", context)


@require_POST
def publish(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Put an erratum beside its edition."""
    done = publish_erratum(
        actor=person(request), scope=scope(request), uid=uid, note=request.POST.get("note", "")[:4000]
    )
    messages.success(request, texts_of(request)["review.erratum_published"])
    return redirect("edition", uid=done.edition.uid)


def org_name(code: str, language: str) -> str:
    """What an org of any time is or was called last."""
    node = names_of_all().get(code)
    return node.name(language) if node is not None else code
