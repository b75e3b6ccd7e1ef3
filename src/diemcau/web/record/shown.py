"""Facts and conflicts as a person reads them: numbers and names in words, statements with their sentences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.db.models import F, Value
from django.db.models.functions import Greatest, Substr

from diemcau.publish.numbers import format_change, format_interval
from diemcau.publish.piece import to_quantity
from diemcau.publish.wording import capital
from diemcau.records import Bound, Kind
from diemcau.web.archive.models import Document
from diemcau.web.archive.policies import may_see
from diemcau.web.archive.reading import profile
from diemcau.web.archive.telling import org_name
from diemcau.web.desk.models import Mention
from diemcau.web.record.models import Claim, Conflict

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from diemcau.publish.texts import Texts
    from diemcau.web.accounts.policies import Scope

MOST_STATEMENTS = 60
"""Statements of a fact or conflict that one page shows."""

_AROUND = 220
"""Code points of a sentence shown on each side of the words."""


@dataclass(frozen=True, slots=True)
class Saying:
    """One statement.

    Attributes:
        mention: The state of the mention that was cited.
        document: Its document.
        org: Name of the document's org.
        number: Place of the document among those cited, from 1: sentences cite it so.
        origin: Number of the document whose text it has, or 0 where it is a text of its own or that one is not cited.
        before, words, after: Its sentence; all empty where the document is not open to the person any more.
        told: Its number in the reader's language; of others its words.
        is_lost, is_chosen: Whether a person chose against it, or it.
    """

    mention: Mention
    document: Document
    org: str
    number: int
    origin: int
    before: str
    words: str
    after: str
    told: str
    is_lost: bool = False
    is_chosen: bool = False

    @property
    def uid(self) -> UUID:
        """Uid of the mention."""
        return self.mention.uid

    @property
    def published(self) -> date | None:
        """The day of the document."""
        return self.mention.reading.published


@dataclass(frozen=True, slots=True)
class ShownSide:
    """What one side of a conflict says.

    Attributes:
        place: From 0; `key` is the key that chooses it.
        said: What, in the reader's language.
        sayings: Its statements.
        documents, sources: How many documents say it, and how many texts of their own those are.
        is_chosen: Whether a person chose it.
    """

    place: int
    said: str
    sayings: tuple[Saying, ...]
    documents: int
    sources: int
    is_chosen: bool

    @property
    def key(self) -> str:
        """The key that chooses it, or empty."""
        return str(self.place + 1) if self.place < 9 else ""  # noqa: PLR2004 - the keys 1 to 9


@dataclass(frozen=True, slots=True)
class Named:
    """A fact in one line: its number and what it measures, in words."""

    claim: Claim
    number: str
    name: str


@dataclass(frozen=True, slots=True)
class Headed:
    """A conflict in a few lines.

    Attributes:
        conflict: The conflict.
        about: What is counted, whose it is and when; empty where it is no number.
        what: What contradicts what.
        sides: What each side says, and how many documents say it.
        documents: How many are concerned.
    """

    conflict: Conflict
    about: str
    what: str
    sides: tuple[tuple[str, int], ...]
    documents: int


def named(claims: Iterable[Claim], texts: Texts) -> list[Named]:
    """Facts in one line each."""
    return [Named(claim, number_of(claim, texts), name_of(claim, texts)) for claim in claims]


def headed(conflicts: Iterable[Conflict], texts: Texts) -> list[Headed]:
    """Conflicts in a few lines each."""
    found = []
    for conflict in conflicts:
        told = told_of(conflict, texts)
        sides = tuple(
            (str(side["said"].get(texts.language, "")), len({place["document"] for place in side["mentions"]}))
            for side in conflict.said["sides"]
        )
        documents = len(conflict.said["sources"])
        found.append(Headed(conflict, told.get("about", ""), told.get("what", ""), sides, documents))
    return found


def number_of(claim: Claim, texts: Texts) -> str:
    """The number of a fact as its best statement words it."""
    told = told_of(claim, texts).get("number")
    return str(told) if told else format_change(to_quantity(claim.said), Kind(claim.kind), texts.language)


def allowed_of(claim: Claim, texts: Texts) -> str:
    """What its words allow, where that is more than one value; else empty."""
    quantity = to_quantity(claim.said)
    if quantity.bound is Bound.EXACT and quantity.interval.low == quantity.interval.high:
        return ""
    return format_interval(quantity.interval, quantity.unit, texts.language)


def name_of(claim: Claim, texts: Texts) -> str:
    """What it measures: the measure's name, else its label."""
    return capital(measure_name(claim.measure, texts.language) or claim.label or texts["name.unnamed"])


def measure_name(code: str, language: str) -> str:
    """A measure's name in a language; its code where the profile no longer has it."""
    measure = profile().measures.get(code)
    return str(measure.names.get(language, code)) if measure else code


def owner_of(claim: Claim, texts: Texts) -> str:
    """Whose figure it is, by the name that the org has today."""
    if claim.org is None:
        return claim.owner
    return org_name(claim.org_id or 0, claim.org.code, texts.language)


def told_of(row: Claim | Conflict, texts: Texts) -> Mapping[str, Any]:
    """The sentences about a fact or conflict in the reader's language."""
    return row.said["told"].get(texts.language, {})  # type: ignore[no-any-return]


