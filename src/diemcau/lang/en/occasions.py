"""Cue words of events: conferences, meetings, visits, signings, agreements, press briefings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from diemcau.lang.cued import Cued
from diemcau.lang.cues import by_initial

_UP = "A-ZÀ-ÖØ-ÞĂĐĨŨƠƯẠ-Ỹ"
_CAP = rf"[{_UP}][\w’'-]*"
_CONFERENCE = r"(?:tele)?conference|forum|seminar|workshop|symposium|summit|colloquium|roundtable"
_MEETING = r"meeting|session|sitting|talks|dialogue|consultations?|briefing session"
# The words that tell of an occasion, one group for each pattern below: what has none of them tells of none.
NOUN_WORDS = frozenset(
    """
    conference teleconference forum seminar workshop symposium summit roundtable colloquium meeting session sitting
    talks dialogue consultation consultations briefing visit reception courtesy signing
    """.split()
)
SIGNED_WORDS = frozenset("signed sign signs signing exchanged inked initialled concluded".split())
RECEIVED_WORDS = frozenset("received welcomed hosted receiving receives meeting talks met visit call called".split())
CUE_WORDS = (NOUN_WORDS | SIGNED_WORDS | RECEIVED_WORDS | {"gathered", "convened"}) - {
    "colloquium",
    "initialled",
    "concluded",
    "call",
}
MET_WORDS = frozenset({"met", "gathered", "convened"})
COUNTED_WORDS = frozenset(
    """
    delegation delegations visit visits guests visitors meetings conferences events agreements tourists people
    citizens passengers
    """.split()
)
_BRIDGE_WORDS = frozenset({"bridge", "connection", "connecting"})
_POINTS = frozenset({"point", "points"})
CONVENED = re.compile(r"\b(?:conference|meeting|forum|summit|seminar|workshop)")
# A noun of an occasion with what comes before it, cut at the article. This and `TOOK_PLACE`, `NOT_YET`, `COUNTED`,
# `CONVENED` and `ON_OCCASION` are for words in lower case.
NOUN = re.compile(
    rf"\b(?P<n>press (?:briefing|conference)|news conference|signing ceremony"
    rf"|(?<=the )signing(?! of the|[-’'])|{_CONFERENCE}"
    rf"|{_MEETING}|working visit|official visit|state visit|visit|reception|courtesy call)\b",
)
_KIND_OF = {
    **dict.fromkeys(("press", "news"), "press briefing"),
    "signing": "signing",
    **dict.fromkeys(("working", "official", "state", "visit", "reception", "courtesy"), "visit"),
    **dict.fromkeys(_CONFERENCE.replace("(?:tele)?", "teleconference|").split("|"), "conference"),
}
NOUN_OPENINGS = NOUN_WORDS | {"press", "news", "working", "official", "state"}
# Words that tell that an occasion took place.
_TOOK_PLACE_WORDS = (
    "ended|ends|wrapped up|wraps up|closes|opens|began|begins|told|gathered|followed|follow|follows"
    "|held|holds|organised|organized|hosted|convened|opened|took place"
    "|taken place|takes place|chaired|co-chaired|presided over|attended|attends"
    "|attending|attendance|joined|addressed|directed|speaking at|addressing|concluding"
    "|closing|concluded|closed|connected|linked|met|summarised|summarized|at the|participated"
    "|spoke at|was held|were held|underway|delivered"
)
TOOK_PLACE = re.compile(
    rf"\b(?:{by_initial(_TOOK_PLACE_WORDS)})\b"
    r"|\bat an? (?:[\w-]+ ){0,4}(?:meeting|conference|session|forum|briefing|seminar|workshop|summit)",
)
# Words that tell that it is still to come or only spoken of.
NOT_YET = re.compile(
    r"\b(?:will|would|plans? to|planned|to be held|is expected|scheduled|upcoming"
    r"|forthcoming|next|proposed|should|must|again|agreed to|postponed|put off|cancelled"
    r"|in future|last meeting|previous|since the|hopes?|annual report)\b",
)
# A body that meets, with what it looks back or ahead on.
MET_REVIEW = re.compile(
    r"\b(?:review|summari[sz]e|deploy|discuss|look(?:ed)? back|take stock"
    r"|took stock|sum up|assess|set out|hand out|plan (?:the|its))"
)
MET = re.compile(r"\b(?:met|gathered|convened)\b(?= (?:on|to|in|at|yesterday|today|with|his|her|[A-Z]))")
# "A received B", "B was received by A", "B paid a visit to A".
RECEIVED = re.compile(
    rf"\b(?:received|welcomed|hosted|receiving|receives|had a meeting with|held talks with"
    rf"|met with|paid (?:an?|his|her) (?:\w+ )?(?:courtesy )?(?:visit|call) (?:to"
    rf"|on)|called on|is on (?:his|her|an?) [\w ]{{0,20}}visit to|was received by)\s+(?=(?:the "
    rf"|an? |Mr|Ms|Mrs|Dr|H\.E|Comrade|\w+n )?(?:delegation|{_CAP}|[a-z]+ delegation"
    rf"|ambassador|governor))"
)
GUEST = re.compile(
    r"\b(?:delegation|Ambassador|Minister|Governor|President|Chair|Consul|Secretary"
    r"|Mayor|Director|Counsellor|Representative|Envoy|Chargé|King|Premier|Mr|Ms|Mrs)"
)
COUNTED = re.compile(
    r"\b(?:\d[\d,. ]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|dozens?|many|several|some|over|nearly|more than)\s+(?:\w+ ){0,3}(?:delegations?"
    r"|visits?|guests|visitors|meetings|conferences|events|agreements|tourists|people"
    r"|citizens|passengers)\b",
)
# "the agreement was signed", "the papers on water were signed".
WAS_SIGNED = re.compile(
    r"\b(?:agreement|memorand(?:um|a)|documents?|papers?|treaty|protocol|convention|contracts?|declaration|programme|project)\b"
    r"[^.;]{0,110}?\b(?:was|were|has been|have been) (?P<v>signed)\b"
)
SIGNED = re.compile(
    r"\b(?:signed|sign|signs|exchanged|inked|initialled|concluded|signing of)\b(?=[^.;]{0,90}\b(?:agreement"
    r"|memorand(?:um|a)|MoUs?|MOUs?|documents?|treaty|treaties|protocol|convention"
    r"|minutes|plan of action|joint statement|contracts?|declaration|letters? of intent)\b)"
)
ON_OCCASION = re.compile(
    r"\b(?:on the occasion of|ceremony|in the presence of|witnessed|today|yesterday"
    r"|on (?:\d|[a-z])|this (?:morning|afternoon)|at the end of the (?:talks|meeting)"
    r"|after the talks)",
)
# Places that joined online, each pattern with words it cannot do without.
_LONGEST_NAME = 160  # of a place before "bridge point": four words
BRIDGES = (
    ("point of connection", re.compile(rf"(?P<p>{_CAP}(?: {_CAP}){{0,3}}) point of connection\b")),
    (
        "",
        re.compile(
            rf"(?P<p>{_CAP}(?: {_CAP}){{0,3}}?)(?: [Pp]rovince| [Cc]ity)?(?:[’']s)?(?: online"
            rf"| provincial)? (?:bridge|connection|connecting)(?:[ -]points?)?\b(?! of)"
        ),
    ),
    (
        "point",
        re.compile(
            rf"\b(?:bridge|connection|connecting)[ -]points? (?:of|in|at) (?:the )?"
            rf"(?P<l>{_CAP}(?: {_CAP}){{0,3}}(?:(?:,| and|, and) {_CAP}(?: {_CAP}){{0,3}})*)"
        ),
    ),
    (
        "point",
        re.compile(
            rf"\b(?:bridge|connection|connecting)[ -]points?:? (?P<l>{_CAP}(?: {_CAP}){{0,3}}(?:(?:,"
            rf"| and|, and) {_CAP}(?: {_CAP}){{0,3}})*)"
        ),
    ),
)
_NOT_BRIDGE = frozenset(
    """
    At The In From And Online Delegates Attending Participants Leaders Overview Comrade Comrades Present Joining
    Provincial Province City Conference Localities Bridge Also On
    """.split()
)
_VENUE = re.compile(
    r"(?:Centre|Center|Hall|Palace|Hotel|House|Headquarters|headquarters|Building"
    r"|Office|Theatre|Convention|Guesthouse|Museum|Stadium|University|Auditorium)"
)
_AFTER_CUE = (
    rf"\b(?:in|at) (?P<p>(?:the )?{_CAP}(?: (?:{_CAP}|of))*?(?: {_CAP})*)(?=,| on| to| and| with|\.|;| from| under|$)"
)
PLACE_AFTER = re.compile(_AFTER_CUE)
PLACE = re.compile(
    rf" (?:in|at) (?:the city of |the capital(?: city)?(?: of)? )?"
    rf"(?P<p>(?:the )?{_CAP}(?: (?:{_CAP}|of|for))*?(?: {_CAP})*)(?=,"
    rf"| to| on| and| with| by|\.|;| from| under| for| in| as|:|$| after| before| during)"
)
# What stands before " in Port X" where that is the place of an occasion, and what may stand between.
_BEFORE_PLACE = (
    *(",", " held", " place", " conference", " meeting", " here", " opened", " convened", " organised", " organized"),
    *(" met", " gathered", " chaired", " signed", " closed", " ended", "summit", " forum", " ceremony"),
)
_HOW_HELD = (" live", " online", " jointly", "")
_IN_OR_AT = re.compile(r" (?:in|at)(?= )")
_PLACE_FIRST = re.compile(rf"[^.;]{{0,60}}?(?:^|, |\b)[Ii]n (?P<p>{_CAP}(?: {_CAP}){{0,2}}), ")
# The dateline that opens a report: "PORT ELLIN, 3 May 2031 (Coast Wire) - ...".
DATELINE = re.compile(
    rf"(?P<p>[{_UP}][{_UP}’' .-]{{2,30}}|{_CAP}(?: {_CAP}){{0,2}}), "
    rf"(?=[^-–—\n]{{0,30}}\d)(?:[\w.,]+ ){{1,4}}(?:\([^()\n]{{2,40}}\) ?)?[-–—] "
)
_BRIDGE_AFTER = re.compile(r"[ -]*[Bb]ridge|[ -]*(?:connection|connecting) point")
CONNECTED = re.compile(rf"\bconnect(?:ed|ing) (?P<p>{_CAP}(?: {_CAP}){{0,2}}) (?:with|to)\b")
CHAIR = Cued(r"\b(?:chaired|co-chaired|presided over|presided|directed|chairing|under the chairmanship of|hosted by)\b")
CHAIRED_BY = Cued(r"\b(?:chaired|co-chaired|presided over|directed|led|hosted) by\b")
_NOT_PLACE = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Conference"
    r"|Conclusion|Ministry|Department|Attendance|Vietnam[’']s|Deputy|Prime|Chairman"
    r"|Minister|Speaking|Foreign Affairs)\b"
)


_ALL_WORDS = (
    NOUN_WORDS | MET_WORDS | SIGNED_WORDS | RECEIVED_WORDS | COUNTED_WORDS | _BRIDGE_WORDS | _POINTS | NOUN_OPENINGS
)


# The letters without which a sentence tells of no occasion: those of a cue word or of a place that joined online.
TELLS = Cued(rf"\b(?:{'|'.join(sorted(CUE_WORDS | _BRIDGE_WORDS))})\b")


def find_words(words: Sequence[str]) -> frozenset[str]:
    """Those of a sentence's bare words that have to do with occasions; empty where it can tell of none."""
    held = _ALL_WORDS.intersection(words)
    bridged = "bridge" in held or (may_bridge(held) and not _POINTS.isdisjoint(held))
    return held if bridged or not CUE_WORDS.isdisjoint(held) else frozenset()


