"""From the parts of a total to the sentences of documents and the cells of returns where they stand."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.db.models import F, QuerySet
from django.db.models.functions import Substr

from diemcau.flow.packed import unpack
from diemcau.publish.location import tell_location
from diemcau.web.archive.models import ReadText
from diemcau.web.archive.policies import visible
from diemcau.web.desk.models import Mention
from diemcau.web.filings.queries import values_for
from diemcau.web.record.queries import claims_for
from diemcau.web.review.observations import VALUE, to_uid, value_of
from diemcau.web.search.addresses import of_claim, of_sentence
from diemcau.web.search.behind import sentences_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime
    from uuid import UUID

    from diemcau.publish.texts import Texts
    from diemcau.web.accounts.policies import Scope
    from diemcau.web.archive.models import Document
    from diemcau.web.filings.models import Value

_AROUND = 300
"""Code points of a sentence shown on each side of the words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """A sentence that says a value.

    Attributes:
        title, number: Of the document; the number that its office gave it, or empty.
        document: Its uid.
        level: How confidential.
        place: Where in its file, as a reader would look it up; empty where that was not asked for, or it has no places.
        before, words, after: The sentence; `words` are the figure's.
        mention: uid of the figure.
        address: Of the sentence.
    """

    title: str
    number: str
    document: UUID
    level: int
    place: str
    before: str
    words: str
    after: str
    mention: UUID
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """The cell of a return in which a value stands.

    Attributes:
        filing: uid of the return.
        form: Code of its form.
        campaign: Name of the campaign.
        cell: `table/entry/column`.
        level: How confidential.
    """

    filing: UUID
    form: str
    campaign: str
    cell: str
    level: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Where one part of a total stands.

    Attributes:
        id: Of the observation.
        org: Code of the org whose value it is.
        period: Code of its period.
        address: Of the fact's page; of a return's value empty.
        cell: The return's cell; None of a fact.
        sayings: The sentences; none where their documents are not open to the person any more.
    """

    id: str
    org: str
    period: str
    address: str = ""
    cell: Cell | None = None
    sayings: tuple[Saying, ...] = ()


def evidence_for(
    scope: Scope, ids: Iterable[str], *, known_at: datetime | None = None, texts: Texts | None = None
) -> dict[str, Evidence]:
    """Where some observations stand, by their ids; those that the person may not see are left out.

    Args:
        scope: What the person may do.
        ids: Of the observations.
        known_at: As of which moment they are; now for None.
        texts: The reader's catalogue, for the places in the files; None leaves these out, which is quicker.
    """
    asked = list(dict.fromkeys(ids))
    found = _of_values(scope, asked, known_at) | _of_claims(scope, asked, known_at)
    found = {one: found[one] for one in asked if one in found}
    return _with_places(found, texts) if texts is not None else found


def _of_claims(scope: Scope, ids: Sequence[str], known_at: datetime | None) -> dict[str, Evidence]:
    uids = [uid for one in ids if not one.startswith(VALUE) and (uid := to_uid(one))]
    if not uids:
        return {}
    rows = claims_for(scope, known_at).filter(uid__in=uids).select_related("org").defer("said")
    claims = list(rows)
    said = sentences_of(scope, claims)
    return {
        str(claim.uid): Evidence(
            id=str(claim.uid),
            org=claim.org.code if claim.org else "",
            period=claim.period,
            address=of_claim(claim.uid, known_at),
            sayings=tuple(_saying(row.mention, row.document, row.said) for row in said.get(claim.pk, [])),  # type: ignore[attr-defined]
        )
        for claim in claims
    }


def _of_values(scope: Scope, ids: Sequence[str], known_at: datetime | None) -> dict[str, Evidence]:
    uids = [uid for one in ids if (uid := value_of(one))]
    if not uids:
        return {}
    rows = values_for(scope, known_at).filter(uid__in=uids).select_related("org", "filing__campaign")
    values = list(rows)
    mentions = _mentions(scope, [value.mention_id for value in values if value.mention_id])
    return {f"{VALUE}{value.uid}": _of_value(value, mentions) for value in values}


def _of_value(value: Value, mentions: Mapping[int, Mention]) -> Evidence:
    filing = value.filing
    mention = mentions.get(value.mention_id or 0)
    return Evidence(
        id=f"{VALUE}{value.uid}",
        org=value.org.code if value.org else "",
        period=value.period,
        cell=Cell(
            filing=filing.uid, form=filing.form, campaign=filing.campaign.name, cell=value.cell, level=value.level
        ),
        sayings=(_saying(mention, mention.document, mention.said_words),) if mention is not None else (),  # type: ignore[attr-defined]
    )


def _mentions(scope: Scope, pks: Sequence[int]) -> dict[int, Mention]:
    """Mentions from which cells were taken, with their sentences, as far as their documents are open."""
    if not pks:
        return {}
    rows: QuerySet[Mention] = Mention.objects.filter(visible(scope, "document__"), pk__in=pks)
    said = Substr("reading__text", F("sentence_start") + 1, F("sentence_end") - F("sentence_start"))
    return {one.pk: one for one in rows.select_related("document").defer("said").annotate(said_words=said)}


def _saying(mention: Mention, document: Document, sentence: str) -> Saying:
    start, end = mention.start - mention.sentence_start, mention.end - mention.sentence_start
    before, after = sentence[:start], sentence[end:]
    return Saying(
        title=document.title,
        number=document.number,
        document=document.uid,
        level=document.level,
        place="",
        before=f"…{before[-_AROUND:]}" if len(before) > _AROUND else before,
        words=sentence[start:end],
        after=f"{after[:_AROUND]}…" if len(after) > _AROUND else after,
        mention=mention.uid,
        address=of_sentence(document.uid, mention.start, mention.uid),
    )


def _with_places(found: Mapping[str, Evidence], texts: Texts) -> dict[str, Evidence]:
    """The same, with the places in the files; each reading is opened once."""
    uids = {saying.mention for one in found.values() for saying in one.sayings}
    rows = Mention.objects.filter(uid__in=uids).order_by("known_from", "pk").values_list("uid", "start", "reading_id")
    by_reading: defaultdict[int, dict[UUID, int]] = defaultdict(dict)
    for uid, start, reading in rows:
        by_reading[reading][uid] = start
    places: dict[UUID, str] = {}
    for pk, packed in ReadText.objects.filter(pk__in=by_reading).values_list("pk", "packed"):
        document = unpack(bytes(packed)).document
        places |= {uid: tell_location(texts, document, start) for uid, start in by_reading[pk].items()}
    return {
        key: replace(
            one, sayings=tuple(replace(saying, place=places.get(saying.mention, "")) for saying in one.sayings)
        )
        for key, one in found.items()
    }


def levels_of(found: Mapping[str, Evidence]) -> dict[str, int]:
    """How confidential what was shown is, by uid: of documents and of returns."""
    said = {str(saying.document): saying.level for one in found.values() for saying in one.sayings}
    cells: dict[str, Any] = {str(one.cell.filing): one.cell.level for one in found.values() if one.cell}
    return said | cells
