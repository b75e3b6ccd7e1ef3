"""Loads the reporting forms of a profile: `forms/*.yml`, `regimes.yml` and `countries.csv`; every part is optional."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from diemcau.profile.form_rules import check_rule, expression_of
from diemcau.profile.forms import (
    CellKind,
    Column,
    Country,
    Form,
    FormBook,
    Line,
    Regime,
    Rule,
    Table,
    TableSort,
    Tally,
)
from diemcau.profile.load import load_profile, profile_names
from diemcau.profile.regimes import regime_of
from diemcau.profile.source import Node, read_rows, read_yaml, refuse
from diemcau.records import Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from importlib.abc import Traversable

    from diemcau.profile.types import Profile

_FORMS, _REGIMES, _COUNTRIES = "forms", "regimes.yml", "countries.csv"
_PERIODS = ("", "period", "before", "year_to_date", "next")
_ROLES = ("number", "name", "head", "country", "partner", "area", "start", "end", "amount")
_READS = ("delegations.out", "delegations.in", "agreements")
_NUMBERS = frozenset({CellKind.NUMBER, CellKind.MONEY})
# Units of measurement of which there are parts; in all others things or people are counted.
_PARTED = frozenset({"percent", "tonnes", "days"})

E = TypeVar("E", bound=StrEnum)


def load_forms(name: str | Path) -> FormBook:
    """The forms of a profile.

    Args:
        name: Name of a shipped profile, or path of a folder of the same shape.

    Returns:
        The book, empty where the profile has no forms; of a shipped profile always the same object.

    Raises:
        NotFound: There is no such profile.
        Invalid: A file is wrong; the message names file, line, key and what was expected.
    """
    if isinstance(name, str) and name in profile_names():
        return _load_shipped(name)
    return _load(Path(name), load_profile(name))


@lru_cache(maxsize=8)
def _load_shipped(name: str) -> FormBook:
    folder = resources.files("diemcau.profile").joinpath("sectors").joinpath(name)
    return _load(folder, load_profile(name))


def _load(folder: Traversable | Path, profile: Profile) -> FormBook:
    forms = {form.code: form for form in _forms(folder, profile)}
    regimes: dict[str, Regime] = {}
    if (listed := folder.joinpath(_REGIMES)).is_file():
        for node in read_yaml(_REGIMES, _text_of(listed, _REGIMES)).items():
            regime = regime_of(node, profile, forms)
            if regime.code in regimes:
                node.refuse("twice", f"has the code {regime.code!r} again", "each code once", "Rename one of them.")
            regimes[regime.code] = regime
    units = {code: term.names for code, term in profile.units.items()}
    return FormBook(
        forms=forms,
        regimes=regimes,
        countries=_countries(folder, profile),
        units=units,
        measures=profile.measures,
        languages=profile.languages,
    )


def _text_of(path: Traversable | Path, file: str) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        refuse((file, line, "a character"), "not_utf8", "is not UTF-8", "a file in UTF-8", "Save the file as UTF-8.")


def _countries(folder: Traversable | Path, profile: Profile) -> dict[str, Country]:
    path = folder.joinpath(_COUNTRIES)
    if not path.is_file():
        return {}
    stems = [f"{stem}_{language}" for stem in ("name", "aliases") for language in profile.languages]
    rows = read_rows(_COUNTRIES, _text_of(path, _COUNTRIES), ("code", *stems))
    return {
        row.code(): Country(
            code=row.code(), names=row.names(profile.languages), aliases=row.wordings(profile.languages, "aliases")
        )
        for row in rows
    }


def _forms(folder: Traversable | Path, profile: Profile) -> Iterator[Form]:
    """The forms by the names of their files; a file is called by the code of its form."""
    place = folder.joinpath(_FORMS)
    if not place.is_dir():
        return
    for path in sorted((entry for entry in place.iterdir() if entry.name.endswith(".yml")), key=lambda p: p.name):
        file = f"{_FORMS}/{path.name}"
        node = read_yaml(file, _text_of(path, file))
        form = _form(node, profile)
        if f"{form.code}.yml" != path.name:
            node.table()["code"].refuse(
                "form_file", f"is {form.code!r}", path.name[:-4], "Rename the file or the form."
            )
        yield form


def form_of(value: object, profile: Profile) -> Form:
    """A form from its parts as YAML or JSON give them, checked like one of a file.

    Raises:
        Invalid: Something is wrong; the message names key and what was expected.
    """
    return _form(Node("the form", "", (), value), profile)


def _form(node: Node, profile: Profile) -> Form:
    keys = node.table(("code", "names", "tables"), ("rules", "basis", "note"))
    languages = profile.languages
    form = Form(
        code=keys["code"].code(),
        names=keys["names"].names(languages),
        tables=_unique(keys["tables"], [_table(entry, profile) for entry in keys["tables"].items()]),
        basis=keys["basis"].optional() if "basis" in keys else "",
        note=keys["note"].names(languages) if "note" in keys else {},
    )
    if "rules" not in keys:
        return form
    rules = _unique(keys["rules"], [_rule(entry, form, profile) for entry in keys["rules"].items()])
    return replace(form, rules=rules)


T = TypeVar("T", Table, Column, Line, Rule)


def _unique(node: Node, entries: list[T]) -> tuple[T, ...]:
    """The entries of a list, each code once."""
    seen: set[str] = set()
    for place, entry in enumerate(entries):
        if entry.code in seen:
            found = f"has the code {entry.code!r} again"
            node.items()[place].refuse("twice", found, "each code once", "Rename one of them.")
        seen.add(entry.code)
    return tuple(entries)


def _table(node: Node, profile: Profile) -> Table:
    keys = node.table(("code", "names", "sort", "columns"), ("lines", "key", "sums", "tallies", "roles", "reads"))
    sort = _one_of(keys["sort"], TableSort)
    columns = _unique(keys["columns"], [_column(entry, profile) for entry in keys["columns"].items()])
    lines = _unique(keys["lines"], [_line(e, profile) for e in keys["lines"].items()]) if "lines" in keys else ()
    table = Table(
        code=keys["code"].code(),
        names=keys["names"].names(profile.languages),
        sort=sort,
        columns=columns,
        lines=lines,
        key=_known(keys["key"], columns) if "key" in keys else (),
        sums=_known(keys["sums"], columns, _NUMBERS) if "sums" in keys else (),
        roles={_word(_name_of(e, role), _ROLES): _known_one(e, columns) for role, e in keys["roles"].table().items()}
        if "roles" in keys
        else {},
        reads=_word(keys["reads"], _READS) if "reads" in keys else "",
    )
    _check_table(node, table)
    if "tallies" not in keys:
        return table
    tallies = tuple(_tally(entry, table, profile) for entry in keys["tallies"].items())
    for place, tally in enumerate(tallies):
        if tally.measure in {other.measure for other in tallies[:place]}:
            found = f"counts {tally.measure!r} again"
            keys["tallies"].items()[place].refuse("twice", found, "each measure once", "Remove one of them.")
    return replace(table, tallies=tallies)


def _check_table(node: Node, table: Table) -> None:
    """A grid has lines and numbers, a register neither lines nor totals; currencies are named by a column of it."""
    if (table.sort is TableSort.GRID) != bool(table.lines):
        expected = "lines in a grid and in nothing else"
        node.refuse("form_lines", f"is a {table.sort.value} with {len(table.lines)} lines", expected, "Change one.")
    codes = {line.code for line in table.lines}
    for place, line in enumerate(table.lines):
        if unknown := [code for code in line.total_of if code not in codes or code == line.code]:
            wrong = node.table()["lines"].items()[place].table()["total_of"]
            expected = f"lines of the table, such as {', '.join(sorted(codes)[:5])}"
            wrong.refuse("form_line", f"names {', '.join(unknown)}", expected, "Correct the codes.")
    for place, column in enumerate(table.columns):
        named = table.column(column.currency) if column.currency else None
        if column.currency and (named is None or named.kind is not CellKind.CHOICE):
            wrong = node.table()["columns"].items()[place].table()["currency"]
            wrong.refuse("form_column", f"is {column.currency!r}", "a column of choices", "Correct the code.")


def _column(node: Node, profile: Profile) -> Column:
    keys = node.table(
        ("code", "names", "kind"),
        ("unit", "required", "choices", "low", "high", "help", "period", "status", "whole", "currency", "value"),
    )
    kind = _one_of(keys["kind"], CellKind)
    choices = {code: entry.names(profile.languages) for code, entry in keys["choices"].table().items()} if (
        "choices" in keys
    ) else {}  # fmt: skip
    if bool(choices) != (kind is CellKind.CHOICE):
        node.refuse("form_choices", f"is {kind.value}", "choices in a column of choices only", "Add or remove them.")
    unit = _unit(keys["unit"], profile) if "unit" in keys else ""
    counts = kind is CellKind.NUMBER and bool(unit) and unit not in _PARTED
    return Column(
        code=_short(keys["code"]),
        names=keys["names"].names(profile.languages),
        kind=kind,
        unit=unit,
        is_required=_flag(keys, "required"),
        choices=choices,
        low=_number(keys["low"]) if "low" in keys else None,
        high=_number(keys["high"]) if "high" in keys else None,
        help=keys["help"].names(profile.languages) if "help" in keys else {},
        period=_word(keys["period"], _PERIODS) if "period" in keys else "",
        status=_one_of(keys["status"], Status).value if "status" in keys else Status.ACTUAL.value,
        is_whole=_flag(keys, "whole") if "whole" in keys else counts,
        currency=keys["currency"].text() if "currency" in keys else "",
        is_value=_flag(keys, "value") if "value" in keys else True,
    )


def _line(node: Node, profile: Profile) -> Line:
    keys = node.table(("code",), ("names", "measure", "depth", "unit", "total_of", "partner", "whole"))
    measure = profile.measures.get(_measure(keys["measure"], profile)) if "measure" in keys else None
    if measure is None and "names" not in keys:
        node.refuse("missing", "has no names", "names, or a measure that has them", "Add names.", choices="names")
    unit = _unit(keys["unit"], profile) if "unit" in keys else measure.unit_default if measure else ""
    money = measure is not None and measure.kind.value == "money"
    depth = _number(keys["depth"]) if "depth" in keys else Decimal(0)
    return Line(
        code=_short(keys["code"]),
        names=keys["names"].names(profile.languages) if "names" in keys else dict(measure.names if measure else {}),
        measure=measure.code if measure else None,
        depth=int(depth),
        unit=unit,
        total_of=keys["total_of"].texts() if "total_of" in keys else (),
        partner=keys["partner"].text() if "partner" in keys else "",
        is_whole=_flag(keys, "whole") if "whole" in keys else bool(unit) and not money and unit not in _PARTED,
    )


def _tally(node: Node, table: Table, profile: Profile) -> Tally:
    keys = node.table(("measure",), ("column", "where", "partner", "period", "status"))
    return Tally(
        measure=_measure(keys["measure"], profile),
        column=_known_one(keys["column"], table.columns, _NUMBERS) if "column" in keys else "",
        where=_where(keys["where"], table) if "where" in keys else {},
        partner=_known_one(keys["partner"], table.columns) if "partner" in keys else "",
        period=_word(keys["period"], _PERIODS) if "period" in keys else "",
        status=_one_of(keys["status"], Status).value if "status" in keys else Status.ACTUAL.value,
    )


def _where(node: Node, table: Table) -> dict[str, tuple[str, ...]]:
    """Columns with what must stand in them; choices, countries and yes or no by code."""
    found = {}
    for code, entry in node.table().items():
        column = table.column(code)
        if column is None:
            entry.refuse("form_column", "is no column", _codes(table.columns), "Correct the code.")
        values = entry.texts()
        known = {CellKind.CHOICE: set(column.choices), CellKind.YES_NO: {"yes", "no"}}.get(column.kind)
        if known is not None and (strange := [value for value in values if value not in known]):
            codes = ", ".join(sorted(known))
            entry.refuse("choice", f"names {', '.join(strange)}", codes, "Correct the code.", choices=codes)
        found[code] = values
    return found


def _rule(node: Node, form: Form, profile: Profile) -> Rule:
    keys = node.table(("code", "names", "compare"), ("table", "each", "left", "right", "cells", "stops", "where"))
    table = form.table(keys["table"].text()) if "table" in keys else None
    if "table" in keys and table is None:
        known = ", ".join(entry.code for entry in form.tables)
        keys["table"].refuse("form_table", f"is {keys['table'].value!r}", f"one of {known}", "Correct the code.")
    rule = Rule(
        code=keys["code"].code(),
        names=keys["names"].names(profile.languages),
        table=table.code if table else "",
        each=_flag(keys, "each"),
        left=expression_of(keys["left"]) if "left" in keys else {},
        compare=keys["compare"].text(),
        right=expression_of(keys["right"]) if "right" in keys else {},
        cells=keys["cells"].texts() if "cells" in keys else (),
        stops=_flag(keys, "stops"),
        where=_where(keys["where"], table) if "where" in keys and table else {},
    )
    check_rule(node, rule, form, profile)
    return rule


def _measure(node: Node, profile: Profile) -> str:
    if node.text() not in profile.measures:
        node.refuse("form_measure", f"is {node.value!r}", "a measure of measures.csv", "Correct the code.")
    return node.text()


def _unit(node: Node, profile: Profile) -> str:
    unit = node.text()
    if unit not in profile.units and not (len(unit) == 3 and unit.isalpha() and unit.isupper()):  # noqa: PLR2004
        node.refuse("form_unit", f"is {unit!r}", "a unit of the profile or an ISO 4217 code", "Correct it.")
    return unit


def _short(node: Node) -> str:
    """A code that may stand in an address: neither dot nor slash."""
    if "." in node.code():
        node.refuse("no_code", f"is {node.value!r}", "letters, digits, hyphens, underscores", "Write it without dots.")
    return node.code()


def _one_of(node: Node, choices: type[E]) -> E:
    return choices(_word(node, tuple(entry.value for entry in choices)))


def _word(node: Node, choices: tuple[str, ...]) -> str:
    if node.text() not in choices:
        known = ", ".join(filter(None, choices))
        node.refuse("choice", f"is {node.value!r}", f"one of {known}", "Choose one of these.", choices=known)
    return node.text()


def _name_of(node: Node, name: str) -> Node:
    """The name under which a value stands, as a value of its own."""
    return Node(node.file, node.source, node.path, name)


def _flag(keys: Mapping[str, Node], key: str) -> bool:
    if key not in keys:
        return False
    value = keys[key].value
    if not isinstance(value, bool):
        keys[key].refuse("no_flag", f"is {value!r}", "true or false", "Write true or false.")
    return value


def _number(node: Node) -> Decimal:
    """A whole number, or one with decimals in quotes, which YAML would else make inexact."""
    try:
        if isinstance(node.value, (bool, float)):
            raise InvalidOperation  # noqa: TRY301 - one refusal for all that is no exact number
        return Decimal(str(node.value))
    except InvalidOperation:
        node.refuse("no_number", f"is {node.value!r}", "a number, with decimals in quotes", 'Write 5 or "0.5".')


def _codes(entries: tuple[Column, ...]) -> str:
    return ", ".join(entry.code for entry in entries)


def _known(node: Node, columns: tuple[Column, ...], kinds: frozenset[CellKind] | None = None) -> tuple[str, ...]:
    return tuple(_known_one(entry, columns, kinds) for entry in node.items())


def _known_one(node: Node, columns: tuple[Column, ...], kinds: frozenset[CellKind] | None = None) -> str:
    fitting = tuple(column for column in columns if kinds is None or column.kind in kinds)
    if node.text() not in {column.code for column in fitting}:
        known = _codes(fitting)
        node.refuse("form_column", f"is {node.value!r}", f"one of {known}", "Correct the code.", choices=known)
    return node.text()