def sayings_of(row: Claim | Conflict, scope: Scope, texts: Texts) -> list[Saying]:
    """The statements of a fact or conflict, in order, the first `MOST_STATEMENTS`."""
    places = _places(row)[:MOST_STATEMENTS]
    numbers = {name: number for number, name in enumerate(row.said["sources"], 1)}
    documents = {str(one.uid): one for one in _documents(numbers)}
    mentions = _mentions(row, places, documents)
    choice = (row.said.get("chosen") if isinstance(row, Claim) else row.said.get("choice")) or {}
    lost = {_key(one) for one in choice.get("losers", ())} if choice.get("by") else set()
    chosen = {_key(choice["mention"])} if choice.get("by") else set()
    found = []
    for place in places:
        mention, document = mentions.get(_key(place)), documents.get(place["document"])
        if mention is not None and document is not None:
            said = _saying(row, mention, document, texts, numbers)
            if not may_see(scope, document):
                said = replace(said, before="", words="", after="", told="")
            found.append(replace(said, is_lost=_key(place) in lost, is_chosen=_key(place) in chosen))
    return found


def sides_of(conflict: Conflict, sayings: Iterable[Saying], texts: Texts) -> list[ShownSide]:
    """The sides of a conflict with their statements."""
    by_place = {(str(one.document.uid), one.mention.start, one.mention.end): one for one in sayings}
    sources = conflict.said["sources"]
    chosen = _key(conflict.said["choice"]["mention"]) if conflict.said.get("choice") else None
    found = []
    for place, side in enumerate(conflict.said["sides"]):
        names = {each["document"] for each in side["mentions"]}
        own = tuple(by_place[_key(each)] for each in side["mentions"] if _key(each) in by_place)
        said = side["said"].get(texts.language) or next(iter(side["said"].values()), "")
        count = len({sources.get(name, name) for name in names})
        is_chosen = chosen in {_key(each) for each in side["mentions"]}
        found.append(ShownSide(place, said, own, len(names), count, is_chosen))
    return found


def _places(row: Claim | Conflict) -> list[Mapping[str, Any]]:
    """The places of all statements, of a conflict those of its sides too, each once."""
    every = list(row.said["mentions"])
    for side in row.said.get("sides", ()):
        every += side["mentions"]
    return list({_key(place): place for place in every}.values())


def _key(place: Mapping[str, Any]) -> tuple[str, int, int]:
    start, end = place["span"]
    return str(place["document"]), start, end


def _documents(names: Iterable[str]) -> Iterable[Document]:
    return Document.objects.filter(uid__in=list(names)).select_related("org")


def _mentions(
    row: Claim | Conflict, places: Sequence[Mapping[str, Any]], documents: Mapping[str, Document]
) -> dict[tuple[str, int, int], Mention]:
    """The mentions at some places, in the state that they had when the row began, with their sentences."""
    starts: defaultdict[int, set[int]] = defaultdict(set)
    for place in places:
        if place["document"] in documents:
            starts[documents[place["document"]].pk].add(place["span"][0])
    names = {one.pk: name for name, one in documents.items()}
    sort = row.said.get("sort", "figure")
    rows = (
        Mention.objects.filter(document__in=starts, start__in={start for each in starts.values() for start in each})
        .filter(known_from__lte=row.known_from)
        .select_related("reading")
        .defer("reading__text", "reading__packed", "reading__keys", "reading__findings")
        .annotate(
            before=Substr(
                "reading__text", F("sentence_start") + 1, Greatest(F("start") - F("sentence_start"), Value(0))
            ),
            after=Substr("reading__text", F("end") + 1, Greatest(F("sentence_end") - F("end"), Value(0))),
        )
        .order_by("known_from", "pk")
    )
    found: dict[tuple[str, int, int], Mention] = {}
    for one in rows:
        key = names[one.document_id], one.start, one.end
        if one.sort == sort or key not in found or found[key].sort != sort:
            found[key] = one
    return found


def _text_between(start: str, end: str) -> Substr:
    """The text of the reading between two columns."""
    return Substr("reading__text", F(start) + 1, Greatest(F(end) - F(start), Value(0)))


def _saying(
    row: Claim | Conflict,
    mention: Mention,
    document: Document,
    texts: Texts,
    numbers: Mapping[str, int],
) -> Saying:
    name = str(document.uid)
    origin = row.said["sources"].get(name, name)
    before, after = mention.before, mention.after  # type: ignore[attr-defined]
    if len(before) > _AROUND:
        before = f"…{before[-_AROUND:]}"
    if len(after) > _AROUND:
        after = f"{after[:_AROUND]}…"
    return Saying(
        mention=mention,
        document=document,
        org=org_name(document.org_id, document.org.code, texts.language),
        number=numbers.get(name, 0),
        origin=numbers.get(origin, 0) if origin != name else 0,
        before=before,
        words=mention.words,
        after=after,
        told=_tell(mention, texts),
    )


def _tell(mention: Mention, texts: Texts) -> str:
    if mention.sort != "figure":
        return " ".join(mention.words.split())
    return format_change(to_quantity(mention.said), Kind(mention.said["kind"]), texts.language)
