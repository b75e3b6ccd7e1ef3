"""What the side panel says of each item, as data for the page's script."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from diemcau.publish.agreement import say_agreement
from diemcau.publish.calendar import format_deadline, format_period
from diemcau.publish.contradiction import tell_conflict
from diemcau.publish.ground import tell_apart
from diemcau.publish.location import tell_location
from diemcau.publish.numbers import format_interval, format_number
from diemcau.publish.page.lineage import find_shown
from diemcau.publish.page.orders import directive_of
from diemcau.publish.page.passages import show_link
from diemcau.publish.page.registers import fields_of, name_of, places_of, shown_entries, tell_listed
from diemcau.publish.page.transcript import find_sentences, sentence_id
from diemcau.publish.reason import tell_claim, tell_notes, tell_order
from diemcau.publish.remarks import find_remarks
from diemcau.publish.settling import tell_chosen
from diemcau.records import Claim, Instruction, Interval, Listed, LookAlike, Occasion, Relation, Span, Statement

if TYPE_CHECKING:
    from diemcau.publish.page.scene import Scene
    from diemcau.records.review import ProposalRow

# The texts that the script puts into the panel, by their names in it.
SCRIPT_TEXTS = (
    "copy",
    "rule",
    "confidence",
    "open",
    "feeds",
    "part",
    "conflict",
    "said",
    "shown",
    "why",
    "apart",
    "changed",
    "alike",
    "passages",
)
# Look-alikes that the panel names beside a figure.
MOST_ALIKE = 6

Json = dict[str, Any]
Rows = list[tuple[str, str]]


def panel_data(scene: Scene) -> str:
    """All items, documents and texts as JSON that is safe inside a script element."""
    record = scene.review.record
    sentences = {reading.document.name: find_sentences(reading) for reading in record.readings}
    items = {claim.id: _claim(scene, claim, sentences) for claim in record.claims}
    items |= {order.id: _order(scene, order, sentences) for order in record.instructions}
    items |= {row.id: _proposal(scene, row, sentences) for row in scene.review.proposals}
    items |= {occasion.id: _occasion(scene, occasion, sentences) for occasion in record.occasions}
    items |= {f"t{number}": show_link(scene, link) for number, link in enumerate(find_shown(scene), start=1)}
    for item, told in find_remarks(scene.wording).items():
        if item in items:
            items[item]["o"] = [*items[item].get("o", []), *told]
    items |= {entry.id: _listed(scene, entry, sentences) for entry in shown_entries(scene)}
    texts = {key: scene.text(f"script.{key}") for key in SCRIPT_TEXTS}
    data = {"items": items, "documents": _documents(scene), "conflicts": _conflicts(scene), "texts": texts}
    return to_script(data)


def to_script(data: object) -> str:
    """JSON in which nothing ends a script element or a line of one (HTML standard, "script" restrictions)."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for sign, escape in (
        ("<", "\\u003c"),
        (">", "\\u003e"),
        ("&", "\\u0026"),
        ("\u2028", "\\u2028"),
        ("\u2029", "\\u2029"),
    ):
        text = text.replace(sign, escape)
    return text


def _documents(scene: Scene) -> Json:
    """Title and source of each document, by its number."""
    documents = [reading.document for reading in scene.review.record.readings]
    return {
        str(scene.number_of(document.name)): {
            "title": document.title or document.name,
            "source": scene.source(document.name),
        }
        for document in documents
    }


def _conflicts(scene: Scene) -> list[str]:
    """What contradicts what, a sentence for each conflict."""
    return [tell_conflict(scene.wording, conflict) for conflict in scene.review.record.conflicts]


Sentences = dict[str, list[Span]]


def _place(scene: Scene, statement: Statement, sentences: Sentences) -> Json:
    number = scene.number_of(statement.document)
    sentence = sentence_id(number, sentences[statement.document], statement.span.start)
    document = scene.review.record.by_name[statement.document].document
    location = tell_location(scene.wording.texts, document, statement.span.start)
    origin = scene.copied_from(statement)
    copied = {"y": scene.number_of(origin)} if origin else {}
    return {"d": number, "m": statement.span.start, "s": sentence, "l": location} | copied


def _rows(scene: Scene, fields: dict[str, str]) -> Rows:
    return [(scene.text(f"page.{key}"), value) for key, value in fields.items() if value]


