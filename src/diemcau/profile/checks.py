"""A sector's own rules about its measures as checked data: what is at most what, what divides by what, what to believe.

They stand in `checks.yml` beside the profile's other files, and may be missing. What is law for every sector (a part is
at most its whole) stands in no file.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from diemcau.profile.load import profile_names
from diemcau.profile.source import Node, read_yaml
from diemcau.profile.types import Names
from diemcau.records import Interval

if TYPE_CHECKING:
    from collections.abc import Iterable
    from importlib.abc import Traversable

    from diemcau.profile.types import Profile

_FILE = "checks.yml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """One measure is at most another, for one org, period and status.

    Attributes:
        code: Unique among the rules.
        names: What must hold, by language, as a sentence.
        least: Code of the measure that is at most the other.
        most: Code of the other.
    """

    code: str
    names: Names
    least: str
    most: str


class Base(StrEnum):
    """What a ratio is taken of."""

    SAME = "same"  # other measures of the same period
    BEFORE = "before"  # the same measure a year earlier: the ratio is a growth
    PLAN = "plan"  # the plan or target for the same period


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedRatio:
    """A measure in percent that others make.

    Attributes:
        code: Unique among the rules.
        names: What must hold, by language, as a sentence.
        ratio: Code of the measure that states it.
        numerator: Code of the measure above the line.
        base: What it is taken of.
        denominators: Measures whose sum may stand below the line, the usual ones first; reports differ in what they
            divide by, so any of them may bear a ratio out. Empty where the base is no other measure.
    """

    code: str
    names: Names
    ratio: str
    numerator: str
    base: Base = Base.SAME
    denominators: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotient:
    """Two counts of which one must not be worked out from the other, such as attendances from sessions.

    Attributes:
        code: Unique among the rules.
        names: What must not be, by language, as a sentence.
        numerator, denominator: Codes of the measures.
    """

    code: str
    names: Names
    numerator: str
    denominator: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Within what a yearly value of one org can be believed.

    Attributes:
        measure: Code of the measure.
        unit: Unit of measurement that it is about.
        kinds: Kinds of org it is about; empty for all.
        interval: What can be believed of a year; a value of a shorter time is only held against the upper end.
    """

    measure: str
    unit: str
    kinds: tuple[str, ...]
    interval: Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedWindow:
    """Which regime's window the values of some measures have.

    Attributes:
        deadline: Code of the profile's `Deadline`.
        measures: Codes of measures, or what begins them (`agreements.`).
    """

    deadline: str
    measures: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckBook:
    """All rules of a sector.

    Attributes:
        orders: What is at most what.
        ratios: Stated ratios and what they are made of.
        quotients: Counts of which one must not be worked out from the other.
        bands: What can be believed.
        windows: Which time values cover.
        steady: Measures that may well stay the same for years; codes or what begins them.
        lower: Measures of which less is better, so that a plan is a ceiling; codes or what begins them.
    """

    orders: tuple[Order, ...] = ()
    ratios: tuple[StatedRatio, ...] = ()
    quotients: tuple[Quotient, ...] = ()
    bands: tuple[Band, ...] = ()
    windows: tuple[CheckedWindow, ...] = ()
    steady: tuple[str, ...] = ()
    lower: tuple[str, ...] = ()


NO_RULES = CheckBook()


def load_checks(name: str | Path, profile: Profile) -> CheckBook:
    """The rules of a profile; none where it has no `checks.yml`.

    Args:
        name: Name of a shipped profile, or path of its folder, as for `load_profile`.
        profile: The profile, for the codes that may stand in the rules.

    Raises:
        Invalid: The file is wrong; the message names file, line, field and what was expected.
    """
    folder: Traversable | Path = Path(name)
    if isinstance(name, str) and name in profile_names():
        folder = resources.files("diemcau.profile").joinpath("sectors", name)
    path = folder.joinpath(_FILE)
    return read_checks(path.read_text(encoding="utf-8"), profile) if path.is_file() else NO_RULES


def read_checks(text: str, profile: Profile) -> CheckBook:
    """The rules in the text of a `checks.yml`.

    Raises:
        Invalid: The text is wrong, or names what the profile does not know.
    """
    keys = read_yaml(_FILE, text).table((), ("orders", "ratios", "quotients", "bands", "windows", "steady", "lower"))
    rows = {key: node.items() for key, node in keys.items()}
    found = CheckBook(
        orders=tuple(_order(node, profile) for node in rows.get("orders", ())),
        ratios=tuple(_ratio(node, profile) for node in rows.get("ratios", ())),
        quotients=tuple(_quotient(node, profile) for node in rows.get("quotients", ())),
        bands=tuple(_band(node, profile) for node in rows.get("bands", ())),
        windows=tuple(_window(node, profile) for node in rows.get("windows", ())),
        steady=tuple(_beginning(node, profile) for node in rows.get("steady", ())),
        lower=tuple(_beginning(node, profile) for node in rows.get("lower", ())),
    )
    _refuse_twice(rows)
    return found


