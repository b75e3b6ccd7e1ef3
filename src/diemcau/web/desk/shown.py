"""A mention as a person reads it: its words in their sentence, what they were read to say, and what was made of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from diemcau.publish.calendar import format_deadline, format_period
from diemcau.publish.numbers import format_change, format_interval
from diemcau.publish.piece import to_base, to_quantity
from diemcau.records import Bound, Document, Kind, parse_period
from diemcau.web.archive.reading import profile
from diemcau.web.desk.models import Decision, Mention
from diemcau.web.desk.paper import tell_place
from diemcau.web.desk.queries import to_token
from diemcau.web.orgs.queries import tree_of

if TYPE_CHECKING:
    from diemcau.publish.texts import Texts

_AROUND = 260
"""Code points of a sentence shown on each side of the words: a row of a wide table is no sentence to read whole."""

_PLAIN = (
    "issuer", "proposer", "addressee", "lead", "number", "place", "chair", "field", "sender", "head", "country",
    "speaker",
)  # fmt: skip
_LISTED = ("coordinating", "participants", "parties", "bridge_points")


@dataclass(frozen=True, slots=True)
class Shown:
    """What the panel shows of one mention.

    Attributes:
        mention: The state.
        token: Names the state, for whoever decides about it.
        before, after: What stands around the words in their sentence.
        told: The value in the reader's language; of what is no figure, its words.
        interval: What the wording allows, where it is more than one value.
        facts: Names of fields with what they say, in order.
        place: Where in the file it stands.
        note: Why it waits for a person again, or empty.
        history: What was decided about it, newest first.
        may: What the person may do with it.
    """

    mention: Mention
    token: str
    before: str
    after: str
    told: str
    interval: str
    facts: tuple[tuple[str, str], ...]
    place: str
    note: str
    history: Sequence[Decision]
    may: frozenset[str]


def show(
    document: Document,
    mention: Mention,
    texts: Texts,
    history: Sequence[Decision] = (),
    may: frozenset[str] = frozenset(),
    *,
    inside: bool = True,
) -> Shown:
    """What the panel shows of a mention; who is not `inside` learns nothing of what people said about it."""
    before, after = _around(document.text, mention)
    return Shown(
        mention=mention,
        token=to_token(mention),
        before=before,
        after=after,
        told=tell(mention, texts.language),
        interval=_interval(mention, texts),
        facts=tuple((name, said) for name, said in _facts(mention, texts) if said),
        place=tell_place(document.place_at(mention.start), texts),
        note=tell_note(mention, texts) if inside else "",
        history=history,
        may=may,
    )


def tell(mention: Mention, language: str) -> str:
    """The value of a figure in the reader's language; of others the words."""
    if mention.sort != "figure":
        return " ".join(mention.words.split())
    return format_change(to_quantity(mention.said), Kind(mention.said["kind"]), language)


def tell_about(mention: Mention, texts: Texts) -> str:
    """What a mention is about, for lists: of a figure the measure or the label, of others the sort and the topics."""
    if mention.sort == "figure":
        return measure_name(mention.measure, texts.language) if mention.measure else mention.label
    topics = [_topic(code, texts.language) for code in mention.said.get("topics") or ()]
    kind = texts.get(f"event.{mention.said.get('kind')}", "")
    return " · ".join(part for part in (texts[f"desk.sort.{mention.sort}"], kind, ", ".join(topics)) if part)


def _interval(mention: Mention, texts: Texts) -> str:
    if mention.sort != "figure":
        return ""
    quantity = to_quantity(mention.said)
    interval = quantity.interval
    if quantity.bound is Bound.EXACT and interval.low == interval.high:
        return ""
    return format_interval(interval, quantity.unit, texts.language)


def _around(text: str, mention: Mention) -> tuple[str, str]:
    start, end = min(mention.sentence_start, mention.start), max(mention.sentence_end, mention.end)
    before, after = text[start : mention.start], text[mention.end : end]
    if len(before) > _AROUND:
        before = f"…{before[-_AROUND:]}"
    return before, f"{after[:_AROUND]}…" if len(after) > _AROUND else after


def _facts(mention: Mention, texts: Texts) -> Iterator[tuple[str, str]]:
    said: dict[str, Any] = mention.said
    if mention.sort == "figure":
        yield from _of_figure(mention, texts)
    for name in _PLAIN:
        yield name, str(said.get(name) or "")
    for name in _LISTED:
        yield name, ", ".join(said.get(name) or ())
    if mention.sort in {"event", "happening"}:
        yield "sort", texts.get(f"event.{said['kind']}", said["kind"])
    elif mention.sort != "figure":
        yield "sort", str(said.get("kind") or "")
    for name in ("date", "period") if mention.sort != "figure" else ():
        yield name, format_period(parse_period(said[name]), texts.language) if said.get(name) else ""
    yield "deadline", format_deadline(said["deadline"], texts.language) if said.get("deadline") else ""
    yield "topics", ", ".join(_topic(code, texts.language) for code in said.get("topics") or ())


def _of_figure(mention: Mention, texts: Texts) -> Iterator[tuple[str, str]]:
    said = mention.said
    yield "measure", measure_name(mention.measure, texts.language)
    yield "label", "" if mention.label == "?" else mention.label
    yield "org", org_told(mention, texts.language)
    yield "period", format_period(parse_period(mention.period), texts.language) if mention.period else ""
    if said["compare_to"]:
        yield "compare_to", format_period(to_base(said["compare_to"]), texts.language)
    yield "status", texts.get(f"status.{mention.status}", mention.status)
    yield "kind", texts.get(f"kind.{mention.kind}", mention.kind)
    if mention.tally:
        yield "tally", texts.get(f"tally.{mention.tally}", mention.tally)
    yield "partner", mention.partner


def measure_name(code: str, language: str) -> str:
    """What a measure is called; the code itself where the profile has lost it, empty for none."""
    measure = profile().measures.get(code)
    return (measure.names.get(language) or code) if measure else code


def org_told(mention: Mention, language: str) -> str:
    """Whose figure it is: the org's name on the last day of the period, else the words."""
    if mention.org_id is None:
        return mention.owner
    node = tree_of(mention.last_day).nodes.get(mention.org_id)
    return node.name(language) if node else mention.owner


def _topic(code: str, language: str) -> str:
    topic = profile().topics.get(code)
    return topic.names.get(language, code) if topic else code


def tell_note(mention: Mention, texts: Texts) -> str:
    """Why a mention waits for a person again."""
    note = dict(mention.note)
    if not note:
        return ""
    code, was = note.pop("code"), note.pop("was", "")
    return texts[f"desk.note.{code}"].format(was=texts.get(f"desk.was.{was}", was), **note)
