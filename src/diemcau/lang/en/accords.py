"""English words for papers that sides conclude and for delegations."""

from __future__ import annotations

import re

from diemcau.lang.accords import AccordWords
from diemcau.lang.cued import Cued

_CAP = r"[A-ZÀ-ÖØ-ÞĂĐĨŨƠƯẠ-Ỹ][\w’'-]*"
_NAME = rf"(?:the |its |their )?(?:{_CAP})(?: (?:of|for|de|du|{_CAP}))*(?: {_CAP})?"
_KINDS = {
    "memorandum of understanding": "memorandum",
    "memorandum of cooperation": "memorandum",
    "memorandum": "memorandum",
    "mou": "memorandum",
    "letter of intent": "letter of intent",
    "treaty": "treaty",
    "convention": "treaty",
    "protocol": "protocol",
    "joint statement": "statement",
    "joint declaration": "statement",
    "plan of action": "plan",
    "action plan": "plan",
    "cooperation programme": "plan",
    "cooperation program": "plan",
    "cooperation plan": "plan",
    "contract": "contract",
    "agreement": "agreement",
    "pact": "agreement",
    "accord": "agreement",
    "document": "document",
}

WORDS = AccordWords(
    cue=re.compile(
        r"\b(?:memorandum|mou|letter of intent|treaty|convention|protocol|joint|plan|programme|program|contract"
        r"|agreement|pact|accord|document|delegation|mission|visit\w*)\b"
    ),
    paper=Cued(rf"\b(?P<n>{'|'.join(_KINDS)})\b(?! (?:centre|center|no|number))"),
    kinds=_KINDS,
    signed=Cued(r"\b(?:signed|sign|signs|signing|exchanged|inked|initialled|concluded|entered into|sealed|renewed)\b"),
    ahead=re.compile(
        r"\b(?:will|would|plans? to|proposed?|should|to be|draft|hopes?|(?:\d[\d,.]*"
        r"|two|three|four|five|six|seven|eight|nine|ten"
        r"|eleven|twelve|several|many|some|these|all|no|every|each)(?: [\w-]+){0,3}) (?:[\w-]+ ){0,2}$"
    ),
    field=re.compile(
        r" (?:on|for|concerning|about|in the field of) (?P<f>(?!\d|monday|tuesday|wednesday|thursday|friday|saturday"
        r"|sunday|january|february|march|april|may |june|july|august|september|october|november|december)"
        r"[^,.;:()]{3,70}?)(?= (?:between|with|was|were|is|that|which|to be|in the presence"
        r"|at|on|signed|worth|from|by|over)\b|[,.;:()]|$)"
    ),
    between=re.compile(rf"\bbetween (?P<a>{_NAME}) and (?P<b>{_NAME})"),
    partner=re.compile(rf"\bwith (?P<b>{_NAME})"),
    delegation=Cued(
        r"(?<!\d )\b(?:a|an|the|its|this|that|\w+’s|\w+'s|\w+n|\w+ese|\w+ish)(?: [\w-]+){0,4} "
        r"(?:delegation|mission team|working group)\b(?!s)"
    ),
    sender=re.compile(
        rf"[Dd]elegation (?:of|from) (?P<s>{_NAME})|(?P<p>(?!(?:A|An|The|This|That|Its"
        rf"|His|Her|One|Another)\b){_CAP}(?: {_CAP})*)(?:[’']s)? (?:[a-z-]+ ){{0,3}}delegation"
    ),
    led=re.compile(r"\b(?:led|headed) by |\bunder the leadership of "),
    inbound=re.compile(
        r"\b(?:received|receive|receives|receiving|welcomed|welcomes|hosted|hosts|was received by|came to)\b"
    ),
    outbound=re.compile(r"\b(?:sent|dispatched|left for|departed for|flew to|abroad)\b"),
    name=re.compile(_NAME),
    venue=re.compile(r"\b(?:in|at|to|from|near|by|through|under|told|asked|assigned)(?: the)? $"),
)
