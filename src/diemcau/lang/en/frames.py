"""Who says or wants what of whom, in one sentence.

A frame is a verb of asking with its subject, its addressee and the orders that hang on it, or a bare "must", "should",
"it is necessary to" with its own subject.
Whose words they are, where the sentence does not say, is settled in `diemcau.read`.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

from diemcau.lang.en import clauses, complements, phrases
from diemcau.lang.en.attribution import Attribution, clause_start, find_subject
from diemcau.lang.en.clauses import Piece
from diemcau.lang.en.orders import (
    ANNOUNCES,
    FRAME_CUES,
    LINK,
    NECESSITY,
    ORDER_NOUN,
    REQUEST_VERB,
    TASK_HEAD,
    find_modals,
    names_unit,
)
from diemcau.lang.en.phrases import Complement
from diemcau.records import Span


class Force(StrEnum):
    """What sort of frame it is."""

    ORDER = "order"
    ASK = "ask"
    PROPOSE = "propose"
    MODAL = "modal"
    NEED = "need"
    IMPERATIVE = "imperative"


class Frame(NamedTuple):
    """One frame of a sentence.

    Attributes:
        force: Its sort.
        verb: The word that made the frame.
        start: Where its clause starts.
        subject: Words that name who wants it, or None where the sentence leaves it to its context.
        addressee: Words that name who is to do it, or None.
        pieces: The separate orders; empty where the sentence only says that orders follow.
        relay: Words that name who passes it on, or None.
    """

    force: Force
    verb: str
    start: int
    subject: Span | None = None
    addressee: Span | None = None
    pieces: tuple[Piece, ...] = ()
    relay: Span | None = None


_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|as|not|the|a|an|of|no|when|if|unless|to|newly|being|get|got)\s+\Z"
)


_IS = re.compile(r"\b(?:is|are|was|were|been|be)\s(?:also |\w+ly )?\Z")


# Words before an -ing form that make it a noun and no act of the subject.
_GERUND = re.compile(
    r"\b(?:with|to|by|of|in|for|from|on|and|or|is|are|was|were|been|while|without|about) (?:\w+ly )?\Z"
)


class Cues(NamedTuple):
    """The words of a sentence that a frame can hang on.

    Attributes:
        verbs: Verbs of asking.
        nouns: Nouns of asking with whose they are.
        modals: What reads like a modal.
        has_need: Whether there is "it is necessary to" or its like.
    """

    verbs: list[re.Match[str]]
    nouns: list[re.Match[str]]
    modals: list[re.Match[str]]
    has_need: bool


def find_frame_cues(text: str, sentence: Span) -> Cues | None:
    """What a frame of a sentence can hang on; None where nothing can.

    Args:
        text: The document's text.
        sentence: The sentence to read.
    """
    start, end = sentence
    if not FRAME_CUES.may_stand(text, start, end):
        return None
    cues = Cues(
        list(REQUEST_VERB.finditer(text, start, end)),
        list(ORDER_NOUN.finditer(text, start, end)),
        list(find_modals(text, start, end)),
        NECESSITY.search(text, start, end) is not None,
    )
    return cues if any(cues) else None


def find_frames(text: str, sentence: Span, cues: Cues, *, quote: Attribution | None = None) -> list[Frame]:
    """Every frame of a sentence in order.

    Args:
        text: The document's text.
        sentence: The sentence to read.
        cues: What `find_frame_cues` found in it.
        quote: What `find_attribution` found in it, whose words belong to no order.
    """
    start, end = sentence
    if quote is not None:
        start, end = (quote.span.end, end) if quote.leads else (start, quote.span.start)
    asked = _asked(text, start, end, cues) if cues.verbs or cues.nouns else []
    first = asked[0].start if asked else end
    found = _stated(text, start, first, cues)
    return [*found, *asked]


def _asked(text: str, start: int, end: int, cues: Cues) -> list[Frame]:
    """Frames of verbs of asking; each reaches to the clause of the next."""
    spots: list[tuple[re.Match[str], Span | None, int]] = []
    for verb in cues.verbs:
        if verb.start() < start or verb.end() > end or _IS.search(text, max(start, verb.start() - 30), verb.start()):
            continue
        if _PASSIVE.search(text, max(start, verb.start() - 12), verb.start()):
            continue
        if verb["v"].partition(" ")[0].endswith("ing") and _GERUND.search(
            text, max(start, verb.start() - 16), verb.start()
        ):
            continue
        subject, clause = find_subject(text, start, verb.start())
        if complements.find_complement(text, verb.end(), end, verb["v"]) is not None or _announces(
            text, verb.end(), end
        ):
            spots.append((verb, subject, clause))
    frames: list[Frame] = []
    for place, (verb, subject, clause) in enumerate(spots):
        if frames and verb.start() < frames[-1].start:
            continue
        stop = next(
            (c for v, _, c in spots[place + 1 :] if c >= verb.end() and not _is_order_inside(text, verb, v, c)), end
        )
        frame = _frame_of(text, verb, subject, clause, stop)
        if frame is not None and not any(p.span.start <= verb.start() < p.span.end for f in frames for p in f.pieces):
            frames.append(frame)
    for noun in cues.nouns:
        if noun.start() < start or noun.end() > end:
            continue
        frame = _noun_frame(text, noun, start, end)
        if frame is not None and not any(
            f.start <= noun.end() and f.pieces and f.pieces[-1].span.end > noun.start() for f in frames
        ):
            frames.append(frame)
    return frames


_JOINS = re.compile(r"(?:and|,|;)\s*(?:\w+ly |also |then )*\Z")


def _is_order_inside(text: str, verb: re.Match[str], other: re.Match[str], clause: int) -> bool:
    """Whether the second verb only belongs to what the first one orders: no subject of its own and no join."""
    return clause <= verb.end() or (clause >= other.start() and not _JOINS.search(text[verb.end() : other.start()]))


def _announces(text: str, at: int, end: int) -> bool:
    if not text[at:end].rstrip().endswith(":"):
        return False
    if _PRESENT.search(text, max(0, at - 12), at) and not _ARTICLE_AFTER.match(text, at, end):
        return False
    return TASK_HEAD.search(text[max(at - 12, end - 260) : end]) is not None


_PRESENT = re.compile(r"\b(?:orders|requests|directs)\Z")
_ARTICLE_AFTER = re.compile(r"\s(?:the|all|that|each|every|[A-Z])")


# What an order is about, where it hangs on it: "the new desks, which the mayor told them to open".
_ANTECEDENT = re.compile(
    r"\b(?P<what>(?:the|an?|its|their|his|her|all|every|each|these|those|this) [^,;.:]{2,60}), which \Z"
)
_LONGEST_THING = 80
_WHICH = len("which ")


def _frame_of(text: str, verb: re.Match[str], subject: Span | None, clause: int, stop: int) -> Frame | None:
    found = complements.find_complement(text, verb.end(), stop, verb["v"])
    force = _force(verb["v"])
    if found is None:
        if not _announces(text, verb.end(), stop):
            return None
        who = phrases.trim(text, verb.end(), stop)
        addressee = (
            who if who.end > who.start and len(who.quote(text).split()) < 16 and names_unit(who.quote(text)) else None
        )
        return Frame(force=force, subject=subject, addressee=addressee, verb=verb["v"], start=clause)
    pieces = split_listed(text, found.start, stop, found.addressee, found.body)
    if pieces and (thing := _ANTECEDENT.search(text, max(0, clause - _LONGEST_THING), clause + _WHICH)) is not None:
        pieces[0] = Piece(Span(thing.start("what"), pieces[0].span.end), pieces[0].addressee)
    kept = tuple(
        p
        for i, p in enumerate(pieces)
        if not ANNOUNCES.search(text[max(p.span.start, 0 if i else found.body) : p.span.end])
    )
    return Frame(force=force, subject=subject, addressee=found.addressee, pieces=kept, verb=verb["v"], start=clause)


_COLON = re.compile(r":\s*(?=\S)")
_SUCH_AS = re.compile(r"\s*(?:,? such as|,? including|,? namely|,? as follows)?:\s*\Z")
_TO_COLON = re.compile(r"\bto\s*:?\s*\Z|:")


def split_listed(text: str, start: int, stop: int, addressee: Span | None, body: int = 0) -> list[Piece]:
    """The orders of a stretch; where its head only announces ("tasks such as: A; B"), those behind the colon."""
    colon = _COLON.search(text, start, stop)
    if colon and (
        ANNOUNCES.search(_SUCH_AS.sub("", text[start : colon.end()]))
        or (phrases.find_verb(text, colon.end(), stop, strict=True) and _TO_COLON.search(text[start : start + 4]))
    ):
        return clauses.split_orders(text, colon.end(), stop, addressee)
    return clauses.split_orders(text, start, stop, addressee, body)


def _force(verb: str) -> Force:
    stem = verb.lower()
    if stem.startswith(("propos", "suggest", "recommend", "petition", "wish", "hope")):
        return Force.PROPOSE
    if stem.startswith(("ask", "request", "urg", "call", "encourag", "exhort", "appeal", "invit")):
        return Force.ASK
    return Force.ORDER


def _noun_frame(text: str, noun: re.Match[str], start: int, end: int) -> Frame | None:
    at = noun.end()
    who = Span(*noun.span("who"))
    relay, _ = find_subject(text, start, _main_verb(text, start, noun.start()))
    if noun.group().endswith("that"):
        found = complements.after_that(text, at + 1, end, "request")
    else:
        found = (
            Complement(Span(*noun.span("ad")) if noun["ad"] else None, at + 1)
            if phrases.find_verb(text, at + 1, end)
            else None
        )
    if found is None:
        return None
    return Frame(
        force=Force.ORDER,
        subject=who,
        addressee=found.addressee,
        pieces=tuple(clauses.split_orders(text, found.start, end, found.addressee, found.body)),
        relay=relay,
        verb="request",
        start=noun.start(),
    )


def _main_verb(text: str, start: int, end: int) -> int:
    match = _RELAYED.search(text, start, end)
    return match.start() if match else end


_RELAYED = re.compile(
    r"\b(?:relayed|conveyed|passed on|recalled|repeated|forwarded|transmitted|read out"
    r"|cited|quoted|reminded|stressed|reiterated|said)\b"
)


def _stated(text: str, start: int, end: int, cues: Cues) -> list[Frame]:
    """Frames of "must", "should", "it is necessary to" with no verb of asking before them."""
    need = NECESSITY.search(text, start, end) if cues.has_need else None
    modal = complements.first_modal(text, cues.modals, start, end)
    if need is not None and (modal is None or need.start() <= modal.start()):
        return _need_frame(text, need, end)
    if modal is None:
        return []
    edge, stop = clause_start(text, start, start + len(text[start : modal.start()].rstrip()))
    link = LINK.match(text, edge, modal.start())
    who = phrases.trim(text, link.end() if link else edge, stop)
    addressee = who if who.end > who.start else None
    pieces = tuple(p for p in split_listed(text, who.start, end, addressee, modal.end()) if p.span.end > p.span.start)
    bare = [
        p
        for p in pieces
        if not ANNOUNCES.search(
            p.span.quote(text)[modal.end() - who.start :].strip() if p is pieces[0] else p.span.quote(text)
        )
    ]
    return [Frame(force=Force.MODAL, addressee=addressee, pieces=tuple(bare), verb=modal["m"], start=who.start)]


def _need_frame(text: str, need: re.Match[str], end: int) -> list[Frame]:
    who = next((Span(*need.span(g)) for g in ("who", "who2") if need[g]), None)
    at = need.end() + 1
    negative = need["n"] is not None and need["n"].lower() in {
        "forbidden",
        "prohibited",
        "not allowed",
        "not permitted",
        "not acceptable",
    }
    if need.group().endswith("that"):
        found = complements.after_that(text, at, end, "request")
        if found is None:
            return []
        return [
            Frame(
                force=Force.NEED,
                addressee=found.addressee,
                pieces=tuple(clauses.split_orders(text, found.start, end, found.addressee, found.body)),
                verb="necessary",
                start=need.start(),
            )
        ]
    if phrases.find_verb(text, at, end) is None:
        return []
    pieces = clauses.split_orders(text, at, end, who)
    if negative and pieces:
        pieces[0] = Piece(Span(need.start(), pieces[0].span.end), who)
    kept = tuple(p for p in pieces if not ANNOUNCES.search(p.span.quote(text)))
    return [Frame(force=Force.NEED, addressee=who, pieces=kept, verb="necessary", start=need.start())]
