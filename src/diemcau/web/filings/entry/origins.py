"""Whether a cell was really taken from where it is said to be: who types a number does not make it a document's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING
from uuid import UUID

from diemcau.errors import Invalid
from diemcau.records import Interval
from diemcau.review.forms.kept import read_amount
from diemcau.web.archive.policies import visible
from diemcau.web.desk.models import Check, Mention
from diemcau.web.filings.content import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from diemcau.web.accounts.policies import Scope
    from diemcau.web.filings.models import Filing

Origins = Mapping[str, Mapping[str, str]]


def own_mentions(scope: Scope, filing: Filing) -> QuerySet[Mention]:
    """What was read in the unit's own documents that the person may see, up to the level of the return."""
    rows = Mention.objects.filter(
        visible(scope, "document__"), known_to=None, document__org=filing.org_id, document__level__lte=filing.level
    )
    return rows.exclude(check_state=Check.REJECTED)


def uids_of(origins: Iterable[Mapping[str, str]]) -> set[UUID]:
    """The mentions that some origins name; what is no uid names none."""
    return {uid for origin in origins if (uid := _uid(origin)) is not None}


def proven(scope: Scope, filing: Filing, words: Mapping[str, str], said: Origins) -> dict[str, Mapping[str, str]]:
    """The origins that hold; a cell that is not what its mention says counts as typed.

    Those that stand in the newest version already were looked at when they came, maybe by somebody who sees more.

    Args:
        scope: What the person may do who says so.
        filing: The return.
        words: What stands in each cell, by address.
        said: Where cells were taken from, by address.
    """
    held = filing.version.origins if filing.version is not None else {}
    stood = words_of(filing.version.content) if filing.version is not None else {}
    fresh = {
        cell: origin for cell, origin in said.items() if (origin, words.get(cell)) != (held.get(cell), stood.get(cell))
    }
    found = {row.uid: row for row in own_mentions(scope, filing).filter(uid__in=uids_of(fresh.values()))}
    return {
        cell: origin if cell not in fresh or _holds(origin, words.get(cell, ""), found) else {}
        for cell, origin in said.items()
        if cell in words
    }


def is_storable(words: str) -> bool:
    """Whether every store holds the words: no NUL, no half of a pair."""
    return "\0" not in words and not any("\ud800" <= sign <= "\udfff" for sign in words)


def _uid(origin: Mapping[str, str]) -> UUID | None:
    try:
        return UUID(str(origin["mention"]))
    except (KeyError, ValueError):
        return None


def _holds(origin: Mapping[str, str], words: str, found: Mapping[UUID, Mention]) -> bool:
    if "mention" not in origin:
        return all(is_storable(str(value)) for value in origin.values())
    uid = _uid(origin)
    mention = found.get(uid) if uid is not None else None
    if mention is None or mention.sort != "figure":
        return mention is not None
    amount = read_amount(words)
    return amount is not None and _is_same(amount.interval, mention)


def _is_same(interval: Interval, mention: Mention) -> bool:
    try:
        return interval == Interval(mention.low, mention.high, mention.low_open, mention.high_open)
    except Invalid:
        return False
