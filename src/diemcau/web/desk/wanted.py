"""What a person fills in about a mention, as it comes from a form or a program, and the record that it makes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from diemcau.errors import Invalid
from diemcau.lang.folding import fold
from diemcau.publish.piece import to_base
from diemcau.read.amend import Change, Rereader
from diemcau.records import Directive, Event, Figure, Kind, Period, Proposal, Span, Status, parse_period
from diemcau.web.archive.reading import profile
from diemcau.web.orgs.queries import tree_of

if TYPE_CHECKING:
    from diemcau.profile.types import Measure
    from diemcau.records import Reading

LONGEST_WORDS = 4000
LONGEST_FIELD = 300
_RHYTHMS = frozenset({"working", "business", "hour", "day", "week", "month", "year", "every", "daily"})

FIELDS: Mapping[type, tuple[str, ...]] = {
    Directive: ("issuer", "addressee", "deadline", "number"),
    Proposal: ("proposer", "addressee"),
    Event: ("place", "date"),
}
"""Fields that a person may correct of a mention that is no figure, beside its words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a person wants a mention to be.

    Attributes:
        words: The words that were chosen; looked for in the text where `span` is not given.
        span: Where they stand.
        measure, org: Code, or name in any language; empty for none.
        period: Code or words; empty for none.
        status, kind: Of the contract.
        partner, label: Words; empty for none. An empty label takes the one read, or the measure's name.
        part_of: Index of the whole among the reader's own figures, or None.
        fields: Fields of a directive, proposal or event by name; those not named stay.
    """

    words: str = ""
    span: Span | None = None
    measure: str = ""
    org: str = ""
    period: str = ""
    status: str = Status.ACTUAL.value
    kind: str = Kind.LEVEL.value
    partner: str = ""
    label: str = ""
    part_of: int | None = None
    fields: Mapping[str, str] = field(default_factory=dict)


def place_of(wanted: Wanted, text: str, near: Span | None = None) -> Span:
    """Where the chosen words stand: at the span given, else where they are found, nearest to a place.

    Raises:
        Invalid: If nothing was chosen, the words do not stand there, or stand at several places and none is nearest.
    """
    words = wanted.words.strip()
    if len(words) > LONGEST_WORDS:
        raise Invalid("Those are too many words.", "Choose fewer.", code="desk.long", most=LONGEST_WORDS)
    if wanted.span is not None:
        if not 0 <= wanted.span.start < wanted.span.end <= len(text):
            raise Invalid("Those words do not stand in the text.", "Select them again.", code="desk.no_words")
        return wanted.span
    if not words:
        if near is not None:
            return near
        raise Invalid("No words were chosen.", "Select the words in the text.", code="desk.no_choice")
    places = _places(text, words)
    if not places:
        raise Invalid("Those words do not stand in the text.", "Copy them as they stand.", code="desk.no_words")
    if near is None and len(places) > 1:
        raise Invalid(
            "Those words stand at several places.", "Write more of them, so that one is meant.", code="desk.many_places"
        )
    start = places[0] if near is None else min(places, key=lambda at: abs(at - near.start))
    return Span(start, start + len(words))


def _places(text: str, words: str) -> list[int]:
    found: list[int] = []
    at = text.find(words)
    while at >= 0 and len(found) < LONGEST_WORDS:
        found.append(at)
        at = text.find(words, at + 1)
    return found


def to_figure(wanted: Wanted, rereader: Rereader, before: Figure | None) -> Figure:
    """The figure that a person wants, its number read again from the words.

    Raises:
        Invalid: If the words do not say it, or a field names nothing that is known.
    """
    try:
        return rereader.amend_figure(to_change(wanted, rereader, before), before)
    except Invalid as error:
        raise coded(error) from error


def coded(error: Invalid) -> Invalid:
    """A refusal of the engine with the code under which the site's catalogue tells it."""
    why = error.facts.get("why")
    return Invalid(error.title, error.advice, code=f"desk.reread_{why}", **error.facts) if why else error


