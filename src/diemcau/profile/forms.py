"""Reporting forms and regimes: who reports what to whom, when, in which columns.

Everything here is data of a profile (`forms/*.yml`, `regimes.yml`); `load_forms` reads and checks it. A regime has the
ten attributes that Decree 09/2019/ND-CP asks of every report: name, content, who reports, to whom, how, by when, how
often, which time the data cover, outline, forms.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from diemcau.profile.types import Measure, Names, Wordings

Expression = Mapping[str, object]
"""A part of a rule as it stands in the profile, the same for Python and for the page (JSON); one key each:

`{"value": "7"}` a number, in quotes;
`{"cell": "persons"}` a cell of the same row (of a rule with `each`), `{"cell": "line.column"}` a cell of the rule's own
grid, `{"cell": "table.line.column"}` of any grid of the form; a number, or a date as the number of its day;
`{"sum": "table.column"}` of all rows of a table, of a grid without its computed lines; rows where the column is empty
add nothing; `{"count": "table"}` the rows of a register in which anything stands;
`{"add": [..]}`, `{"sub": [a, b]}`, `{"mul": [..]}`;
`{"days": [from, to]}` days between two dates, both counted; `{"window": "first"}`, `{"window": "last"}` the first and
last day that the return covers;
`{"before": "form.table.line.column"}` a cell in the accepted return of the period before;
`{"read": "measure"}` the value of a measure in the unit's own documents.

