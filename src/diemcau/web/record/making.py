"""A story reconciled: its facts and conflicts as states that are not saved yet, tied to the mentions of the desk."""

from __future__ import annotations

import json
import logging
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from time import thread_time
from typing import Any
from uuid import UUID

from diemcau.reconcile.folder import reconcile
from diemcau.records import Claim, Record, Statement
from diemcau.web.archive.reading import profile
from diemcau.web.desk.models import Mention
from diemcau.web.desk.rows import measured_of
from diemcau.web.record.filing import load_readings
from diemcau.web.record.parting import Part
from diemcau.web.record.telling import Teller

_LOG = logging.getLogger("diemcau.web.record")
_FIGURES = ("figure",)
_SORTS = {"issuer": ("directive",), "date": ("figure", "event", "happening")}
"""Of what sorts the mentions of a kind of conflict are; figures of any other."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A current state of a mention.

    Attributes:
        pk: Of the state.
        uid: Of the mention.
        document: Id of its document.
        org: Id of the org whose figure it is, or None.
        place: Where it stands.
    """

    pk: int
    uid: UUID
    document: int
    org: int | None
    place: tuple[int, int]

    @property
    def marks(self) -> tuple[object, object]:
        """By what it is known again: its uid, and where it stands."""
        return self.uid, (self.document, *self.place)


@dataclass(frozen=True, slots=True)
class MadeClaim:
    """A fact that is not saved yet.

    Attributes:
        columns: Of the row.
        cited: The mentions that bear it out, in order.
        digest: Hash over all it says.
    """

    columns: Mapping[str, Any]
    cited: tuple[Cited, ...]
    digest: str


@dataclass(frozen=True, slots=True)
class MadeConflict:
    """A conflict that is not saved yet.

    Attributes:
        columns: Of the row.
        cited: The mentions that stand in it, in order.
        chosen: The mention that a person chose, or None.
        claims: Places of the facts concerned in the list of those made with it.
    """

    columns: Mapping[str, Any]
    cited: tuple[Cited, ...]
    chosen: UUID | None
    claims: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Made:
    """A story as it was reconciled.

    Attributes:
        part: The story.
        claims, conflicts: What was found.
        took: Seconds of the processor.
    """

    part: Part
    claims: tuple[MadeClaim, ...]
    conflicts: tuple[MadeConflict, ...]
    took: float


def make(part: Part) -> Made:
    """Reconcile a story."""
    begun = thread_time()
    readings = load_readings(part.documents)
    record = reconcile(part.name, readings, profile(), [one.judgement for one in part.rulings])
    maker = _Maker(record, part)
    claims = tuple(maker.claims())
    conflicts = tuple(maker.conflicts())
    return Made(part, claims, conflicts, thread_time() - begun)