def _claim(scene: Scene, claim: Claim, sentences: Sentences) -> Json:
    wording = scene.wording
    tally = scene.text(f"tally.{claim.stock_or_flow.value}") if claim.stock_or_flow else ""
    fields = {
        "org": wording.org(claim),
        "period": wording.period(claim),
        "status": scene.text(f"status.{claim.status.value}"),
        "kind": ", ".join(part for part in (scene.text(f"kind.{claim.kind.value}"), tally) if part),
        "base": format_period(claim.compare_to, scene.language) if claim.compare_to else "",
        "measure": wording.measure(claim),
        "allows": format_interval(claim.interval, claim.unit, scene.language),
        "sources": say_agreement(wording.texts, scene.agreement(claim)),
        "value_from": tell_chosen(wording, claim),
        "standing": scene.text(f"standing_long.{claim.standing.value}"),
    }
    return {
        "k": "f",
        "n": wording.number(claim),
        "t": " ".join(part for part in (wording.name(claim), wording.label_beside(claim)) if part),
        "r": _rows(scene, fields),
        "w": tell_claim(wording, claim),
        "o": tell_notes(wording, claim),
        "p": [claim.part_of] if claim.part_of in scene.review.claims else [],
        "z": [_apart(scene, claim, pair) for pair in scene.look_alikes(claim)[:MOST_ALIKE]],
        "x": _clashes(scene, claim.id),
        "s": [_figure(scene, claim, statement, sentences) for statement in claim.statements],
    }


def _clashes(scene: Scene, item: str) -> list[int]:
    """The numbers of the conflicts that a claim or directive takes part in."""
    return [number for number, each in enumerate(scene.review.record.conflicts, start=1) if item in each.claims]


def _apart(scene: Scene, claim: Claim, pair: LookAlike) -> tuple[str, str]:
    """A claim that looks like another: its id, and what keeps the two apart."""
    other = next(each for each in pair.claims if each != claim.id)
    return other, tell_apart(scene.wording, pair, claim, scene.review.claims[other])


def _figure(scene: Scene, claim: Claim, statement: Statement, sentences: Sentences) -> Json:
    figure = scene.wording.figure(statement)
    best = scene.wording.best(claim).quantity.interval
    return _place(scene, statement, sentences) | {
        "a": scene.text(f"relation.{relation(figure.quantity.interval, best).value}"),
        "u": figure.rule,
        "c": format_number(figure.confidence, scene.language, place=None),
    }


def relation(said: Interval, best: Interval) -> Relation:
    """How a statement lies to the most exact one."""
    return said.relation(best)


def _order(scene: Scene, order: Instruction, sentences: Sentences) -> Json:
    directive = directive_of(scene, order)
    fields = {
        "issuer": scene.wording.issuer(order),
        "addressee": directive.addressee or order.addressee or "",
        "lead": directive.lead or "",
        "coordinating": ", ".join(directive.coordinating),
        "deadline": format_deadline(directive.deadline, scene.language) if directive.deadline else "",
        "topic": scene.wording.topic(order.topic) if order.topic else "",
        "standing": scene.text("page.issuer_disputed") if order.disputed else "",
    }
    places = []
    for statement in order.statements:
        said = scene.review.record.by_name[statement.document].directives[statement.index]
        named = scene.text("page.names").format(issuer=said.issuer) if said.issuer else scene.text("page.names_none")
        rule = {"a": named, "u": said.rule, "c": format_number(said.confidence, scene.language, place=None)}
        places.append(_place(scene, statement, sentences) | rule)
    return {
        "k": "d",
        "n": "",
        "t": directive.text,
        "r": _rows(scene, fields),
        "x": _clashes(scene, order.id),
        "w": tell_order(scene.wording, order),
        "s": places,
    }


def _proposal(scene: Scene, row: ProposalRow, sentences: Sentences) -> Json:
    first = row.statements[0]
    text = scene.review.record.by_name[first.document].proposals[first.index].text
    fields = {"proposer": row.proposer or "", "addressee": row.addressee or ""}
    places = [_place(scene, statement, sentences) for statement in row.statements]
    return {"k": "p", "n": "", "t": text, "r": _rows(scene, fields), "w": "", "s": places}


def _occasion(scene: Scene, occasion: Occasion, sentences: Sentences) -> Json:
    kind = scene.text(f"event.{occasion.kind}")
    fields = {
        "date": format_period(occasion.date, scene.language) if occasion.date else "",
        "place": scene.wording.place(occasion),
        "chair": scene.wording.chair(occasion),
        "participants": "; ".join(occasion.participants),
        "bridge_points": " · ".join(occasion.bridge_points),
    }
    places = [_place(scene, statement, sentences) for statement in occasion.statements]
    return {"k": "e", "n": "", "t": kind[:1].upper() + kind[1:], "r": _rows(scene, fields), "w": "", "s": places}


def _listed(scene: Scene, entry: Listed, sentences: Sentences) -> Json:
    """An entry of a register: its fields, the ways it is written, why its tellings are one."""
    rows = [(scene.text(f"page.{name}"), value) for name, value in fields_of(scene, entry)]
    places = [_place(scene, statement, sentences) for statement in places_of(entry)]
    return {"k": "r", "n": "", "t": name_of(scene, entry), "r": rows, "w": tell_listed(scene, entry), "s": places}
