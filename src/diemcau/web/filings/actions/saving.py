"""Putting down what stands in a return: the page, a workbook, an offline package and programs all come here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.db import transaction

from diemcau.errors import Conflict, Invalid
from diemcau.records.filled import Filled
from diemcau.web.accounts.policies import Right
from diemcau.web.filings.actions.held import demand_running, hold, write_down
from diemcau.web.filings.book import form_of
from diemcau.web.filings.content import changes, digest_of, read_content, sums_of, to_json
from diemcau.web.filings.models import Filing, FilingState, FilingVersion
from diemcau.web.filings.policies import OPEN, demand

if TYPE_CHECKING:
    from diemcau.web.accounts.models import Person
    from diemcau.web.accounts.policies import Scope

WAYS = frozenset({"page", "xlsx", "package", "api"})
_ORIGINS = frozenset({"mention", "was", "file", "at"})
_LONGEST_ORIGIN = 500
_MOST_TOLD = 40  # changed cells that the log names


def save(
    *,
    actor: Person,
    scope: Scope,
    filing: Filing,
    edit: int,
    content: Filled | Mapping[str, Any],
    origins: Mapping[str, object] | None = None,
    way: str = "page",
) -> FilingVersion:
    """Put down all that stands in a return, as a version of its own; what was there before stays.

    Cells hold what was understood in the form in which it is kept (`review.forms.rules.keep`, once, where words come
    in), and words that were not understood as they were typed: checks show them, submitting may refuse them.

    Args:
        actor: Who.
        scope: What that person may do.
        filing: Which return.
        edit: The count of changes that the person saw.
        content: All of it, as `records.Filled` or as JSON: table -> list of `{"id", "cells"}`.
        origins: Where a cell was taken from, by address (`FilingVersion.origins`); an empty one says that it was typed.
            A cell that is not named keeps its origin while its words stay the same.
        way: `page`, `xlsx`, `package` or `api`.

    Returns:
        The new version; where nothing differs from the newest one, that one.

    Raises:
        NotFound: If the person may not know of the return.
        Denied: If the person may not enter there.
        Invalid: If the form has no place for it.
        Conflict: If it was changed meanwhile, is in somebody else's hands, or it is not the time.
    """
    if way not in WAYS:
        raise Invalid(f"{way[:20]!r} is no way.", code="filings.no_way")
    with transaction.atomic():
        held = hold(scope, filing, edit)
        demand(scope, Right.ENTER, held)
        demand_running(held)
        if held.state not in OPEN:
            raise Conflict(
                "The return is being looked at by others.",
                "Take it back first, or ask for it to be sent back.",
                code="filings.locked",
            )
        form = form_of(held.form)
        filled = read_content(form, to_json(content) if isinstance(content, Filled) else content)
        newest = held.version
        kept = _origins(origins or {}, newest, sums_of(filled))
        if newest is not None and newest.digest == digest_of(filled) and newest.origins == kept:
            return newest
        version = _append(held, filled, kept, way, actor)
        changed = changes(newest.content if newest else {}, version.content)
        cells = [one.cell for one in changed[:_MOST_TOLD]]
        write_down(
            actor=actor, filing=held, verb="save", version=version.number, way=way, digest=version.digest,
            changed=len(changed), cells=cells,
        )  # fmt: skip
    return version


def _append(held: Filing, filled: Filled, origins: dict[str, Any], way: str, actor: Person) -> FilingVersion:
    version = FilingVersion.objects.create(
        filing=held,
        number=held.version.number + 1 if held.version else 1,
        content=to_json(filled),
        origins=origins,
        sums=sums_of(filled),
        digest=digest_of(filled),
        parts=[table for table, rows in filled.tables.items() if any(row.cells for row in rows)],
        way=way,
        by=actor,
    )
    held.version = version
    held.state = FilingState.DRAFT if held.state == FilingState.EMPTY else held.state
    held.edit += 1
    held.save()
    return version


def _origins(
    said: Mapping[str, object], newest: FilingVersion | None, sums: Mapping[str, str]
) -> dict[str, dict[str, str]]:
    """Origins of cells in which something stands: those that are said, of known sorts, and those that still hold."""
    before = newest.origins if newest is not None else {}
    kept = {
        cell: origin
        for cell, origin in before.items()
        if newest is not None and newest.sums.get(cell) == sums.get(cell)
    }
    for cell, origin in said.items():
        if not isinstance(origin, Mapping) or not set(origin) <= _ORIGINS:
            raise Invalid(f"The origin of {cell[:100]} is of no known sort.", code="filings.no_origin", cell=cell[:100])
        kept[cell] = {sort: str(value)[:_LONGEST_ORIGIN] for sort, value in origin.items()}
    return {cell: origin for cell, origin in kept.items() if origin and cell in sums}
