"""Reads what is owed: a report with the ten attributes that Decree 09/2019/ND-CP, article 7, asks of each."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from diemcau.profile.forms import Form, Regime

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from diemcau.profile.source import Node
    from diemcau.profile.types import Profile

_KEYS = (
    "code",
    "names",
    "content",
    "senders",
    "receiver",
    "ways",
    "due",
    "every",
    "window",
    "outline",
    "forms",
    "basis",
)
_EVERY = ("year", "half-year", "quarter", "month")
_WAYS = ("site", "paper", "exchange", "mail")
_DAY = r"(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
_DUE = re.compile(rf"{_DAY}|\+\d{{1,3}}|")
_WINDOW = re.compile(rf"{_DAY}|0[1-9]|[12]\d|3[01]")


def regime_of(node: Node, profile: Profile, forms: Mapping[str, Form]) -> Regime:
    """One regime of `regimes.yml`; refuses what it names and the profile does not have."""
    keys = node.table(_KEYS, ("valid_from", "valid_to"))
    window = tuple(_matched(day, _WINDOW, "12-15, or 15 of months and quarters") for day in keys["window"].items())
    if len(window) != 2:  # noqa: PLR2004 - first and last day
        found, advice = f"has {len(window)} days", 'Write ["12-15", "12-14"].'
        keys["window"].refuse("window", found, "the first and the last day", advice)
    _known(keys["receiver"], [keys["receiver"]], profile.orgs, "an org of orgs.csv")
    for key, known, expected in (
        ("senders", profile.org_kinds, "kinds of orgs of profile.yml"),
        ("forms", forms, "forms of the profile"),
        ("ways", _WAYS, ", ".join(_WAYS)),
    ):
        _known(keys[key], keys[key].items(), known, expected)
    _known(keys["every"], [keys["every"]], _EVERY, ", ".join(_EVERY))
    return Regime(
        code=keys["code"].code(),
        names=keys["names"].names(profile.languages),
        content=keys["content"].names(profile.languages),
        senders=keys["senders"].texts(),
        receiver=keys["receiver"].text(),
        ways=keys["ways"].texts(),
        due=_matched(keys["due"], _DUE, "a day such as 11-15, +5, or nothing"),
        every=keys["every"].text(),
        window=(window[0], window[1]),
        outline=keys["outline"].optional(),
        forms=keys["forms"].texts(),
        basis=keys["basis"].text(),
        valid_from=_date(keys["valid_from"]) if "valid_from" in keys else None,
        valid_to=_date(keys["valid_to"]) if "valid_to" in keys else None,
    )


def _known(node: Node, entries: list[Node], known: Collection[str], expected: str) -> None:
    for entry in entries:
        if entry.text() not in known:
            node.refuse("choice", f"names {entry.text()!r}", expected, "Correct the code.", choices=expected)


def _matched(node: Node, pattern: re.Pattern[str], expected: str) -> str:
    if pattern.fullmatch(node.optional()) is None:
        node.refuse("no_month_day", f"is {node.value!r}", expected, "Write it so, in quotes.")
    return node.optional()


def _date(node: Node) -> date:
    try:
        return date.fromisoformat(node.text())
    except ValueError:
        node.refuse("no_day", f"is {node.value!r}", "a day such as 2025-07-01", "Write it as year-month-day.")
