"""Targets that somebody sets beside what the documents say, as a table in a file."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING

from diemcau.collect.document import read_bounded
from diemcau.errors import Invalid
from diemcau.records import Finding, Interval, parse_period
from diemcau.records.total import Direction, Target

if TYPE_CHECKING:
    from diemcau.profile.types import Profile
    from diemcau.records.review import Names

NEEDED = ("measure", "org", "period")
"""Columns that every row fills; beside them `at_least` or `at_most`, and perhaps `unit` and `partner`."""


_MOST_DIGITS = 26


def read_targets(path: Path, profile: Profile, strangers: Mapping[str, Names]) -> list[Target]:
    """The targets of a CSV file with a heading.

    Args:
        path: The file.
        profile: Which measures and orgs there are.
        strangers: Names of orgs that only the documents know, by code.

    Raises:
        Invalid: If the file cannot be read, or a row names nothing that is known; says which row.
    """
    body = read_bounded(path)
    if isinstance(body, Finding):
        raise Invalid(body.message, body.advice, findings=(), cause=body)
    rows = csv.DictReader(io.StringIO(body.decode("utf-8-sig", "replace")))
    missing = [name for name in NEEDED if name not in (rows.fieldnames or ())]
    if missing:
        title = f"{path.name} has no column {', '.join(missing)}."
        advice = "Head it: measure,org,period,at_least,at_most,unit,partner"
        raise Invalid(title, advice, code="flow.targets_head", file=path.name, columns=", ".join(missing))
    return [_target(row, place, profile, strangers) for place, row in enumerate(rows, 2)]


def _target(row: Mapping[str, str | None], place: int, profile: Profile, strangers: Mapping[str, Names]) -> Target:
    told = {name: (value or "").strip() for name, value in row.items() if name}
    measure = profile.measures.get(told["measure"])
    org = _org(told["org"], profile, strangers)
    low, high = (_number(told.get(name, "")) for name in ("at_least", "at_most"))
    try:
        period = parse_period(told["period"])
        interval = Interval(low, high)
    except Invalid as error:
        raise _refused(place, told["period"]) from error
    if measure is None or org is None or (low is None and high is None):
        wrong = next(name for name, known in (("measure", measure), ("org", org), ("at_least", low)) if known is None)
        raise _refused(place, told.get(wrong, "") or wrong)
    return Target(
        id=f"row {place}",
        measure=measure.code,
        unit=told.get("unit") or measure.unit_default,
        org=org,
        period=period,
        partner=told.get("partner", ""),
        interval=interval,
        direction=Direction.UP if low is not None else Direction.DOWN,
        basis=f"row {place}",
    )


def _org(name: str, profile: Profile, strangers: Mapping[str, Names]) -> str | None:
    """An org by its code or one of its names."""
    if name in profile.orgs or name in strangers:
        return name
    known = {org.code for language in profile.languages for org in profile.find_orgs(name, language)}
    known |= {
        code for code, names in strangers.items() if name.casefold() in {each.casefold() for each in names.values()}
    }
    return known.pop() if len(known) == 1 else None


def _number(words: str) -> Decimal | None:
    """A plain number; None for what is none, or larger than anything that is counted."""
    try:
        value = Decimal(words)
    except InvalidOperation:
        return None
    return value if value.is_finite() and value.adjusted() < _MOST_DIGITS else None


def _refused(place: int, words: str) -> Invalid:
    return Invalid(
        f"Row {place} of the targets: {words!r} is not understood.",
        "Name a measure and an org by its code (diemcau profile check lists the files), a period such as 2025, and a"
        " plain number in full units.",
        code="flow.targets_row",
        row=place,
        words=words,
    )