class _Maker:
    """Makes rows of one record.

    Args:
        record: The reconciled story.
        part: The story.
    """

    def __init__(self, record: Record, part: Part) -> None:
        self._record = record
        self._teller = Teller(record, profile())
        self._book = _open_book(part)
        self._places: dict[str, int] = {}
        self._whole = {claim.id: claim for claim in record.claims}

    def claims(self) -> Iterator[MadeClaim]:
        """The facts; one of which no mention is at the desk is left out."""
        for claim in self._record.claims:
            cited = self._cited(claim.statements, _FIGURES)
            if not cited:
                _LOG.warning("A fact of story %s has no mention.", self._record.story)
                continue
            self._places[claim.id] = len(self._places)
            said = self._teller.claim(claim)
            whole = self._whole_of(claim)
            columns = {
                **measured_of(replace(claim, unit_of_report=None), ""),
                "owner": (claim.unit_of_report or "")[:300],
                "org_id": self._org_of(claim, cited),
                "partner": self._partner_of(claim)[:200],
                "standing": claim.standing.value,
                "sources": claim.independent_sources,
                "whole": whole,
                "said": said,
            }
            yield MadeClaim(columns, cited, digest(said, cited, whole, columns["org_id"]))

    def conflicts(self) -> Iterator[MadeConflict]:
        """The conflicts."""
        for number, conflict in enumerate(self._record.conflicts):
            sorts = _SORTS.get(conflict.kind, _FIGURES)
            cited = self._cited(conflict.statements, sorts)
            if not cited:
                _LOG.warning("A conflict of story %s has no mention.", self._record.story)
                continue
            chosen = self._cited([conflict.choice.statement], sorts) if conflict.choice else ()
            columns = {
                "kind": conflict.kind,
                "state": conflict.state.value,
                "said": self._teller.conflict(number),
            }
            claims = tuple(self._places[each] for each in conflict.claims if each in self._places)
            yield MadeConflict(columns, cited, chosen[0].uid if chosen else None, claims)

    def _cited(self, statements: Iterable[Statement], sorts: Sequence[str]) -> tuple[Cited, ...]:
        found = (self._find(one, sorts) for one in statements)
        return tuple({one.pk: one for one in found if one is not None}.values())

    def _find(self, statement: Statement, sorts: Sequence[str]) -> Cited | None:
        places = self._book.get(statement.document, {})
        for sort in sorts:
            same = places.get((sort, *statement.span))
            if same:
                return next((one for index, one in same if index == statement.index), same[0][1])
        return None

    def _whole_of(self, claim: Claim) -> UUID | None:
        """A mention of the fact that it is a part of: of the document that says both."""
        whole = self._whole.get(claim.part_of or "")
        if whole is None:
            return None
        own = {one.document for one in claim.statements}
        cited = self._cited(sorted(whole.statements, key=lambda one: one.document not in own), _FIGURES)
        return cited[0].uid if cited else None

    def _org_of(self, claim: Claim, cited: Sequence[Cited]) -> int | None:
        """The org that the words for its owner mean, as the desk found it."""
        if claim.unit_of_report is None:
            return None
        by_place = {(one.document, *one.place): one.org for one in cited}
        for statement in claim.statements:
            figure = self._record.by_name[statement.document].figures[statement.index]
            found = self._find(statement, _FIGURES)
            if figure.unit_of_report == claim.unit_of_report and found is not None:
                return by_place.get((found.document, *found.place))
        return None

    def _partner_of(self, claim: Claim) -> str:
        """The partner that most of its statements name, or empty."""
        figures = (self._record.by_name[one.document].figures[one.index] for one in claim.statements)
        named = Counter(figure.partner for figure in figures if figure.partner)
        return min(named, key=lambda name: (-named[name], name), default="")


_Places = dict[tuple[str, int, int], list[tuple[int | None, Cited]]]


def _open_book(part: Part) -> dict[str, _Places]:
    """The current mentions of a story's documents by document, sort and place."""
    names = {one.pk: one.name for one in part.documents}
    sorts = {sort for sorts in (_FIGURES, *_SORTS.values()) for sort in sorts}
    rows = Mention.objects.filter(document__in=list(names), known_to=None, sort__in=sorts).order_by("pk")
    book: dict[str, _Places] = {name: defaultdict(list) for name in names.values()}
    fields = ("pk", "uid", "document_id", "org_id", "sort", "index", "start", "end")
    for pk, uid, document, org, sort, index, start, end in rows.values_list(*fields).iterator():
        cited = Cited(pk, uid, document, org, (start, end))
        book[names[document]][sort, start, end].append((index, cited))
    return book


def digest(said: Mapping[str, Any], cited: Iterable[Cited], *others: object) -> str:
    """Hash over what a fact or conflict says and by which mentions; the sentences about it follow from that."""
    plain = {key: value for key, value in said.items() if key != "told"}
    whole = [plain, [str(one.uid) for one in cited], [str(one) for one in others]]
    return sha256(json.dumps(whole, sort_keys=True, ensure_ascii=True, default=str).encode()).hexdigest()
