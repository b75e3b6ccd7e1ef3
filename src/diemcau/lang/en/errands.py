"""Orders that an English sentence tells by a noun or a verb of handing over: the job of, orders have gone out to, ban.

They are read where nothing plainer is found and become frames like those of a verb of asking.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from diemcau.lang.cued import Cued
from diemcau.lang.en import phrases
from diemcau.lang.en.attribution import clause_start
from diemcau.lang.en.clauses import Piece
from diemcau.lang.en.duties import make_frame
from diemcau.lang.en.frames import Frame
from diemcau.lang.en.orders import names_unit
from diemcau.records import Span

# Words that every frame below holds at least one of.
CUES = frozenset(
    """
    expects expected task job duty falls fell up left orders order instructions instruction directive request decided
    ruled decreed no demanded ordered insisted months weeks days hours told responsible responsibility banned bans
    barred bars prohibited prohibits outlawed forbade forbids deadline promised message advice rule word charge
    """.split()
)
_AD = r"(?P<ad>(?:(?! to | who | which | that | is | are | was | were )[^,;.:“”\"]){3,70}?)"
_JOB = r"(?:the|a|an|its|their) (?:\w+ )?(?:task|job|duty|errand|assignment|responsibility)"
_NUMBER = r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|thirty)"
_TIME = rf"{_NUMBER} (?:[a-z]+ )?(?:hours?|days?|weeks?|months?)"
_ORDERS = r"(?:orders?|instructions?|directives?|requests?)"
_HAS = r"(?:has|have|had|was|were)"
_IS = r"(?:is|are|was|were|has been|have been|had been)"
_SENT = r"(?:gone|went|been sent|sent|given|issued)"
_DEED = (
    r"(?:count|survey|review|inspection|audit|check|inquiry|investigation|evacuation|suspension|closure|repair|halt|ban"
    r"|list|register|inventory|report|letter|plan|drill|training|course|search|patrol|stop|freeze|recall|clean-up|census"
    r"|test|meeting|hotline|timetable|map|curfew|study)s?"
)
# Who hands something to whom is read from before the verb where `who` is "subject", else left to the context.
_HANDED: tuple[tuple[str, Cued], ...] = tuple(
    (verb, Cued(pattern, re.DOTALL))
    for verb, pattern in (
        (
            "subject",
            rf"\b(?:gave|gives|handed|hands|assigned|assigns|set|left) {_AD} {_JOB} (?:of|to) (?P<what>[a-z].+)",
        ),
        ("subject", rf"\b(?:gave|gives|granted|allowed|allows) {_AD} (?P<what>{_TIME} to [a-z].+)"),
        ("subject", rf"\b(?:left|leaves) it to {_AD} to (?P<what>[a-z].+)"),
        ("subject", r"\bexpect(?:s|ed) (?P<ad>(?:every|each|all|no) [^,;.:]{3,60}?) to (?P<what>[a-z].+)"),
        ("subject", rf"\b(?:decided|ruled|decreed) that {_AD} (?:will|shall|would|are to|is to) (?P<what>[a-z].+)"),
        ("subject", r"\b(?P<what>(?:banned|bans|barred|bars|prohibited|prohibits|outlawed|forbade|forbids) [a-z].+)"),
        (
            "subject",
            rf"\b(?:demanded|demands|ordered|insisted on) (?P<what>(?:an?|the|new) (?:[\w-]+ ){{0,3}}?{_DEED}\b.*)",
        ),
        ("", rf"\b(?:falls|fell|is (?:now )?up|is left) to {_AD} to (?P<what>[a-z].+)"),
        (
            "",
            rf"\b[Oo]rders?\b (?:{_HAS} )?(?:now |already )?{_SENT} (?:out )?to {_AD} to (?P<what>[a-z].+)",
        ),
        (
            "",
            rf"\b{_ORDERS} to (?P<what>[a-z][^,;:]+?) (?:{_HAS} )?{_SENT} (?:out )?to (?P<ad>[^,;.:]{{3,60}})",
        ),
        ("", r"\b(?P<what>(?:deadline|time limit|closing date|last day) for [^;:]+? (?:is|falls on|will be) .+)"),
    )
)
# What the subject itself has, got or took upon itself.
_HELD: tuple[Cued, ...] = tuple(
    Cued(pattern, re.DOTALL)
    for pattern in (
        rf" {_IS} (?:also |now )?(?:given|handed|assigned|set) {_JOB} (?:of|to) (?P<what>[a-z].+)",
        rf" (?:has|have|had) (?:now |also )?{_JOB} (?:of|to) (?P<what>[a-z]+.+)",
        rf" {_IS}(?: now)? under (?:strict )?orders(?: since [\w ]{{3,20}}?)? to (?P<what>[a-z].+)",
        rf" (?:got|received|have|has|had) (?:\w+ )?{_ORDERS}(?: from (?P<who>[^,;.:]{{3,60}}?))? to (?P<what>[a-z].+)",
        r" promised (?P<who>(?!to )[^,;.:]{3,60}?) to (?P<what>[a-z].+)",
    )
)
_NO_LONGER = Cued(
    r"\b(?P<what>(?P<ad>[Nn]o [\w -]{2,40}?) (?:may|shall|will be (?:allowed|permitted) (?:to|in|out|on)|is (?:allowed|"
    r"permitted) (?:to|in|out|on))\b.+|(?P<ad2>[\w -]{3,60}?) (?:may|can|shall|will) no longer [a-z].+)",
    re.DOTALL,
)
_DUTY_OF = Cued(
    r"\b(?P<what>[A-Za-z]\w+ing [^,;:]{3,80}?) (?:is|are|will be) (?:now |from now on )?(?:the|a) (?:duty|job|task"
    r"|business|responsibility) (?:of|for) (?P<ad>[^,;:]{3,60})"
)
_QUOTED = Cued(
    r"[“\"](?P<what>[A-Z][a-z]+ (?:every|each|the|your|all|no|it|them|an?|our|in|on|out|up)\b[^”\"]{3,}?)[,.!]?[”\"],?"
    r" (?P<who>[^,;:“”\"]{2,60}?) (?:told|tells|warned|reminded) (?P<ad>[^,;.:]{3,60})"
)
_MESSAGE = Cued(
    r"\b(?:[Hh]er|[Hh]is|[Tt]heir|[Tt]he [a-z]+[’']s) (?:\w+ )?(?:message|advice|word|appeal|instruction|rule|order"
    r"|request) (?:to|for) (?P<ad>[^,;:]{3,60}): (?P<what>[a-z].+)",
    re.DOTALL,
)
_BY_HIS = Cued(
    r"\b(?:[Oo]n|[Aa]t|[Bb]y|[Uu]nder|[Ff]ollowing) (?:her|his|their|its|the [a-z]+[’']s) (?:orders?|instructions?"
    r"|requests?|directives?|demand), (?P<what>(?P<ad>[^,;:]{3,60}?) (?:(?:will|must|shall|is to|are to) "
    r"|(?:is|are) (?:now )?\w+ing ).+)",
    re.DOTALL,
)


def handed(text: str, start: int, end: int) -> Frame | None:
    """ "gave the office the job of listing the wells", "banned night sailing"."""
    for subject, pattern in _HANDED:
        found = pattern.search(text, start, end)
        if found is None or _is_passive(text, start, found.start(), subject):
            continue
        told = _told(text, found)
        if "ad" in found.re.groupindex and told is None:
            continue
        who = _subject(text, start, found.start()) if subject else None
        if subject and who is None:
            continue
        return _frame(text, found, end, who, told)
    return None


def held(text: str, start: int, end: int) -> Frame | None:
    """ "The office was given the job of listing the wells"; "villages got orders to list their wells"."""
    for pattern in _HELD:
        found = pattern.search(text, start, end)
        told = _subject(text, start, found.start()) if found else None
        if found is None or told is None or not names_unit(told.quote(text)):
            continue
        who = Span(*found.span("who")) if found.groupdict().get("who") else None
        return _frame(text, found, end, who, told)
    return None


def _plain(pattern: Cued) -> Callable[[str, int, int], Frame | None]:
    """A reader of what a pattern calls `what`, told to `ad`, said by `who`."""

    def find(text: str, start: int, end: int) -> Frame | None:
        found = pattern.search(text, start, end)
        told = _told(text, found) if found else None
        if found is None or told is None:
            return None
        who = Span(*found.span("who")) if found.groupdict().get("who") else None
        return _frame(text, found, end, who, told)

    return find


# What the finders look for; the message behind a colon only.
PATTERNS = (*(pattern for _, pattern in _HANDED), *_HELD, _NO_LONGER, _DUTY_OF, _QUOTED, _BY_HIS)
BEHIND_COLON = (_MESSAGE,)
FINDERS: tuple[Callable[[str, int, int], Frame | None], ...] = (
    _plain(_QUOTED),
    _plain(_BY_HIS),
    _plain(_MESSAGE),
    held,
    handed,
    _plain(_NO_LONGER),
    _plain(_DUTY_OF),
)

_BE = re.compile(r"\b(?:is|are|was|were|been|be|being|not|never|the|a|an|of|for|by)\s\Z")


def _is_passive(text: str, start: int, at: int, subject: str) -> bool:
    return bool(subject) and _BE.search(text, max(start, at - 8), at) is not None


def _told(text: str, found: re.Match[str]) -> Span | None:
    """Who is told, where the words name somebody who can be."""
    names = [name for name in ("ad", "ad2") if found.groupdict().get(name)]
    return phrases.trim(text, *found.span(names[0])) if names and names_unit(found[names[0]]) else None


_AUX = re.compile(r"\s(?:has|have|had|also|then|now|\w+ly)\Z")


def _subject(text: str, start: int, at: int) -> Span | None:
    """The noun phrase before a verb, without the clauses before it."""
    bare = text[start:at].rstrip()
    while (aux := _AUX.search(bare)) is not None:
        bare = bare[: aux.start()]
    if not bare:
        return None
    span = phrases.trim(text, *clause_start(text, start, start + len(bare)))
    return span if span.end > span.start else None


def _frame(text: str, found: re.Match[str], end: int, who: Span | None, told: Span | None) -> Frame:
    last = min(end, found.end("what"))
    what = phrases.trim(text, found.start("what"), last)
    return make_frame(text, [Piece(what, told)], who, told, "hand", found.start())
