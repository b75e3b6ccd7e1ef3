"""The two years: who brought in which paper on which day, and when it was let into the record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache

from diemcau.web.accounts.models import RoleKind
from diemcau.web.config.demo.looking_back import look_back
from diemcau.web.config.demo.notices import load_notices
from diemcau.web.config.demo.numbers import Term, choose, to_amount
from diemcau.web.config.demo.people import DEMO_PEOPLE
from diemcau.web.config.demo.reports import compose_report
from diemcau.web.config.demo.telling import find_fact
from diemcau.web.config.demo.units import Unit, load_units
from diemcau.web.config.demo.wording import say_amount
from diemcau.web.shell.levels import Level

_PROVINCES_2024 = "ARDEN DUNMARSH HALVERN TORSBY LINDAL BENHOA THACHYEN TAYKHANH DONGMAC"
_PROVINCES_2025 = (
    "ARDEN DUNMARSH HALVERN NORRICK EASTERHOLM WESTREACH BENHOA "
    "THACHYEN CAMTRACH PHULAM LOCHAI YENGIANG TAYKHANH DONGMAC"
)
_MISSIONS = "MIS.KELD MIS.VARNHOLT MIS.MARENGA MIS.TESSARA MIS.ILMARA MIS.CALLIS MIS.GRAUMUND MIS.STRAITS"
_UNITS = (
    "MFA.CONSULAR MFA.ECONOMIC MFA.LOCALITIES MFA.COMMUNITY MFA.LAW MFA.PROTOCOL MFA.PRESS MFA.CULTURE MFA.BORDERS"
    " MFA.ACADEMY"
)

CALENDAR: tuple[tuple[Term, date, str], ...] = (
    (Term(2024), date(2025, 1, 2), f"{_PROVINCES_2024} MIS.KELD MIS.VARNHOLT MIS.MARENGA MFA.CONSULAR MFA.ECONOMIC"),
    (Term(2025, "q1"), date(2025, 4, 3), "ARDEN DUNMARSH THACHYEN CAMTRACH"),
    (
        Term(2025, "h1"),
        date(2025, 7, 3),
        "ARDEN DUNMARSH HALVERN THACHYEN LOCHAI PHULAM TAYKHANH MIS.KELD MIS.CALLIS MFA.CONSULAR MFA.PRESS",
    ),
    (Term(2025, "m9"), date(2025, 10, 3), "DUNMARSH WESTREACH THACHYEN BENHOA MIS.KELD"),
    (Term(2025), date(2025, 12, 22), f"{_PROVINCES_2025} {_MISSIONS} {_UNITS}"),
    (Term(2026, "q1"), date(2026, 4, 3), "DUNMARSH WESTREACH THACHYEN KHANHMAC"),
    (
        Term(2026, "h1"),
        date(2026, 7, 2),
        "ARDEN DUNMARSH WESTREACH BENHOA THACHYEN KHANHMAC MIS.KELD MIS.GRAUMUND MFA.CONSULAR MFA.LAW",
    ),
    (
        Term(2026, "m9"),
        date(2026, 10, 2),
        "ARDEN DUNMARSH NORRICK WESTREACH THACHYEN LOCHAI MIS.KELD MIS.VARNHOLT",
    ),
)
"""For each term the first day on which reports come in, and the units that send one."""

_LATEST = 12  # days from the first report of a term to the last
_DRAFTS = {
    "SV.DUNMARSH/2026-m9",
    "SV.THACHYEN/2026-m9",
    "SV.NORRICK/2026-m9",
    "SV.MIS.VARNHOLT/2026-m9",
    "trade-2026-m9",
}
"""They wait for somebody to check and release them."""
_TRANSLATED = {"SV.THACHYEN/2025": "en", "SV.BENHOA/2025": "en"}
_REVISED = {"SV.LOCHAI/2025": Decimal("1.12"), "SV.EASTERHOLM/2025": Decimal("0.9")}
"""Their first version had other exports, so many times those of the second."""
_ENTERING = {RoleKind.OFFICER, RoleKind.CLERK}
_OFFICE, _SIGNER = "clerk.ministry", "director"


@dataclass(frozen=True, slots=True)
class Paper:
    """One file that somebody brings in.

    Attributes:
        key: Its name in the story.
        org: Code of the unit whose document it becomes.
        by, signer: Usernames of who brings it in and who releases it.
        entered: The day it comes in.
        released: The day it is let into the record; None for a draft.
        file: As it is called.
        text: What it says.
        level: How confidential.
        number, period: As the clerk registers them, or empty.
        replaces: Key of the paper of which it is a new version, or empty.
    """

    key: str
    org: str
    by: str
    signer: str
    entered: date
    released: date | None
    file: str
    text: str
    level: Level = Level.INTERNAL
    number: str = ""
    period: str = ""
    replaces: str = ""


@cache
def tell_story() -> tuple[Paper, ...]:
    """All papers in the order of the days on which they came in."""
    return tuple(sorted((*_reports(), *_notices()), key=lambda paper: (paper.entered, paper.key)))


def _reports() -> Iterator[Paper]:
    for term, first, codes in CALENDAR:
        for place, code in enumerate(codes.split(), 1):
            unit = load_units()[f"SV.{code}"]
            yield from _papers_of(unit, term, first, place)


def _papers_of(unit: Unit, term: Term, first: date, place: int) -> Iterator[Paper]:
    key = f"{unit.code}/{term.year}" + ("" if term.part == "year" else f"-{term.part}")
    written = first + timedelta(days=choose(_LATEST, unit.code, term.code, "day"))
    text = compose_report(unit, term, written)
    paper = _paper(key, unit, written, text, number=_number(unit, place), period=term.code)
    if key in _REVISED:
        yield _paper(key, unit, written, _other_exports(unit, term, text), number=paper.number, period=term.code)
        later = written + timedelta(days=16)
        yield _paper(f"{key}/2", unit, later, text, replaces=key)
    else:
        yield paper
    if key in _TRANSLATED:
        language = _TRANSLATED[key]
        later = written + timedelta(days=9)
        yield _paper(f"{key}/{language}", unit, later, compose_report(unit, term, later, language), level=Level.PUBLIC)


def _other_exports(unit: Unit, term: Term, text: str) -> str:
    fact = find_fact(unit, "exports", "x", term)
    other = to_amount(fact.value * _REVISED[f"{unit.code}/{term.year}"] / 1_000_000)
    return text.replace(fact.said(unit.language), say_amount(other, unit.language), 1)


def _number(unit: Unit, place: int) -> str:
    """Official numbers, such as `14/BC-UBND`."""
    series = "BC-UBND" if unit.is_territory else "BC-CQDD" if ".MIS." in unit.code else "BC-BNG"
    return f"{10 + place}/{series}"


def _notices() -> Iterator[Paper]:
    for notice in (*load_notices(), *look_back()):
        unit = load_units()[notice.org]
        yield _paper(
            notice.key, unit, notice.written, notice.text, file=notice.file, number=notice.number, level=notice.level
        )


def _paper(key: str, unit: Unit, written: date, text: str, *, file: str = "", level: Level = Level.INTERNAL,
           number: str = "", period: str = "", replaces: str = "") -> Paper:  # fmt: skip
    entered = written + timedelta(days=1)
    released = None if key in _DRAFTS else entered + timedelta(days=1 + choose(3, key, "release"))
    by, signer = people_of(unit.code, key)
    name = file or key.removeprefix("SV.").replace("/", "-").replace(".", "-").lower() + ".txt"
    return Paper(key, unit.code, by, signer, entered, released, name, text, level, number, period, replaces)


def people_of(org: str, key: str) -> tuple[str, str]:
    """Who brings in and who releases: the unit's own people; the office and the director where it has none here."""
    hands = [person.username for person in DEMO_PEOPLE if person.org == org and person.role in _ENTERING]
    heads = [person.username for person in DEMO_PEOPLE if person.org == org and person.role == RoleKind.UNIT_HEAD]
    if not hands:
        return _OFFICE, _SIGNER
    return hands[choose(len(hands), key, "hand")], heads[0] if heads else _SIGNER