def _refuse_twice(rows: dict[str, list[Node]]) -> None:
    seen: set[str] = set()
    for key in ("orders", "ratios", "quotients"):
        for row in rows.get(key, ()):
            node = row.table()["code"]
            if node.code() in seen:
                node.refuse("twice", f"{node.code()!r} stands twice", "each code once", "Rename one of them.")
            seen.add(node.code())


def _order(node: Node, profile: Profile) -> Order:
    keys = node.table(("code", "names", "least", "most"))
    return Order(
        code=keys["code"].code(),
        names=keys["names"].names(profile.languages),
        least=_measure(keys["least"], profile),
        most=_measure(keys["most"], profile),
    )


def _ratio(node: Node, profile: Profile) -> StatedRatio:
    keys = node.table(("code", "names", "ratio", "numerator"), ("base", "denominators"))
    base = Base.SAME
    if "base" in keys:
        known = [each.value for each in Base]
        if keys["base"].text() not in known:
            _refuse_choice(keys["base"], known)
        base = Base(keys["base"].text())
    if (base is Base.SAME) != ("denominators" in keys):
        node.refuse("missing", "has no base", "denominators, or a base", "Write one of them.", choices="denominators")
    rows = keys["denominators"].items() if "denominators" in keys else []
    return StatedRatio(
        code=keys["code"].code(),
        names=keys["names"].names(profile.languages),
        ratio=_measure(keys["ratio"], profile),
        numerator=_measure(keys["numerator"], profile),
        base=base,
        denominators=tuple(tuple(_measure(each, profile) for each in row.items()) for row in rows),
    )


def _quotient(node: Node, profile: Profile) -> Quotient:
    keys = node.table(("code", "names", "numerator", "denominator"))
    return Quotient(
        code=keys["code"].code(),
        names=keys["names"].names(profile.languages),
        numerator=_measure(keys["numerator"], profile),
        denominator=_measure(keys["denominator"], profile),
    )


def _band(node: Node, profile: Profile) -> Band:
    keys = node.table(("measure", "unit"), ("kinds", "low", "high"))
    low, high = (_number(keys[end]) if end in keys else None for end in ("low", "high"))
    if (low is None and high is None) or (low is not None and high is not None and low > high):
        node.refuse("band", "has no range", "low, high or both, low first", "Write the least and the most.")
    kinds = keys["kinds"].items() if "kinds" in keys else []
    for kind in kinds:
        if kind.code() not in profile.org_kinds:
            _refuse_choice(kind, profile.org_kinds)
    return Band(
        measure=_measure(keys["measure"], profile),
        unit=keys["unit"].text(),
        kinds=tuple(kind.code() for kind in kinds),
        interval=Interval(low, high),
    )


def _window(node: Node, profile: Profile) -> CheckedWindow:
    keys = node.table(("deadline", "measures"))
    known = [deadline.code for deadline in profile.calendar]
    if keys["deadline"].code() not in known:
        _refuse_choice(keys["deadline"], known)
    measures = tuple(_beginning(one, profile) for one in keys["measures"].items())
    return CheckedWindow(deadline=keys["deadline"].code(), measures=measures)


def _refuse_choice(node: Node, known: Iterable[str]) -> NoReturn:
    choices = ", ".join(known)
    node.refuse("choice", f"is {node.value!r}", f"one of {choices}", "Choose one of these.", choices=choices)


def _measure(node: Node, profile: Profile) -> str:
    """A code of a measure that the profile knows."""
    if node.code() not in profile.measures:
        _refuse_choice(node, ("the codes of measures.csv",))
    return node.code()


def _beginning(node: Node, profile: Profile) -> str:
    """A code of a measure, or what begins the codes of some."""
    start = node.text()
    if not any(code == start or (start.endswith(".") and code.startswith(start)) for code in profile.measures):
        _refuse_choice(node, ("the codes of measures.csv", "a beginning of them that ends with a dot"))
    return start


def _number(node: Node) -> Decimal:
    """A number, written in quotes so that YAML makes no float of it."""
    try:
        found = Decimal(node.text())
    except InvalidOperation:
        found = Decimal("NaN")
    if not found.is_finite():
        node.refuse("no_number", f"is {node.value!r}", 'a number in quotes such as "250000"', "Write digits only.")
    return found


def fits(code: str, beginnings: tuple[str, ...]) -> bool:
    """Whether a measure is named by one of some codes or beginnings of codes."""
    return any(code == start or (start.endswith(".") and code.startswith(start)) for start in beginnings)