A cell that is empty, or is not understood, is unknown, and so is what is made of it; but a sum knows the empty ones.
"""


class CellKind(StrEnum):
    """What may stand in a cell."""

    TEXT = "text"  # one line
    LONG = "long"  # several lines
    NUMBER = "number"  # whole or decimal; may be bounded in words ("over 170")
    MONEY = "money"  # a number in the column's currency
    DATE = "date"
    CHOICE = "choice"  # one of `choices`
    COUNTRY = "country"  # a country or territory by name; ISO 3166 alpha-2 once understood
    YES_NO = "yes_no"


class TableSort(StrEnum):
    """How the rows of a table come about."""

    GRID = "grid"  # fixed lines, numbers in columns
    REGISTER = "register"  # one row a thing, as many as there are


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a table.

    Attributes:
        code: Unique in the table; a word or two, underscores between.
        names: By language.
        kind: What may stand there.
        unit: Unit of measurement of a number, an ISO 4217 code of money; empty for none.
        is_required: Whether a row is incomplete without it.
        choices: Codes and names of what may be chosen.
        low, high: Beyond these a number is implausible; None for no bound.
        help: By language; or empty.
        period: Of a grid whose columns are periods or statuses: `period` (the report's own), `before` (the same a year
            before), `year_to_date`, `next` (the coming one); empty for the report's own.
        status: Status of the values of the column, as `records.Status`.
        is_whole: Whether its numbers count things, so that a part of one is refused; of a grid the line may say so too.
        currency: Code of the column of the same row that names the currency, where `unit` does not.
        is_value: Of a grid: whether its cells are values of the lines' measures; forms received are none of forms used.
    """

    code: str
    names: Names
    kind: CellKind
    unit: str = ""
    is_required: bool = False
    choices: Mapping[str, Names] = field(default_factory=dict)
    low: Decimal | None = None
    high: Decimal | None = None
    help: Names = field(default_factory=dict)
    period: str = ""
    status: str = "actual"
    is_whole: bool = False
    currency: str = ""
    is_value: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One fixed line of a grid.

    Attributes:
        code: Unique in the table.
        names: By language.
        measure: The profile's measure that its cells are values of, or None.
        depth: How far it is set in: 1 for a part of the line above with depth 0.
        unit: Unit of its numbers where the column names none.
        total_of: Codes of the lines that add up to it; then it is computed, never typed.
        partner: The partner its values are of; or empty.
        is_whole: Whether its numbers count things.
    """

    code: str
    names: Names
    measure: str | None = None
    depth: int = 0
    unit: str = ""
    total_of: tuple[str, ...] = ()
    partner: str = ""
    is_whole: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """A measure that a register yields.

    Attributes:
        measure: The profile's code.
        column: The column that is added up; empty counts the rows.
        where: What must stand in a row for it to count: column and one of the values; all must hold.
        partner: The column that names the partner; empty for none.
        period: When its value holds, as in `Column`: empty for the report's own period, `next` for the coming one.
        status: Status of its value, as `records.Status`.
    """

    measure: str
    column: str = ""
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    partner: str = ""
    period: str = ""
    status: str = "actual"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Something that must hold in a filled form.

    Attributes:
        code: Unique in the form.
        names: What must hold, by language, as a sentence.
        table: The table it is about; empty for the whole form.
        each: Whether it is asked of each row of the table, or once.
        left, right: What is compared.
        compare: `=`, `<=`, `>=`, `<`, `>` or `!=`; or, with neither side, `key` (the named columns are
            together unique) or `filled` (something stands in each of them).
        cells: Columns (of `each`) or `table.line.column` that are marked where it fails.
        stops: Whether a return that breaks it may not be submitted; else it is only shown.
        where: Of `each`: what must stand in a row for it to be asked: column and one of the values; all must hold.
    """

    code: str
    names: Names
    table: str = ""
    each: bool = False
    left: Expression = field(default_factory=dict)
    compare: str = "="
    right: Expression = field(default_factory=dict)
    cells: tuple[str, ...] = ()
    stops: bool = False
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table of a form.

    Attributes:
        code: Unique in the form.
        names: By language.
        sort: Grid or register.
        columns: From left to right.
        lines: Of a grid, from top to bottom.
        key: Of a register: the columns that make two rows the same thing, whoever reports it.
        sums: Columns under which a sum stands.
        tallies: Of a register: what it counts.
        roles: Of a register that tells of things which others report too: which column says what of them, by the fields
            of `records.checked.ReportedRow` (`number`, `name`, `head`, `country`, `partner`, `area`, `start`, `end`,
            `amount`).
        reads: What the reader finds in texts that is a row of it, told by its roles: `delegations.out`,
            `delegations.in` or `agreements`; empty for nothing.
    """

    code: str
    names: Names
    sort: TableSort
    columns: tuple[Column, ...]
    lines: tuple[Line, ...] = ()
    key: tuple[str, ...] = ()
    sums: tuple[str, ...] = ()
    tallies: tuple[Tally, ...] = ()
    roles: Mapping[str, str] = field(default_factory=dict)
    reads: str = ""

    def column(self, code: str) -> Column | None:
        """The column with a code, or None."""
        return next((column for column in self.columns if column.code == code), None)

    def line(self, code: str) -> Line | None:
        """The line with a code, or None."""
        return next((line for line in self.lines if line.code == code), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One reporting form.

    Attributes:
        code: Such as `F02`.
        names: By language.
        tables: In order.
        rules: What must hold.
        basis: The law or decision it comes from; or empty.
        note: By language, for whoever fills it in; or empty.
    """

    code: str
    names: Names
    tables: tuple[Table, ...]
    rules: tuple[Rule, ...] = ()
    basis: str = ""
    note: Names = field(default_factory=dict)

    def table(self, code: str) -> Table | None:
        """The table with a code, or None."""
        return next((table for table in self.tables if table.code == code), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Regime:
    """One report that is owed again and again.

    Attributes:
        code: Such as `foreign_affairs.year`.
        names: 1. Its name, by language.
        content: 2. What is asked, by language.
        senders: 3. Kinds of orgs that owe it.
        receiver: 4. Code of the org that it goes to.
        ways: 5. How it is sent, codes: `site`, `paper`, `exchange`, `mail`.
        due: 6. By when: MM-DD for a year, days after the closing time (`+5`) else; empty where the rule names none.
        every: 7. `year`, `half-year`, `quarter`, `month`.
        window: 8. First and last day that the data cover, MM-DD, as in `profile.Deadline`; of months and quarters the
            days of the month (`15` to `14`), the first in the month before.
        outline: 9. Code of the narrative's outline; or empty.
        forms: 10. Codes of the forms.
        basis: The law or decision it comes from.
        valid_from, valid_to: First and last day on which it is owed; None for open.
    """

    code: str
    names: Names
    content: Names
    senders: tuple[str, ...]
    receiver: str
    ways: tuple[str, ...]
    due: str
    every: str
    window: tuple[str, str]
    outline: str
    forms: tuple[str, ...]
    basis: str
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A country or territory that a cell may name; names of the shipped list are those of Unicode CLDR.

    Attributes:
        code: ISO 3166 alpha-2, of groups of states the code reserved for them (`EU`).
        names: By language.
        aliases: By language: other names and spellings.
    """

    code: str
    names: Names
    aliases: Wordings


@dataclass(frozen=True, slots=True, kw_only=True)
class FormBook:
    """All forms and regimes of a profile, and what their cells name.

    Attributes:
        forms: By code.
        regimes: By code.
        countries: By code.
        units: What counts are counted in, by code, as in the profile.
        measures: What lines and tallies are values of, by code, as in the profile.
        languages: Codes of the languages that everything is named in.
    """

    forms: Mapping[str, Form]
    regimes: Mapping[str, Regime]
    countries: Mapping[str, Country] = field(default_factory=dict)
    units: Mapping[str, Names] = field(default_factory=dict)
    measures: Mapping[str, Measure] = field(default_factory=dict)
    languages: tuple[str, ...] = ()

    def __hash__(self) -> int:
        return hash((tuple(self.forms), tuple(self.regimes)))
