"""Keeping what a page sends: brought together with what somebody else kept meanwhile, or shown where both differ."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from diemcau.errors import Conflict, Invalid
from diemcau.records.filled import Entry, Filled
from diemcau.review.forms.cells import Understood, read_cell
from diemcau.web.filings.actions import save
from diemcau.web.filings.book import book, form_of
from diemcau.web.filings.content import read_content, to_json, words_of
from diemcau.web.filings.entry.merging import Clash, merge
from diemcau.web.filings.entry.origins import proven
from diemcau.web.filings.entry.queries import version_of
from diemcau.web.filings.models import Filing
from diemcau.web.shell.speech import DEFAULT

if TYPE_CHECKING:
    from diemcau.profile.forms import Form, Table
    from diemcau.web.accounts.models import Person
    from diemcau.web.accounts.policies import Scope
    from diemcau.web.filings.models import FilingVersion

_TRIES = 3  # when others keep something between the look and the writing


@dataclass(frozen=True, slots=True)
class Sent:
    """What somebody wants to stand in a return.

    Attributes:
        version: Number of the version that it began with; 0 for the empty return.
        content: All of it, as JSON.
        origins: Where cells were taken from, by address.
        chosen: By address `mine` or `theirs`, where somebody has decided about a clash.
        way: How it came, as `FilingVersion.way`.
        language: In which words were typed that the page did not understand.
    """

    version: int
    content: Mapping[str, Any]
    origins: Mapping[str, Mapping[str, str]]
    chosen: Mapping[str, str]
    way: str = "page"
    language: str = DEFAULT


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of it.

    Attributes:
        filing: The return as it stands now.
        version: Its newest version; None where nothing was ever kept.
        merged: Whether somebody else's changes are in it that were not known to the sender.
        settled: Whether words were put into the form in which they are kept, which the page had not understood.
        clashes: Cells that both changed, while nothing was kept; empty where it was.
    """

    filing: Filing
    version: FilingVersion | None
    merged: bool = False
    settled: bool = False
    clashes: tuple[Clash, ...] = ()


def keep(*, actor: Person, scope: Scope, filing: Filing, sent: Sent) -> Kept:
    """Keep what somebody sent, through `actions.save`; nothing is kept while a cell is in question.

    Raises:
        As `actions.save`; `Invalid` too where it began with a version that never was.
    """
    form = form_of(filing.form)
    typed = read_content(form, sent.content)
    mine = to_json(settle(typed, form, sent.language))
    base = version_of(filing, sent.version)
    for _ in range(_TRIES):
        filing = Filing.objects.select_related("campaign", "org", "holder", "version").get(pk=filing.pk)
        newest = filing.version
        said = proven(scope, filing, words_of(mine), sent.origins)
        if base == newest:
            origins = _all_origins(mine, said, newest)
            merged, content = False, mine
        else:
            both = merge(base.content if base else {}, mine, newest.content if newest else {}, sent.chosen)
            if both.clashes:
                return Kept(filing, newest, clashes=both.clashes)
            origins = {cell: said.get(cell, {}) for cell in both.taken}
            merged, content = True, both.content
        try:
            version = save(
                actor=actor, scope=scope, filing=filing, edit=filing.edit, content=content, origins=origins,
                way=sent.way,
            )  # fmt: skip
        except Conflict as error:
            if error.facts.get("code") != "filings.stale":
                raise
            continue
        filing.refresh_from_db()
        return Kept(filing, version, merged, mine != to_json(typed))
    raise Conflict(
        "Others keep changing this return at this moment.", "Try again in a minute.", code="filings.busy"
    )  # pragma: no cover - three times in a row within milliseconds


def settle(filled: Filled, form: Form, language: str) -> Filled:
    """A filled form in which every cell that is understood stands in the form in which it is kept.

    The page knows few ways to write a number; whatever it sent as typed is read here with the whole grammar.
    """
    tables = {}
    for table in form.tables:
        entries = []
        for entry in filled.tables.get(table.code, ()):
            found = {code: _settled(table, entry, code, words, language) for code, words in entry.cells.items()}
            entries.append(Entry(entry.id, {code: words for code, words in found.items() if words}))
        if entries:
            tables[table.code] = tuple(entries)
    return Filled(filled.form, tables)


def _settled(table: Table, entry: Entry, code: str, words: str, language: str) -> str:
    column = table.column(code)
    if column is None:
        return words
    found = read_cell(words, column, language, book(), line=table.line(entry.id))
    return found.kept if isinstance(found, Understood) else words


def _all_origins(
    content: Mapping[str, Any], said: Mapping[str, Mapping[str, str]], newest: FilingVersion | None
) -> dict[str, Mapping[str, str]]:
    """The origins as sent, and an empty one for every cell that has one no more."""
    gone: dict[str, Mapping[str, str]] = {cell: {} for cell in (newest.origins if newest else {}) if cell not in said}
    return {**gone, **said} if content else {}


def read_sent(said: object, language: str) -> Sent:
    """What a page sent, of the right shape.

    Raises:
        Invalid: If it is of another shape.
    """
    if not isinstance(said, Mapping):
        raise _misshapen()
    version, content = said.get("version"), said.get("content")
    origins, chosen = said.get("origins", {}), said.get("chosen", {})
    if isinstance(version, bool) or not isinstance(version, int) or not 0 <= version < 2**31:
        raise _misshapen()
    if not isinstance(content, Mapping) or not isinstance(chosen, Mapping) or not _are_origins(origins):
        raise _misshapen()
    sides = {str(cell): str(side) for cell, side in chosen.items()}
    return Sent(version, content, origins, sides, "page", language)


def _are_origins(said: object) -> bool:
    return isinstance(said, Mapping) and all(isinstance(origin, Mapping) for origin in said.values())


def _misshapen() -> Invalid:
    return Invalid("What the page sent is of no form that is known here.", "Load it again.", code="filings.misshapen")
