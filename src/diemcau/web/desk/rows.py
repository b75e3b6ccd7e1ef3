"""Records of the engine as rows, and rows as records: the one place where the two meet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date
from decimal import Decimal
from typing import Any

from diemcau.lang.folding import fold
from diemcau.publish.contract import reading_from_json, reading_to_json
from diemcau.publish.piece import document_to_json
from diemcau.records import Anchor, Claim, Figure, Interval, Period, Reading, Sort, Span
from diemcau.web.archive.models import ReadText
from diemcau.web.archive.reading import profile
from diemcau.web.desk.models import Mention
from diemcau.web.orgs.queries import tree_of
from diemcau.web.orgs.tree import Tree

SORTS = {
    "figure": "figures",
    "directive": "directives",
    "proposal": "proposals",
    "event": "events",
    "happening": "happenings",
    "agreement": "agreements",
    "delegation": "delegations",
}
"""Sorts of mentions, and the lists of a reading in which they stand."""

_FITS = Decimal(10) ** 26


def to_mentions(row: ReadText, reading: Reading) -> Iterator[Mention]:
    """The mentions of a reading as rows that are not saved yet, in order of the lists."""
    told, orgs = reading_to_json(reading), Orgs(row.language)
    for sort, name in SORTS.items():
        for index, (one, said) in enumerate(zip(getattr(reading, name), told[name], strict=True)):
            yield to_mention(row, sort, index, one, said, orgs=orgs)


def to_mention(
    row: ReadText, sort: str, index: int | None, one: Any, said: dict[str, Any], *, orgs: Orgs | None = None
) -> Mention:
    """One mention as a row that is not saved yet; with `orgs` names that were asked for are not asked for again."""
    measured = measured_of(one, row.language, orgs) if isinstance(one, Figure) else {"label": _label(one)}
    return Mention(
        document_id=row.document_id,
        reading=row,
        sort=sort,
        index=index,
        start=one.span.start,
        end=one.span.end,
        sentence_start=one.sentence.start,
        sentence_end=one.sentence.end,
        words=one.text,
        said=said,
        confidence=one.confidence,
        rule=one.rule[:60],
        **measured,
    )


def _label(one: Any) -> str:
    """What a mention that is no figure is about, for lists: its topics or kind."""
    return str(", ".join(getattr(one, "topics", ())) or getattr(one, "kind", ""))[:500]


class Orgs(dict[tuple[str | None, date | None], int | None]):
    """Ids of orgs by name and day, each asked for once: a document names the same few on every line.

    Args:
        language: The document's.
    """

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def __missing__(self, key: tuple[str | None, date | None]) -> int | None:
        found = self[key] = org_of(key[0], self._language, key[1])
        return found


def measured_of(one: Figure | Claim, language: str, orgs: Orgs | None = None) -> dict[str, Any]:
    """The columns of `Measured` for a figure or a claim; `orgs` as in `to_mention`."""
    value, interval = (
        (one.quantity.value, one.quantity.interval) if isinstance(one, Figure) else (one.value, one.interval)
    )
    bound, unit = (one.quantity.bound, one.quantity.unit) if isinstance(one, Figure) else (one.bound, one.unit)
    first, last = ends_of(one.period)
    return {
        **_numbers(value, interval),
        "bound": bound.value,
        "unit": (unit or "")[:60],
        "label": one.label[:500],
        "measure": one.measure or "",
        "org_id": orgs[one.unit_of_report, last] if orgs is not None else org_of(one.unit_of_report, language, last),
        "owner": (one.unit_of_report or "")[:300],
        "period": one.period.code if one.period else "",
        "first_day": first,
        "last_day": last,
        "status": one.status.value,
        "kind": one.kind.value,
        "tally": one.stock_or_flow.value if one.stock_or_flow else "",
        "partner": ((one.partner if isinstance(one, Figure) else None) or "")[:200],
    }


def _numbers(value: Decimal, interval: Interval) -> dict[str, Any]:
    return {
        "value": _fit(value),
        "low": _fit(interval.low),
        "high": _fit(interval.high),
        "low_open": interval.low_open,
        "high_open": interval.high_open,
    }


def _fit(number: Decimal | None) -> Decimal | None:
    """The number where it has a place in a column; one that is larger than any budget is left to the JSON."""
    return None if number is None or abs(number) >= _FITS else round(number, 12)


def ends_of(period: Period | None) -> tuple[date | None, date | None]:
    """First and last day of a period."""
    return (None, None) if period is None else (period.start, period.end)


def org_of(name: str | None, language: str, day: date | None) -> int | None:
    """Id of the org that a name means on a day; None where none is known, or several are.

    Names of orgs that were entered here and are not in the profile are known too.
    """
    if not name:
        return None
    tree = tree_of(day)
    codes = {org.code for org in profile().find_orgs(name, language, day)} & tree.by_code.keys()
    found = {tree.by_code[code].pk for code in codes} or _called(tree, name)
    return next(iter(found)) if len(found) == 1 else None


def _called(tree: Tree, name: str) -> set[int]:
    """The orgs of a tree that go by a name, without case and marks."""
    wanted = fold(name)
    return {node.pk for node in tree.nodes.values() if any(fold(each) == wanted for each in node.names.values())}


def readings_of(reading: Reading, rows: Sequence[Mention]) -> list[Any]:
    """The mentions of some rows as records of the engine, in the order of the rows."""
    told: dict[str, Any] = {name: [] for name in SORTS.values()} | {"findings": []}
    for row in rows:
        told[SORTS[row.sort]].append(row.said)
    told["document"] = document_to_json(reading.document)
    made = reading_from_json(told, lambda _: ())
    found = {sort: iter(getattr(made, name)) for sort, name in SORTS.items()}
    return [next(found[row.sort]) for row in rows]


def said_of(sort: str, one: Any, reading: Reading) -> dict[str, Any]:
    """One record of the engine as JSON of the contract."""
    alone = Reading(document=replace(reading.document, text="", places=(), furniture=()), **{SORTS[sort]: (one,)})
    return dict(reading_to_json(alone)[SORTS[sort]][0])


def anchor_to_json(anchor: Anchor) -> dict[str, Any]:
    """An anchor as a row keeps it."""
    return asdict(anchor) | {"sort": anchor.sort.value, "span": list(anchor.span)}


def to_anchor(obj: Mapping[str, Any]) -> Anchor:
    """The anchor that `anchor_to_json` wrote."""
    return Anchor(**{**obj, "sort": Sort(obj["sort"]), "span": Span(*obj["span"])})


ANCHORED = {"figure": Sort.FIGURE, "event": Sort.EVENT, "happening": Sort.EVENT}
"""Under which of the engine's sorts words are anchored; all others as orders are. Finding them asks nothing of it."""
