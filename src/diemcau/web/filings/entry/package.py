"""The package that comes back from work without a network: what it holds, and whether it is whole.

A JSON object: `format`, `filing`, `form`, `version` and `base` (number and digest of the version it began with),
`content`, `origins`, `history`, `digest`. The history has an entry for each time somebody saved: `number`, `at`,
`cells` (`cell`, `was`, `now`), `orders` (ids of the rows of each table whose order or rows changed), `content` (sum of
all that stood there then), `before` and `link`. Each link is a SHA-256 over its entry with the link before it; the
first follows the sum of the head. So a cell, an entry or their order that was changed outside the form is found and
named. It is a seal against slips and silent mending, no proof of who wrote: that is the sign-in of whoever brings it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from diemcau.errors import Invalid

FORMAT = "diemcau.package/1"
LARGEST = 4 * 1024 * 1024
"""Bytes of a package; the largest register in use makes some hundred thousand."""

MOST_SAVES = 5_000
_KEYS = frozenset({"format", "filing", "form", "version", "base", "content", "origins", "history", "digest"})
_SAVE_KEYS = frozenset({"number", "at", "cells", "orders", "content", "before", "link"})
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?Z")

Tables = dict[str, dict[str, dict[str, str]]]


@dataclass(frozen=True, slots=True)
class Package:
    """A package that is whole in itself.

    Attributes:
        filing, form: For which return, in which form.
        version, base: Number and digest of the version it began with; 0 and empty for the empty return.
        content, origins: What stands in it, and where cells were taken from.
        history: Every save, oldest first.
        digest: Its own seal.
    """

    filing: str
    form: str
    version: int
    base: str
    content: Mapping[str, Any]
    origins: Mapping[str, Mapping[str, str]]
    history: Sequence[Mapping[str, Any]]
    digest: str


def canonical(value: object) -> str:
    """One text for one value: keys sorted, nothing between; the page writes the same."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def sum_of(value: object) -> str:
    """SHA-256 over the canonical text."""
    return sha256(canonical(value).encode()).hexdigest()


def head_of(filing: str, form: str, version: int, base: str) -> dict[str, Any]:
    """What the history hangs on."""
    return {"format": FORMAT, "filing": filing, "form": form, "version": version, "base": base}


def read_package(body: bytes) -> Package:
    """A package out of a file, its own seal and chain checked.

    Raises:
        Invalid: If it is none, or was changed outside the form; the error says where.
    """
    if len(body) > LARGEST:
        raise Invalid("The package is too large.", "Hand it in through the page.", code="filings.package_large")
    try:
        said = json.loads(body.decode("utf-8"))
        canonical(said).encode()
    except (ValueError, RecursionError) as error:
        raise _none_of_ours() from error
    if not isinstance(said, dict) or set(said) != _KEYS or said["format"] != FORMAT or not _is_shaped(said):
        raise _none_of_ours()
    if len(said["history"]) > MOST_SAVES:
        raise Invalid("The package has too long a history.", "Begin with a new one.", code="filings.package_large")
    package = Package(**{key: said[key] for key in _KEYS - {"format"}})
    _check_chain(package)
    if sum_of({key: value for key, value in said.items() if key != "digest"}) != package.digest:
        raise _changed("seal", "what stands in it is not what was sealed")
    return package


def replay(package: Package, base: Mapping[str, Any]) -> None:
    """Follow the history from the version it began with to what stands in the package.

    Raises:
        Invalid: If it leads elsewhere; the error names the save and the cell.
    """
    tables: Tables = {
        table: {str(row["id"]): dict(row["cells"]) for row in rows} for table, rows in base.items() if rows
    }
    for save in package.history:
        _replay_save(tables, save)
        if sum_of(_content_of(tables)) != save["content"]:
            raise _changed(f"save {save['number']}", "it does not lead to what was kept then", number=save["number"])
    if _content_of(tables) != _content_of(_tables(package.content)):
        raise _changed("content", "it is not what its history leads to")


