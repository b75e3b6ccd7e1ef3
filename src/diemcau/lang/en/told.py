"""Orders that a sentence tells without a verb of asking: "on the orders of ...", "her request that ...".

Each is looked for only where nothing plainer is found, and becomes a frame like that of a verb of asking.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from diemcau.lang.cued import Cued, CuedGroup
from diemcau.lang.cues import bare_words
from diemcau.lang.en import attribution, clauses, complements, duties, errands, phrases
from diemcau.lang.en.clauses import Piece
from diemcau.lang.en.duties import make_frame
from diemcau.lang.en.frames import Frame
from diemcau.lang.en.orders import RESULT_HEAD, names_unit
from diemcau.records import Span

_ORDERS = "orders?|instructions?|directions?|directives?|requests?|word|behest|demands?|command"
_WHO = r"(?P<who>(?:(?! (?:to|that|who|which|and|is|are|was|were|has|have|will) )[^,;.:]){3,70})"
# Words that every frame below holds at least one of.
CUES = frozenset(
    """
    days weeks months expects expect order orders instruction instructions direction directions directive
    directives request requests word behest demand demands command wish call appeal plea promise pledge
    requirement given gave giving gives want wants wanted like put puts placed deadline wishes tasks task jobs
    warnings warning reminder reminders made agreed resolved decided decides concluded concludes decisions
    conclusions ordered points steps measures changes thing things conditions rules requirements points duties
    errands told ask asks need needs
    """.split()
)
_BY_ORDER = Cued(
    rf"\b(?:on|at|by|under|upon|following) (?:an? |the |direct |strict |new |express )*(?:{_ORDERS})"
    rf" (?:of|from|by) {_WHO}",
    re.IGNORECASE,
)
# What somebody is doing or will do because he was told to.
_CARRIED_OUT = re.compile(
    r"\b(?:is|are) (?:now |already |also |currently )?(?:\w+ing|to)\b|\b(?:will|must|shall)\b"
    r"|\b(?:has|have) (?:to\b|begun|started)"
)
_WHOSE = Cued(
    r"\b(?P<who>[Hh]er|[Hh]is|[Ii]ts|[Tt]heir|(?:[Tt]he )?(?:[A-Z][\w-]*\.? ?){1,6}?(?=[’'])|the [a-z]+(?=[’']))"
    r"(?:[’']s?)? (?:(?!own account)[a-z]+ ){0,2}?(?P<n>request|instruction|order|demand|call|appeal|wish|directive"
    r"|requirement|plea|promise|pledge)s? (?P<link>that |to (?=[a-z])|for |(?:is|was|are) (?:that |to |for )?)"
)
# What is said of an order: "her order to close the pier | was read out".
_TOLD_OF = re.compile(r"\s(?:was|were|is|are|has|have|will|came|comes|remains?|stands?)\s")
_TURNED_DOWN = Cued(r"\b(?:reject|refus|declin|turned down|ignor|criticis|oppos|denied|withdr)")
_WANTED = Cued(
    rf"\b(?:[Ww]hat|things?(?: that)?) {_WHO}? (?:wants?|wanted|asks?|asked|demands?|demanded|expects?|expected)"
    r"(?: for)?(?: (?:from|of) (?P<ad>[^,;.:]{3,60}?))? (?:is|are|was|were) (?P<that>that |to )?"
)
_UNTIL = Cued(
    r"\b(?P<verb>gave|gives|given|giving)(?P<ad> (?:(?! (?:is|are|was|were|has|have|that) )[^,;.:]){3,60}?)?"
    r" (?P<what>(?:until|till) [^,;.:]{2,40}? to (?=[a-z]).+)",
    re.DOTALL,
)
_HAS_DAYS = Cued(
    r"(?:\A|[,;:] )(?P<ad>[^,;:]{3,60}?) (?:has|have|gets?) (?P<what>[\w-]+ (?:more |working )?(?:days|weeks|months)"
    r" to (?=[a-z]).+)",
    re.DOTALL,
)
_HAS_BEEN = re.compile(r"(?:\A|[,;:] )(?P<ad>[^,;:]{3,80}?) (?:has|have|had|was|were|is|are)(?: now)?(?: been)? \Z")
_LIKE = Cued(r"\b(?:would (?:also |now |further )?like|wants?|wanted) (?!to\b)(?P<what>.+)", re.DOTALL)
_SCOPE = re.compile(
    r"\b(?:every|each|all|both|by|before|within|from now on|until|per|once an?|weekly|monthly|quarterly|daily|yearly)\b"
)
_DONE = re.compile(r"\b(?:\w{3,}ed|made|kept|held|built|shut|put|set|sent|written|paid|taught|drawn|given|told)\b")
_IN_CHARGE = Cued(
    r"\b(?:puts?|placed|made) (?P<ad>[^,;.:]{3,60}?) (?:in charge of|responsible for) (?=\w+ing\b|the |an? )"
)
_DEADLINE = Cued(
    r"\b(?:sets?|fixed|fixes|named) (?:an? |the )?(?P<what>(?:new |final |strict )?(?:deadline|time limit)"
    r" (?:of|on|at) .{2,60}? for .+)",
    re.DOTALL,
)
_NUMBERED = Cued(
    r"\b(?:[Rr]esolved|[Dd]ecided|[Dd]ecides|[Cc]oncluded|[Cc]oncludes|[Oo]rdered|[Dd]ecisions?|[Cc]onclusions?)[^:.]{0,60}:"
    r"\s+(?=\(?(?:1|a|i)\)|[Ff]irst\b|[Oo]ne\b)"
)
_ASKED_THINGS = Cued(
    r"\b(?:asked|asks|wants?|wanted|needs?|demands?|demanded|expects?)\b[^:.;]{0,40}? (?:two|three|four|five|six|seven)"
    r" (?:things|points|steps|measures|changes)\b[^:.;]{0,40}:\s+(?=\S)"
)
_HEAD = Cued(
    r"\b(?:reminders?|warnings?|requests?|instructions?|orders?|demands?|tasks?|jobs|wishes|agreed|duties|errands"
    r"|requirements?|promises?|[Ww]hat \w+ (?:asks?|wants?|needs?|expects?))\b[^:]{0,60}:\s+(?=\S)"
)


# What the finders look for in a sentence without a colon.
PATTERNS = (
    *(_BY_ORDER, _WHOSE, _WANTED, _UNTIL, _HAS_DAYS, _LIKE, _IN_CHARGE, _DEADLINE),
    *duties.PATTERNS,
    *errands.PATTERNS,
)
_TOLD = CuedGroup(PATTERNS)
_HEADS = (_HEAD, _NUMBERED, _ASKED_THINGS)
_HEADED = CuedGroup([*_HEADS, *duties.BEFORE_COLON, *errands.BEHIND_COLON])


def find_told(text: str, sentence: Span) -> list[Frame]:
    """Frames of a sentence that tells an order without a verb of asking; none where it tells none.

    Args:
        text: The document's text.
        sentence: The sentence to read.
    """
    start, end = sentence
    if not (_TOLD.may_stand(text, start, end) or (":" in text[start:end] and _HEADED.may_stand(text, start, end))):
        return []
    words = bare_words(text[start:end])
    if CUES.isdisjoint(words) and duties.CUES.isdisjoint(words) and errands.CUES.isdisjoint(words):
        return []
    quote = attribution.find_attribution(text, start, end)
    if quote is not None:
        start, end = (quote.span.end, end) if quote.leads else (start, quote.span.start)
    for find in _FINDERS:
        frame = find(text, start, end)
        if frame is not None and frame.pieces:
            return [frame]
    return []


def _by_order(text: str, start: int, end: int) -> Frame | None:
    """ "On the orders of the mayor, the office is listing the piers"; the order stands before or behind."""
    found = _BY_ORDER.search(text, start, end)
    if found is None:
        return None
    leads = found.start() - start < _NEAR
    edge = text.find(",", found.end(), end) if leads else found.start()
    if edge < 0:
        return None
    clause = phrases.trim(text, edge, end) if leads else phrases.trim(text, start, edge)
    carried = _CARRIED_OUT.search(text, *clause)
    if carried is None:
        return None
    told = phrases.trim(text, clause.start, carried.start())
    addressee = told if names_unit(told.quote(text)) else None
    return make_frame(text, [Piece(clause, addressee)], Span(*found.span("who")), addressee, "order", found.start())


_NEAR = 12  # characters before words that open a sentence, such as "Now, "


def _whose(text: str, start: int, end: int) -> Frame | None:
    """ "New is her request that each resort name a person"."""
    found = _WHOSE.search(text, start, end)
    if found is None or _TURNED_DOWN.search(text, start, found.start()) or _TURNED_DOWN.search(text, found.end(), end):
        return None
    who, link, at = Span(*found.span("who")), found["link"].strip(), found.end()
    if link.endswith("that"):
        inner = complements.after_that(text, at, end, "request")
        pieces = clauses.split_orders(text, inner.start, end, inner.addressee, inner.body) if inner else []
        return make_frame(text, pieces, who, inner.addressee if inner else None, "request", found.start())
    if link.endswith("to"):
        told_of = _TOLD_OF.search(text, at, end)
        end = told_of.start() if told_of else end
        pieces = clauses.split_orders(text, at, end, None) if phrases.find_verb(text, at, end) else []
        return make_frame(text, pieces, who, None, "request", found.start())
    to = phrases.find_to(text, at, end)
    if to is not None and to.addressee is not None:
        return make_frame(
            text, clauses.split_orders(text, to.start, end, to.addressee), who, to.addressee, "request", at
        )
    pieces = [Piece(phrases.trim(text, at, end), None)] if _SCOPE.search(text, at, end) else []
    return make_frame(text, pieces, who, None, "request", found.start())


def _wanted(text: str, start: int, end: int) -> Frame | None:
    """ "What she wants from the office is a list by June"."""
    found = _WANTED.search(text, start, end)
    if found is None:
        return None
    who = Span(*found.span("who")) if found["who"] else None
    told = Span(*found.span("ad")) if found["ad"] else None
    return make_frame(text, [Piece(phrases.trim(text, found.end(), end), told)], who, told, "want", found.start())


def _until(text: str, start: int, end: int) -> Frame | None:
    """ "gave the office until June to list ..."; "the office has been given until June to list ..."."""
    found = _UNTIL.search(text, start, end)
    if found is None:
        return None
    before = _HAS_BEEN.search(text[start : found.start()])
    if (found["ad"] is None) == (before is None):
        return None
    told = phrases.trim(text, *(start + at for at in before.span("ad"))) if before else Span(*found.span("ad"))
    told = phrases.trim(text, *told)
    who = None if before else phrases.trim(text, start, found.start())
    return make_frame(
        text, [Piece(phrases.trim(text, found.start("what"), end), told)], who, told, "give", found.start()
    )


def _days(text: str, start: int, end: int) -> Frame | None:
    """ "Town offices have ten days to answer letters"."""
    found = _HAS_DAYS.search(text[start:end]) if _HAS_DAYS.may_stand(text, start, end) else None
    if found is None or not names_unit(found["ad"]):
        return None
    told = phrases.trim(text, start + found.start("ad"), start + found.end("ad"))
    return make_frame(
        text, [Piece(phrases.trim(text, start + found.start("what"), end), told)], None, told, "have", start
    )


def _liked(text: str, start: int, end: int) -> Frame | None:
    """ "would like reports in both languages from now on", "wants the piers listed by June"."""
    found = _LIKE.search(text, start, end)
    if found is None or _SCOPE.search(text, found.start("what"), end) is None:
        return None
    who = phrases.trim(text, start, found.start())
    to = phrases.find_to(text, found.start("what"), end)
    if to is not None and to.addressee is not None:
        return make_frame(
            text, clauses.split_orders(text, to.start, end, to.addressee), who, to.addressee, "want", who.end
        )
    wants = found.group().startswith("want")
    if wants and _DONE.search(text, found.start("what"), end) is None:
        return None
    return make_frame(text, [Piece(phrases.trim(text, found.start("what"), end), None)], who, None, "like", who.end)


def _in_charge(text: str, start: int, end: int) -> Frame | None:
    """ "put the office in charge of listing the piers"."""
    found = _IN_CHARGE.search(text, start, end)
    if found is None or not names_unit(found["ad"]):
        return None
    told = Span(*found.span("ad"))
    who = phrases.trim(text, start, found.start())
    return make_frame(text, clauses.split_orders(text, found.end(), end, told), who, told, "charge", found.start())


def _by_day(text: str, start: int, end: int) -> Frame | None:
    """ "set a deadline of 30 June for the list of piers"."""
    found = _DEADLINE.search(text, start, end)
    if found is None:
        return None
    who = phrases.trim(text, start, found.start())
    return make_frame(
        text, [Piece(phrases.trim(text, found.start("what"), end), None)], who, None, "set", found.start()
    )


def _headed(text: str, start: int, end: int) -> Frame | None:
    """ "three reminders: bills are paid within ten days; boats carry lamps"; what they are follows the colon."""
    if text.find(":", start, end) < 0:
        return None
    found = next((hit for head in _HEADS if (hit := head.search(text, start, end)) is not None), None)
    if found is None or RESULT_HEAD.search(text[start : found.start()]):
        return None
    at = found.end()
    pieces = duties.split_clauses(text, at, end)
    if phrases.find_verb(text, at, end, strict=True) is not None:
        acts = clauses.split_orders(text, at, end, None)
        pieces = acts if len(acts) >= len(pieces) else pieces
    return make_frame(text, pieces, None, None, "task", found.start())


_FINDERS: tuple[Callable[[str, int, int], Frame | None], ...] = (
    duties.orders_of,
    _headed,
    _whose,
    _by_order,
    _wanted,
    _until,
    duties.have_until,
    duties.would_serve,
    duties.undertook,
    _days,
    _in_charge,
    _by_day,
    _liked,
    *errands.FINDERS,
)