def may_bridge(held: frozenset[str]) -> bool:
    """Whether a sentence with such words can name a place that joined online."""
    return not _BRIDGE_WORDS.isdisjoint(held)


def find_bridge_points(text: str, start: int, end: int) -> tuple[str, ...]:
    """Names of the places that a stretch says joined online, without province or "bridge point", in text order."""
    at = min((place for word in _BRIDGE_WORDS if (place := text.find(word, start, end)) >= 0), default=end)
    start = max(start, at - _LONGEST_NAME)
    found: list[tuple[int, str]] = []
    for needed, pattern in BRIDGES:
        if text.find(needed, start, end) < 0:
            continue
        for match in pattern.finditer(text, start, end):
            groups = match.groupdict()
            listed = groups.get("l") or groups.get("p") or ""
            names = [name for part in re.split(r",? and |, ", listed) if (name := _bridge_name(part))]
            found.extend((match.start() + order, name) for order, name in enumerate(names))
    return tuple(dict.fromkeys(name for _, name in sorted(found)))


def _bridge_name(part: str) -> str:
    words = part.split()
    while words and words[0] in _NOT_BRIDGE:
        words = words[1:]
    while words and words[-1] in {"Province", "City"} and len(words) > 2:
        words = words[:-1]
    return " ".join(words)


