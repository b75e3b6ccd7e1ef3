"""The form for work without a network: handed out as one file, taken in again as a package, receipted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from diemcau.errors import Conflict, Denied, Invalid
from diemcau.publish.notice import tell_error
from diemcau.web.accounts.middleware import person, scope
from diemcau.web.filings.book import book, form_of
from diemcau.web.filings.entry.offline import build
from diemcau.web.filings.entry.package import LARGEST
from diemcau.web.filings.entry.queries import filing_inside, receipt_for
from diemcau.web.filings.entry.receiving import note_handed_out, take_package
from diemcau.web.filings.entry.shown import package_texts, show_clashes, show_form
from diemcau.web.filings.entry.views.pages import is_open, page_data
from diemcau.web.filings.telling import cell_name, unit_name
from diemcau.web.shell.failures import STATUS, status_of
from diemcau.web.shell.speech import texts_of

if TYPE_CHECKING:
    from uuid import UUID

    from diemcau.web.filings.entry.keeping import Kept
    from diemcau.web.filings.models import Filing

_SIDES = ("mine", "theirs")
_LONGEST_NAME = 60
_DIGITS = 8  # of a receipt's number, as people say it
_ANSWERS = ("holds", "fails", "cannot_tell")
_HERE = ("save", "person", "may_keep_here", "edit")
"""What the page on the site needs and a file that leaves the house does not."""


@never_cache
@require_safe
def hand_out(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The form as one file, for whoever may enter."""
    filing = open_filing(request, uid)
    texts = texts_of(request)
    name = file_name(filing)
    data = {key: value for key, value in page_data(request, filing).items() if key not in _HERE}
    data |= {
        "base": filing.version.digest if filing.version else "",
        "name": f"{name}.diemcau.json",
        "texts": package_texts(texts),
        "sources": {key: {**one, "link": ""} for key, one in data["sources"].items()},
    }
    page = build(data, facts_of(filing, texts.language), texts)
    note_handed_out(actor=person(request), filing=filing, verb="package_make")
    return as_file(page.encode(), f"{name}.html", "text/html; charset=utf-8")


def open_filing(request: HttpRequest, uid: UUID) -> Filing:
    """A return in which the person may write now.

    Raises:
        NotFound: If the person may not know of its drafts.
        Denied: If the person may not write in it, or not now.
    """
    filing = filing_inside(scope(request), uid)
    if not is_open(scope(request), filing):
        raise Denied(
            "You do not fill this return in, or others have it before them.", "Look at the return.",
            code="filings.not_to_enter",
        )  # fmt: skip
    return filing


def file_name(filing: Filing) -> str:
    """A name for files of a return, of letters that every disk takes."""
    parts = (filing.form, filing.org.code, filing.campaign.period)
    return "-".join("".join(s if s.isascii() and s.isalnum() else "_" for s in part) for part in parts)[:_LONGEST_NAME]


def as_file(body: bytes, name: str, kind: str) -> HttpResponse:
    """A file to be kept, never shown within the site."""
    answer = HttpResponse(body, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer


def facts_of(filing: Filing, language: str) -> dict[str, Any]:
    """What pages beside the form say about it."""
    return {
        "form": show_form(form_of(filing.form), book(), language),
        "unit": unit_name(filing.org.code, language),
        "filing": filing,
        "campaign": filing.campaign,
    }


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def take_in(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The page on which a package is brought in; cells in question are asked about before anything is kept."""
    filing = open_filing(request, uid)
    if request.method != "POST":
        return _form(request, filing)
    body = _body(request)
    try:
        found = take_package(
            actor=person(request), scope=scope(request), filing=filing, body=body, chosen=chosen_in(request),
            language=texts_of(request).language,
        )  # fmt: skip
    except (Invalid, Conflict) as error:
        title, advice = tell_error(texts_of(request), error)
        return _form(request, filing, {"error": title, "advice": advice}, status_of(error))
    if found.receipt is not None:
        return redirect("filing_receipt", found.receipt.uid)
    language = texts_of(request).language
    kept = found.kept
    asked = asked_about(filing, kept, language) if kept is not None else {}
    return _form(request, filing, {**asked, "body": body.decode()}, STATUS[Conflict])


def asked_about(filing: Filing, kept: Kept, language: str) -> dict[str, Any]:
    """The cells in question and who kept what stands there."""
    newest = kept.version
    content = newest.content if newest else {}
    clashes = show_clashes(kept.clashes, form_of(filing.form), book(), content, language)
    return {"clashes": clashes, "other": newest.by.name if newest else ""}


def chosen_in(request: HttpRequest) -> dict[str, str]:
    """By address of a cell in question which side somebody has chosen."""
    return {
        name.removeprefix("side:"): side
        for name, side in request.POST.items()
        if name.startswith("side:") and side in _SIDES
    }


def _body(request: HttpRequest) -> bytes:
    """The package as it came: a file, or what the page asked about it holds."""
    file = request.FILES.get("package")
    if file is not None:
        return bytes(file.read(LARGEST + 1))
    return request.POST.get("body", "").encode("utf-8", "replace")


def _form(request: HttpRequest, filing: Filing, facts: dict[str, Any] | None = None, status: int = 200) -> HttpResponse:
    context = {**facts_of(filing, texts_of(request).language), "megabytes": LARGEST // 2**20, **(facts or {})}
    return render(request, "filings/package.html", context, status=status)


@never_cache
@require_safe
def receipt(request: HttpRequest, uid: UUID) -> HttpResponse:
    """What became of a package."""
    found = receipt_for(scope(request), uid)
    answers, cell = found.said.get("answers", {}), found.said.get("cell", "")
    facts = {
        **facts_of(found.filing, texts_of(request).language),
        "receipt": found,
        "number": str(found.uid).upper()[:_DIGITS],
        "place": cell_name(found.filing.form, cell, texts_of(request).language) if cell else "",
        "answers": [(name, answers[name]) for name in _ANSWERS if name in answers],
    }
    status = STATUS[Invalid] if found.said.get("refused") else 200
    return render(request, "filings/package_receipt.html", facts, status=status)
