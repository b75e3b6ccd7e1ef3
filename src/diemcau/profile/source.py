"""Reads a profile's files and says, of every value that is wrong, where it stands and what was expected."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NoReturn, TypeVar

from diemcau.errors import Invalid

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from enum import Enum

_CODE = re.compile(r"[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*")
_CODE_SHAPE = "letters and digits with dots, hyphens or underscores between"
_LIST = "|"  # between the entries of a list in a CSV field
_DAY = re.compile(r"(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")

E = TypeVar("E", bound="Enum")


Place = tuple[str, int | None, str]


def refuse(place: Place, what: str, found: str, expected: str, advice: str, *, choices: str = "") -> NoReturn:
    """Raise `Invalid` for one value.

    Args:
        place: Name of the file, its line from 1 or None for the file as a whole, the key or column.
        what: The second half of the error's code.
        found: What stands there, as a phrase.
        expected: What was expected, as a phrase.
        advice: What to do, as a sentence.
        choices: What may stand there, where that is a list of words.
    """
    file, line, field = place
    where = f"{file}, line {line}" if line else file
    title = f"{where}: {field} {found}; expected {expected}."
    where = f"{file}:{line}" if line else file
    code = f"profile.{what}"
    raise Invalid(title, advice, code=code, where=where, file=file, line=line, field=field, expected=expected,
                  choices=choices)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a CSV file.

    Attributes:
        file: Name of the file.
        line: Its (last) line, from 1.
        cells: By column.
    """

    file: str
    line: int
    cells: Mapping[str, str]

    def text(self, field: str) -> str:
        """A value that must not be empty."""
        if not self.cells[field]:
            refuse((self.file, self.line, field), "empty", "is empty", "a value", f"Fill in {field}.")
        return self.cells[field]

    def code(self, field: str = "code") -> str:
        """A code: letters and digits, with dots, hyphens or underscores between."""
        text = self.text(field)
        if not _CODE.fullmatch(text):
            place, advice = (self.file, self.line, field), "Write the code without spaces or accents."
            refuse(place, "no_code", f"is {text!r}", _CODE_SHAPE, advice)
        return text

    def optional(self, field: str) -> str | None:
        """A value, or None where the field is empty."""
        return self.cells[field] or None

    def entries(self, field: str) -> tuple[str, ...]:
        """The entries of a list."""
        return tuple(entry for part in self.cells[field].split(_LIST) if (entry := part.strip()))

    def names(self, languages: Collection[str], stem: str = "name") -> dict[str, str]:
        """Names by language, each of them filled in."""
        return {language: self.text(f"{stem}_{language}") for language in languages}

    def wordings(self, languages: Collection[str], stem: str) -> dict[str, tuple[str, ...]]:
        """Lists by language."""
        return {language: self.entries(f"{stem}_{language}") for language in languages}

    def choice(self, field: str, choices: type[E]) -> E:
        """One of a fixed set of words."""
        try:
            return choices(self.cells[field])
        except ValueError:
            expected = ", ".join(str(entry.value) for entry in choices)
            found = f"is {self.cells[field]!r}"
            place, advice = (self.file, self.line, field), "Choose one of these words."
            refuse(place, "choice", found, f"one of {expected}", advice, choices=expected)

    def day(self, field: str) -> date | None:
        """A day, or None where the field is empty."""
        if not self.cells[field]:
            return None
        try:
            return date.fromisoformat(self.cells[field])
        except ValueError:
            found = f"is {self.cells[field]!r}"
            place, advice = (self.file, self.line, field), "Write it as year-month-day."
            refuse(place, "no_day", found, "a day such as 2025-07-01", advice)


def read_rows(file: str, text: str, columns: tuple[str, ...]) -> Iterator[Row]:
    """The rows of a CSV file with exactly these columns, in any order; codes unique."""
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    header = next(reader, [])
    _check_header(file, header, columns)
    seen: dict[str, int] = {}
    for cells in reader:
        line = reader.line_num
        if not cells:
            continue
        if len(cells) != len(header):
            advice = "Put a value with a comma in double quotes."
            refuse((file, line, "the row"), "cells", f"has {len(cells)} values", f"{len(header)} values", advice)
        row = Row(file, line, dict(zip(header, map(str.strip, cells), strict=True)))
        code = row.code()
        if code in seen:
            found = f"{code!r} is on line {seen[code]} too"
            refuse((file, line, "code"), "twice", found, "each code once", "Rename one of them.")
        seen[code] = line
        yield row


def _check_header(file: str, header: list[str], columns: tuple[str, ...]) -> None:
    expected = ", ".join(columns)
    for column in header:
        if column not in columns:
            place, advice = (file, 1, f"column {column!r}"), "Rename or remove it."
            refuse(place, "columns", "is not known", f"the columns {expected}", advice, choices=expected)
    for column in columns:
        if header.count(column) != 1:
            found = "is missing" if column not in header else "stands twice"
            place, advice = (file, 1, f"column {column!r}"), "Give each column once."
            refuse(place, "columns", found, f"the columns {expected}", advice, choices=expected)


