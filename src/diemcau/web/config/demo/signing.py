"""Targets of the demo, the review of 2025 as it is signed, and a figure that is corrected after the signing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import partial

from diemcau.web.accounts.queries import scope_of
from diemcau.web.config.demo.deeds import Step
from diemcau.web.config.demo.numbers import Term
from diemcau.web.config.demo.returns import correct_return, person
from diemcau.web.config.demo.telling import find_fact
from diemcau.web.config.demo.units import load_units
from diemcau.web.review.actions.editions import ToSign, freeze
from diemcau.web.review.actions.goals import Wanted, set_goal

_STATE = "SV"
_GROWTH = Decimal("1.06")  # of a target against the year before
_BILLION = Decimal(1_000_000_000)
_TARGETS = ("SV.DUNMARSH", "SV.ARDEN", "SV.THACHYEN", "SV.HALVERN", "SV.BENHOA")


def find_targets() -> Iterator[Step]:
    """What the office sets in January for the year."""
    for year in (2025, 2026):
        for org in _TARGETS:
            yield date(year, 1, 28), 10, partial(_aim, org, year)
        yield date(year, 1, 29), 10, partial(_aim_at_agreements, year)


def _aim(org: str, year: int) -> None:
    """Exports of a province or city."""
    unit = load_units()[org]
    before = find_fact(unit, "exports", "x", Term(year - 1)).value / _BILLION
    _set("trade.exports", org, year, f"at least {(before * _GROWTH).quantize(Decimal('0.01'))} billion USD")


def _aim_at_agreements(year: int) -> None:
    _set("agreements.signed.total", _STATE, year, "at least 120")


def _set(measure: str, org: str, year: int, words: str) -> None:
    chief = person("chief")
    wanted = Wanted(
        measure=measure, org=org, period=str(year), words=words, set_by="Solveig Ardane", language="en",
        basis=f"Programme of external activities {year}",
    )  # fmt: skip
    set_goal(actor=chief, scope=scope_of(chief), wanted=wanted)


def sign_and_correct() -> None:
    """The minister signs the review of 2025; then a province corrects its return, and the office takes that over."""
    minister = person("minister")
    freeze(
        actor=minister,
        scope=scope_of(minister),
        wanted=ToSign(org=_STATE, period="2025", title="Tổng kết công tác đối ngoại năm 2025"),
    )
    correct_return("F01", 2025, ("economic", "exports", "now"), Decimal("0.94"))