def _is_shaped(said: Mapping[str, Any]) -> bool:
    sorts = {
        "filing": str, "form": str, "base": str, "digest": str, "content": dict, "origins": dict, "history": list,
    }  # fmt: skip
    if not all(isinstance(said[key], sort) for key, sort in sorts.items()):
        return False
    if isinstance(said["version"], bool) or not isinstance(said["version"], int) or not 0 <= said["version"] < 2**31:
        return False
    origins = all(isinstance(origin, dict) for origin in said["origins"].values())
    return origins and _is_content(said["content"]) and all(_is_save(save) for save in said["history"])


def _is_content(said: Mapping[str, Any]) -> bool:
    return all(isinstance(rows, list) and all(_is_row(row) for row in rows) for rows in said.values())


def _is_row(row: object) -> bool:
    return (
        isinstance(row, dict)
        and set(row) == {"id", "cells"}
        and isinstance(row["id"], str)
        and isinstance(row["cells"], dict)
        and all(isinstance(words, str) for words in row["cells"].values())
    )


def _is_save(save: object) -> bool:
    if not isinstance(save, dict) or set(save) != _SAVE_KEYS:
        return False
    strings = all(isinstance(save[key], str) for key in ("at", "content", "before", "link"))
    is_timed = strings and _MOMENT.fullmatch(save["at"]) is not None
    return is_timed and isinstance(save["number"], int) and _is_listed(save["cells"]) and _is_ordered(save["orders"])


def _is_listed(cells: object) -> bool:
    return isinstance(cells, list) and all(
        isinstance(each, dict)
        and set(each) == {"cell", "was", "now"}
        and all(isinstance(words, str) for words in each.values())
        and each["cell"].count("/") == 2  # noqa: PLR2004 - table, entry, column
        for each in cells
    )


def _is_ordered(orders: object) -> bool:
    return isinstance(orders, dict) and all(
        isinstance(ids, list) and all(isinstance(each, str) for each in ids) and len(set(ids)) == len(ids)
        for ids in orders.values()
    )


def _check_chain(package: Package) -> None:
    before = sum_of(head_of(package.filing, package.form, package.version, package.base))
    for number, save in enumerate(package.history, 1):
        place = f"save {number}"
        if save["number"] != number:
            raise _changed(place, f"the saves before it were {save['number'] - 1}", number=number)
        if save["before"] != before:
            raise _changed(place, "it does not follow the one before it", number=number)
        if sum_of({key: value for key, value in save.items() if key != "link"}) != save["link"]:
            raise _changed(place, "it is not as it was sealed", number=number)
        before = save["link"]


def _replay_save(tables: Tables, save: Mapping[str, Any]) -> None:
    for change in save["cells"]:
        table, entry, column = change["cell"].split("/")
        cells = tables.setdefault(table, {}).setdefault(entry, {})
        if cells.get(column, "") != change["was"]:
            place = f"save {save['number']}, {change['cell']}"
            why = f"“{change['was'][:60]}” did not stand there before"
            raise _changed(place, why, number=save["number"], cell=change["cell"])
        if change["now"]:
            cells[column] = change["now"]
        else:
            cells.pop(column, None)
    for table, ids in save["orders"].items():
        rows = tables.get(table, {})
        tables[table] = {each: rows.get(each, {}) for each in ids}


def _tables(content: Mapping[str, Any]) -> Tables:
    return {table: {row["id"]: dict(row["cells"]) for row in rows} for table, rows in content.items()}


def _content_of(tables: Tables) -> dict[str, list[dict[str, Any]]]:
    """As the page writes it: tables without rows are left out."""
    return {
        table: [{"id": name, "cells": cells} for name, cells in rows.items()] for table, rows in tables.items() if rows
    }


def _none_of_ours() -> Invalid:
    return Invalid(
        "This file is no package of an offline form.", "Bring the file that the form exported.",
        code="filings.package_form",
    )  # fmt: skip


def _changed(place: str, why: str, **facts: object) -> Invalid:
    return Invalid(
        f"The package was changed outside the form, at its {place}: {why}.", "Export it again from the form.",
        code="filings.package_changed", place=place, **facts,
    )  # fmt: skip