@dataclass(frozen=True, slots=True)
class Node:
    """One value of a YAML file, with the way to it.

    Attributes:
        file: Name of the file.
        source: Its text, to find the line of a value that is wrong.
        path: Keys and places from the top to the value.
        value: The value.
    """

    file: str
    source: str
    path: tuple[str | int, ...]
    value: object

    def refuse(self, what: str, found: str, expected: str, advice: str, *, choices: str = "") -> NoReturn:
        """Raise `Invalid` for this value; the arguments are those of the function `refuse`."""
        name = ".".join(map(str, self.path)) or "the file"
        refuse((self.file, _line_of(self.source, self.path), name), what, found, expected, advice, choices=choices)

    def table(self, keys: Collection[str] | None = None, optional: Collection[str] = ()) -> dict[str, Node]:
        """The values by key; with `keys`, exactly these and any of the optional ones."""
        if not isinstance(self.value, dict):
            advice = "Write one key a line, with a colon after it."
            self.refuse("no_table", f"is {self.value!r}", "keys with values", advice)
        found = {key: self._child(key, value) for key, value in self.value.items()}
        for key, node in found.items():
            if not isinstance(key, str):
                node.refuse("no_word", "is no word to YAML", "a word as key", "Put it in quotes.")
            if keys is not None and key not in keys and key not in optional:
                expected = ", ".join([*keys, *optional])
                node.refuse(
                    "keys", "is not known", f"only {expected}", "Correct the spelling or remove it.", choices=expected
                )
        for key in keys or ():
            if key not in found:
                self.refuse("missing", f"has no {key}", ", ".join(keys or ()), f"Add {key}.", choices=key)
        return found

    def items(self) -> list[Node]:
        """The values of a list."""
        if not isinstance(self.value, list):
            advice = "Write the values in brackets or one a line after a hyphen."
            self.refuse("no_list", f"is {self.value!r}", "a list", advice)
        return [self._child(place, value) for place, value in enumerate(self.value)]

    def text(self) -> str:
        """A text that is not empty."""
        return self.optional() or self.refuse("empty", "is empty", "a text", "Fill it in.")

    def optional(self) -> str:
        """A text that may be empty."""
        if not isinstance(self.value, str):
            advice = 'Put it in quotes: YAML reads words such as "on" and "no", and numbers, as something else.'
            self.refuse("no_text", f"is {self.value!r}", "a text", advice)
        return self.value.strip()

    def texts(self) -> tuple[str, ...]:
        """A list of texts."""
        return tuple(node.text() for node in self.items())

    def code(self) -> str:
        """A code."""
        if not _CODE.fullmatch(self.text()):
            self.refuse("no_code", f"is {self.value!r}", _CODE_SHAPE, "Write the code without spaces or accents.")
        return self.text()

    def day(self) -> str:
        """A day of any year, MM-DD."""
        if not _DAY.fullmatch(self.text()):
            advice = "Write month and day, two digits each."
            self.refuse("no_month_day", f"is {self.value!r}", "a day such as 12-31", advice)
        return self.text()

    def by_language(self, languages: Collection[str]) -> dict[str, Node]:
        """A value for each language, none missing."""
        return self.table(tuple(languages))

    def names(self, languages: Collection[str]) -> dict[str, str]:
        """A text for each language."""
        return {language: node.text() for language, node in self.by_language(languages).items()}

    def wordings(self, languages: Collection[str]) -> dict[str, tuple[str, ...]]:
        """A list of texts for each language."""
        return {language: node.texts() for language, node in self.by_language(languages).items()}

    def _child(self, key: str | int, value: object) -> Node:
        return Node(self.file, self.source, (*self.path, key), value)


def read_yaml(file: str, text: str) -> Node:
    """The top of a YAML file."""
    import yaml

    try:
        value = yaml.load(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "cannot be read"
        line = mark.line + 1 if mark else None
        advice = "Correct the line or the one before it."
        refuse((file, line, "the file"), "no_yaml", f"is no YAML: {problem}", "YAML", advice)
    return Node(file, text, (), value)


def _line_of(text: str, path: tuple[str | int, ...]) -> int | None:
    """The line of a value from 1, found by reading the file again with places: only wrong files pay for it."""
    import yaml

    node = yaml.compose(text, Loader=yaml.CSafeLoader)
    line = node.start_mark.line + 1 if node else None
    for key in path:
        if isinstance(node, yaml.MappingNode):
            pair = next(((k, v) for k, v in node.value if k.value == str(key)), None)
            if pair is None:
                break
            line, node = pair[0].start_mark.line + 1, pair[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(key, int):
            node = node.value[key]
            line = node.start_mark.line + 1
    return line