def find_place(text: str, start: int, end: int, cue: int | None = None) -> str | None:
    """The city or venue that a stretch gives for an occasion, as printed; None where it gives none.

    Args:
        text: Text that the offsets point into.
        start: First code point of the stretch.
        end: Behind its last.
        cue: Behind the word for the occasion: soon after it any "in Port X" is its place.
    """
    connected = CONNECTED.search(text, start, end) if text.find("connect", start, end) >= 0 else None
    if connected and not _NOT_PLACE.search(connected["p"]):
        return connected["p"]
    near = PLACE_AFTER.finditer(text, cue, min(end, cue + 70)) if cue is not None else iter(())
    for match in (*_find_named(text, start, end), *near):
        name = match["p"].removeprefix("the ").strip()
        if (
            _NOT_PLACE.search(name)
            or (match["p"].startswith("the ") and not _VENUE.search(name))
            or _BRIDGE_AFTER.match(text, match.end("p"), match.end("p") + 20)
            or "bridge" in name.lower()
        ):
            continue
        return name
    lead = _PLACE_FIRST.match(text[start:end])
    return lead["p"] if lead and not _NOT_PLACE.search(lead["p"]) and not lead["p"].isdigit() else None


def _find_named(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The places of a stretch behind "in" or "at" that a word for an occasion, a comma or a day stands before."""
    done = start
    for joint in _IN_OR_AT.finditer(text, start, end):
        at = joint.start()
        if any(_opens_place(text, done, at - len(how)) for how in _HOW_HELD if text.endswith(how, done, at)) and (
            match := PLACE.match(text, at, end)
        ):
            yield match
            done = match.end()


def _opens_place(text: str, start: int, end: int) -> bool:
    return text.endswith(_BEFORE_PLACE, start, end) or (end > start and text[end - 1].isdecimal())


def find_kind(noun: str) -> str:
    """The kind of event that a noun in lower case names."""
    return _KIND_OF.get(noun.partition(" ")[0], "meeting")
