"""The campaigns of the demo: what each unit enters in its returns, and how they go through the hands of the sector."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from typing import Any

from diemcau.web.accounts.models import Person, RoleKind
from diemcau.web.accounts.queries import scope_of
from diemcau.web.config.demo.deeds import Step
from diemcau.web.config.demo.filled import Content, Year, fill_form
from diemcau.web.config.demo.numbers import Term, choose
from diemcau.web.config.demo.people import DEMO_PEOPLE
from diemcau.web.config.demo.story import people_of
from diemcau.web.config.demo.units import Unit, load_units
from diemcau.web.filings.actions.asking import Ask, answer, send_back
from diemcau.web.filings.actions.campaigns import close, open_campaign
from diemcau.web.filings.actions.flow import accept, approve, check, reopen, submit
from diemcau.web.filings.actions.saving import save
from diemcau.web.filings.book import form_of
from diemcau.web.filings.models import Campaign, Filing, FilingState

_OFFICE = "chief"
_ASKED = "SV.DUNMARSH"
_MISSING = 7  # one unit in so many has handed nothing in
_REMARK = {
    "table": "signed",
    "column": "partner",
    "text": "Please write the partner’s full name as it stands in the signed paper.",
    "answer": "Taken over from the signed paper.",
}
_STAGES = (FilingState.DRAFT, FilingState.SUBMITTED, FilingState.APPROVED, FilingState.ACCEPTED)


@dataclass(frozen=True, slots=True)
class Round:
    """One campaign of the story.

    Attributes:
        name: As the office calls it.
        regime: What is asked for.
        year: The year that is reported on.
        opened, closed: When; None while it runs.
    """

    name: str
    regime: str
    year: int
    opened: date
    closed: date | None

    @property
    def is_over(self) -> bool:
        """Whether all that came in has been accepted."""
        return self.closed is not None


ROUNDS = (
    Round("Biểu thỏa thuận quốc tế năm 2025", "agreements.year", 2025, date(2025, 10, 16), date(2026, 1, 20)),
    Round("Báo cáo công tác đối ngoại năm 2025", "foreign_affairs.year", 2025, date(2025, 11, 24), date(2026, 1, 21)),
    Round("Biểu thỏa thuận quốc tế năm 2026", "agreements.year", 2026, date(2026, 10, 16), None),
)


def find_rounds() -> Iterator[Step]:
    """Everything that happens in campaigns."""
    for one in ROUNDS:
        held: list[Campaign] = []
        yield one.opened, 8, partial(_open, one, held)
        for code in sorted(load_units()):
            yield from _of_unit(one, held, load_units()[code])
        if one.closed is not None:
            yield one.closed, 9, partial(_close, held)


def _of_unit(one: Round, held: list[Campaign], unit: Unit) -> Iterator[Step]:
    """What a unit and the office do with its returns."""
    drawn = f"{one.regime} {one.year}"
    if unit.code != _ASKED and choose(_MISSING, unit.code, drawn, "missing") == 0:
        return
    entered = one.opened + timedelta(days=2 + choose(24, unit.code, drawn, "entered"))
    last = FilingState.ACCEPTED if one.is_over else _STAGES[choose(len(_STAGES), unit.code, drawn, "stage")]
    yield entered, 8, partial(_fill, one, held, unit, last)


def _open(one: Round, held: list[Campaign]) -> None:
    chief = person(_OFFICE)
    held.append(
        open_campaign(actor=chief, scope=scope_of(chief), name=one.name, regimes=[one.regime], period=str(one.year))
    )


def _close(held: list[Campaign]) -> None:
    chief = person(_OFFICE)
    close(actor=chief, scope=scope_of(chief), campaign=held[0])


def _fill(one: Round, held: list[Campaign], unit: Unit, last: FilingState) -> None:
    by, signer = people_of(unit.code, f"return/{one.year}")
    for filing in held[0].filings.filter(org__code=unit.code).order_by("form"):
        form = form_of(filing.form)
        content = fill_form(form, Year(unit, Term(one.year), held[0].first_day, held[0].last_day))
        if not content:
            continue
        _save(filing, person(by), content)
        _send_on(filing, by, signer, last)
        if one.is_over and unit.code == _ASKED and "signed" in content:
            _ask_again(filing, by, signer)
        if last == FilingState.ACCEPTED:
            _move(filing, accept, _OFFICE)


def _save(filing: Filing, actor: Person, content: Content) -> None:
    filing.refresh_from_db()
    save(actor=actor, scope=scope_of(actor), filing=filing, edit=filing.edit, content=content)


def _send_on(filing: Filing, by: str, signer: str, last: FilingState) -> None:
    """As far as it comes: handed in, checked where somebody is there for it, signed off."""
    if last == FilingState.DRAFT:
        return
    _move(filing, submit, by)
    if last == FilingState.SUBMITTED:
        return
    checker = _checker(filing.org.code)
    if checker:
        _move(filing, check, checker)
    _move(filing, approve, signer)


def _ask_again(filing: Filing, by: str, signer: str) -> None:
    """The office sends it back with a question on a cell; it is corrected, answered and signed off anew."""
    chief, officer = person(_OFFICE), person(by)
    filing.refresh_from_db()
    version = filing.version
    assert version is not None
    row = version.content[_REMARK["table"]][0]
    cell = f"{_REMARK['table']}/{row['id']}/{_REMARK['column']}"
    send_back(
        actor=chief, scope=scope_of(chief), filing=filing, edit=filing.edit, reason=_REMARK["text"],
        asked=[Ask(cell=cell, text=_REMARK["text"])], to=officer,
    )  # fmt: skip
    row["cells"][_REMARK["column"]] += " (administration)"
    _save(filing, officer, version.content)
    for remark in filing.remarks.filter(answered_at=None):
        answer(actor=officer, scope=scope_of(officer), filing=filing, remark=remark.uid, text=_REMARK["answer"])
    _send_on(filing, by, signer, FilingState.APPROVED)


def _move(filing: Filing, act: Any, username: str) -> None:
    filing.refresh_from_db()
    actor = person(username)
    act(actor=actor, scope=scope_of(actor), filing=filing, edit=filing.edit)


def correct_return(form: str, year: int, cell: tuple[str, str, str], factor: Decimal) -> None:
    """A figure of an accepted return is found wrong: the office reopens it, the unit corrects it, all sign anew."""
    filing = Filing.objects.select_related("org").get(form=form, campaign__period=str(year), org__code=_ASKED)
    chief = person(_OFFICE)
    reopen(
        actor=chief, scope=scope_of(chief), filing=filing, edit=filing.edit,
        reason="The province has found an error in its return.",
    )  # fmt: skip
    filing.refresh_from_db()
    assert filing.version is not None
    table, line, column = cell
    content = filing.version.content
    for row in content[table]:
        if row["id"] == line:
            row["cells"][column] = format((Decimal(row["cells"][column]) * factor).quantize(Decimal(1)), "f")
    by, signer = people_of(_ASKED, f"return/{year}")
    _save(filing, person(by), content)
    _send_on(filing, by, signer, FilingState.APPROVED)
    _move(filing, accept, _OFFICE)


def _checker(org: str) -> str:
    """The unit's section head, or empty."""
    return next((one.username for one in DEMO_PEOPLE if one.org == org and one.role == RoleKind.SECTION_HEAD), "")


def person(username: str) -> Person:
    """Somebody of the demo."""
    return Person.objects.get(username=username)
