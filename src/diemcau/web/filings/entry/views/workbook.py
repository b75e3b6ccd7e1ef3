"""A return as a workbook: handed out, tried, and taken over once somebody has seen what it changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from diemcau.errors import Conflict, Invalid
from diemcau.publish.calendar import format_period
from diemcau.publish.form_workbook import write_form_workbook
from diemcau.publish.notice import tell_error
from diemcau.records import parse_period
from diemcau.review.forms.shown import show
from diemcau.web.accounts.middleware import person, scope
from diemcau.web.filings.book import book, form_of
from diemcau.web.filings.content import from_json
from diemcau.web.filings.entry.keeping import keep
from diemcau.web.filings.entry.queries import filing_inside
from diemcau.web.filings.entry.receiving import note_handed_out
from diemcau.web.filings.entry.shown import show_cell, tell_place
from diemcau.web.filings.entry.views.package import as_file, asked_about, chosen_in, facts_of, file_name, open_filing
from diemcau.web.filings.entry.workbook import LARGEST, Trial, tried, try_workbook
from diemcau.web.filings.telling import unit_name
from diemcau.web.shell.failures import STATUS, status_of
from diemcau.web.shell.speech import texts_of

if TYPE_CHECKING:
    from uuid import UUID

    from diemcau.profile.forms import Column, Line
    from diemcau.publish.texts import Texts
    from diemcau.web.filings.models import Filing

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_MOST_SHOWN = 300
_LONGEST_FOUND = 120


@never_cache
@require_safe
def hand_out(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The form as a workbook, empty or with what stands in it."""
    filing = filing_inside(scope(request), uid)
    language, form = texts_of(request).language, form_of(filing.form)
    is_filled = request.GET.get("filled") == "1" and filing.version is not None

    def shown(kept: str, column: Column, line: Line | None) -> str:
        return show(kept, column, language, book(), line)

    body = write_form_workbook(
        form, book(), language, shown,
        filled=from_json(filing.form, filing.version.content) if is_filled and filing.version else None,
        unit=unit_name(filing.org.code, language),
        period=format_period(parse_period(filing.campaign.period), language),
    )  # fmt: skip
    note_handed_out(actor=person(request), filing=filing, verb="export")
    return as_file(body, f"{file_name(filing)}.xlsx", _XLSX)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def take_in(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The page on which a workbook is brought in; nothing is kept before somebody confirms what it changes."""
    filing = open_filing(request, uid)
    if request.method != "POST":
        return _page(request, filing)
    try:
        if "token" in request.POST:
            return _confirmed(request, filing)
        return _tried(request, filing)
    except (Invalid, Conflict) as error:
        title, advice = tell_error(texts_of(request), error)
        return _page(request, filing, {"error": title, "advice": advice}, status_of(error))


def _tried(request: HttpRequest, filing: Filing) -> HttpResponse:
    file = request.FILES.get("sheet")
    if file is None:
        raise Invalid("Choose a workbook.", code="filings.sheet_none")
    trial = try_workbook(filing, file.read(LARGEST + 1), file.name or "", texts_of(request).language)
    texts = texts_of(request)
    troubles = _troubles(filing, trial, texts)
    facts = {
        "tried": True,
        "token": trial.token,
        "changes": _changes(filing, trial, texts.language),
        "number": len(trial.changes),
        "left": max(0, len(trial.changes) - _MOST_SHOWN),
        "troubles": troubles[:_MOST_SHOWN],
        "troubles_left": max(0, len(troubles) - _MOST_SHOWN),
    }
    return _page(request, filing, facts)


@dataclass(frozen=True, slots=True)
class Change:
    """One cell that the workbook changes: where in it, which cell of the form, what stands and would stand there."""

    place: str
    cell: str
    before: str
    after: str


def _changes(filing: Filing, trial: Trial, language: str) -> list[Change]:
    form, forms = form_of(filing.form), book()
    now = filing.version.content if filing.version else {}
    return [
        Change(
            trial.places.get(one.cell, ""),
            tell_place(form, one.cell, now, language),
            show_cell(form, forms, one.cell, one.before, language),
            show_cell(form, forms, one.cell, one.after, language),
        )
        for one in trial.changes[:_MOST_SHOWN]
    ]


@dataclass(frozen=True, slots=True)
class Trouble:
    """One place of a workbook that is not right: sheet, cell, what was found there, what was expected."""

    sheet: str
    cell: str
    found: str
    expected: str
    is_left_out: bool


def _troubles(filing: Filing, trial: Trial, texts: Texts) -> list[Trouble]:
    """What is left out, then what is taken over as typed and waits to be mended."""
    left = [
        Trouble(
            one.sheet, one.cell, one.found[:_LONGEST_FOUND],
            texts[f"filings.entry.sheet.{one.code}"].format(expected=one.expected), is_left_out=True,
        )
        for one in trial.errors
    ]  # fmt: skip
    typed = []
    for cell, why in trial.refused.items():
        sheet, _, place = trial.places.get(str(cell), "!").rpartition("!")
        expected = _expected(filing, str(cell), why.code, why.expected, texts)
        found = trial.words.get(str(cell), "")[:_LONGEST_FOUND]
        typed.append(Trouble(sheet, place, found, expected, is_left_out=False))
    return [*left, *typed]


def _expected(filing: Filing, cell: str, code: str, expected: str, texts: Texts) -> str:
    """What a cell takes, in words; choices by their names."""
    if code == "choice":
        codes = expected.split(" | ")
        form = form_of(filing.form)
        expected = " · ".join(show_cell(form, book(), cell, each, texts.language) for each in codes)
    return texts[f"filings.entry.js.problem_{code}"].format(expected=expected)


def _confirmed(request: HttpRequest, filing: Filing) -> HttpResponse:
    language = texts_of(request).language
    token = request.POST["token"]
    sent = tried(filing, token, chosen_in(request), language)
    kept = keep(actor=person(request), scope=scope(request), filing=filing, sent=sent)
    if kept.clashes:
        return _page(request, filing, {**asked_about(filing, kept, language), "token": token}, STATUS[Conflict])
    messages.success(request, texts_of(request)["filings.entry.sheet.taken"])
    return redirect("filing_enter", filing.uid)


def _page(request: HttpRequest, filing: Filing, facts: dict[str, Any] | None = None, status: int = 200) -> HttpResponse:
    context = {**facts_of(filing, texts_of(request).language), "megabytes": LARGEST // 2**20, **(facts or {})}
    return render(request, "filings/entry_sheet.html", context, status=status)