def to_change(wanted: Wanted, rereader: Rereader, before: Figure | None) -> Change:
    """What the person says, in the engine's words."""
    document = rereader.document
    span = place_of(wanted, document.text, before.span if before else None)
    measure = find_measure(wanted.measure)
    period = rereader.parse_time(_short(wanted.period)) if wanted.period.strip() else None
    owner = org_name(wanted.org, document.language, period, before.unit_of_report if before else None)
    return Change(
        span=span,
        measure=measure.code if measure else None,
        label=_short(wanted.label) or None,
        unit_of_report=owner,
        period=period,
        status=_one_of(Status, wanted.status),
        kind=_one_of(Kind, wanted.kind),
        partner=_short(wanted.partner) or None,
        compare_to=before.compare_to if before else None,
        part_of=wanted.part_of,
    )


def _one_of(kind: type[Any], word: str) -> Any:
    try:
        return kind(word)
    except ValueError as error:
        raise Invalid(f"{word[:40]!r} is none of the choices.", code="desk.no_such_choice", said=word[:40]) from error


def _short(words: str) -> str:
    return " ".join(words.split())[:LONGEST_FIELD]


def find_measure(said: str) -> Measure | None:
    """The measure of a code or a name in any language, typed with or without tones; None for nothing said.

    Raises:
        Invalid: If there is none, or several.
    """
    said = " ".join(said.split())
    if not said:
        return None
    known = profile().measures
    if said in known:
        return known[said]
    wanted = fold(said)
    found = [each for each in known.values() if any(fold(name) == wanted for name in each.names.values())]
    if len(found) != 1:
        raise Invalid(
            f"“{said[:60]}” is no measure.", "Choose one of the list.", code="desk.no_measure", said=said[:60]
        )
    return found[0]


def org_name(said: str, language: str, period: Period | None, held: str | None) -> str | None:
    """The name of an org in a document's language, by its code or any of its names; the words held where unchanged.

    Raises:
        Invalid: If there is no such org in the period, or several.
    """
    said = " ".join(said.split())
    if not said or said == held:
        return said or None
    tree = tree_of(period.end if period else None)
    if said in tree.by_code:
        return tree.by_code[said].name(language)
    wanted = fold(said)
    found = [node for node in tree.nodes.values() if any(fold(name) == wanted for name in node.names.values())]
    if len(found) != 1:
        raise Invalid(
            f"“{said[:60]}” is no unit of that time.", "Choose one of the list.", code="desk.no_org", said=said[:60]
        )
    return found[0].name(language)


def to_other(wanted: Wanted, rereader: Rereader, before: Any) -> Any:
    """A mention that is no figure, over the words and with the fields that a person wants.

    Raises:
        Invalid: If the words do not stand in the text, or a deadline or day names no time.
    """
    span = place_of(wanted, rereader.document.text, before.span)
    allowed = next((names for kind, names in FIELDS.items() if isinstance(before, kind)), ())
    fields: dict[str, object] = {
        name: _field(name, _short(said), rereader) for name, said in wanted.fields.items() if name in allowed
    }
    return rereader.amend_words(before, span, **fields)


def _field(name: str, said: str, rereader: Rereader) -> object:
    if not said:
        return None
    try:
        if name == "date":
            return rereader.parse_time(said)
        if name == "deadline" and not _RHYTHMS & set(said.casefold().split()):
            return rereader.parse_time(said).code
    except Invalid as error:
        raise coded(error) from error
    return said


def wanted_of(said: Mapping[str, Any], span: Span | None = None, part_of: int | None = None) -> Change:
    """What a stored figure says, to be read again at another place."""
    return Change(
        span=span or Span(*said["span"]),
        measure=said["measure"],
        label=said["label"],
        unit_of_report=said["unit_of_report"],
        period=parse_period(said["period"]) if said["period"] else None,
        status=Status(said["status"]),
        kind=Kind(said["kind"]),
        partner=said["partner"],
        compare_to=to_base(said["compare_to"]),
        part_of=part_of,
    )


def day_of(period: Period | None) -> date | None:
    """The day as of which orgs are asked for."""
    return period.end if period else None


def rereader_of(reading: Reading) -> Rereader:
    """The document of a reading, ready to be read again."""
    return Rereader(reading.document, profile())
