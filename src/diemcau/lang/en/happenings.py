"""English words for what takes place beside meetings, signings and visits."""

from __future__ import annotations

import re

from diemcau.lang.cued import Cued
from diemcau.lang.en import occasions
from diemcau.lang.happenings import HappeningWords

_WORD = r"[\w’'-]+"
_W = rf"(?:{_WORD},? )"  # a word between a noun and its verb
_HAZARD = (
    r"(?:cyclones?|typhoons?|hurricanes?|tornado(?:es)?|storms?|(?:flash )?floods?|flooding"
    r"|(?:earth)?quakes?|tsunami|landslides?"
    r"|mudslides?|eruption|wildfires?|fires?|explosion|blast|outbreak|avalanche)"
)
_STRIKES = (
    r"(?:crossed|struck|strikes|hit|hits|swept|made landfall|passed|tore|killed|left|damaged|destroyed|devastated"
    r"|flooded|cut|broke out|occurred|happened|erupted|shook|battered|lashed|ravaged|came ashore"
    r"|ripped|levelled|spread"
    r"|burned|burnt|gutted|forced|swamped|submerged)"
)
_CRAFT = (
    r"(?:flight|plane|aircraft|airliner|jet|charter|helicopter|ferry|convoy|ship|vessel"
    r"|boat|trawler|bus|coach|train|barge"
    r"|lorry|truck)"
)
_HOME = (
    r"(?:citizens|nationals|people|workers|students|passengers|fishermen|sailors|crew(?: members)?|migrants|villagers"
    r"|tourists|children|women|men|group)"
)
_CARRIER = r"(?:flight|plane|aircraft|airliner|jet|charter|coach(?:e)?|buse?|convoy|train|ferry|ferrie)"
_MOVED = (
    r"(?:landed|touched down|took off|left|departed|arrived|brought|carried|carrying|flew"
    r"|reached|returned|crossed|passed"
    r"|took (?:\w+ ){0,4}?(?:home|back|across)|docked|got through)"
)
_COUNT = r"\d[\d,.]*|first|second|third|last|hundred|dozen|\w+teen|ten|eleven|twelve|\w+ty"
_SITE = (
    r"(?:office|centre|center|consulate(?: general)?|embassy|mission|gate|checkpoint|crossing"
    r"|bridge|road|route|port|terminal"
    r"|portal|hotline|school|hospital|clinic|museum|library|house|desk|plant|factory|park"
    r"|line|exhibition|airport|station|pavilion|shop"
    r"|counter|website|platform|monument|market)"
)
_FAIR = (
    r"(?:fair|exhibition|expo|exposition|festival|trade show|congress|carnival|film week|culture week|cultural days)"
)
_RITE = (
    r"(?:ceremony|anniversary|celebration|commemoration|gala|concert|training course|course"
    r"|contest|competition|drill|exercise"
    r"|training|race|tournament|exchange programme|exchange program|campaign|election|referendum|auction|parade)"
)
_HELD = (
    r"(?:was held|were held|is held|held|opened|opens|closed|closes|began|begins|ended"
    r"|ends|took place|ran|runs|drew|attracted"
    r"|gathered|brought together|hosted|organi[sz]ed|attended|visited|concluded|kicked off"
    r"|wrapped up|started|welcomed|saw)"
)
_PAPER = (
    r"(?:reports?|figures?|statements?|surveys?|data|bulletins?|statistics|results|census"
    r"|plan|notice|brief|index|ranking|rankings"
    r"|review|white paper|note|summary|accounts|tables)"
)
_ISSUED = r"(?:published|issued|released|put out|made public|announced|presented)"
_GIFT = (
    r"(?:aid|relief|equipment|scholarships?|gifts?|supplies|rice|cheques?|ambulances?"
    r"|houses|homes|computers|books|donation|funds"
    r"|medicines?|vaccines|bicycles|boats|vehicles|certificates?|medals?)"
)

_RULES = (
    (
        "press briefing",
        (
            r"\b(?:told|briefed|spoke to|speaking to|said to|answered questions from) (?:the )?"
            r"(?:reporters|journalists|the press|the media)\b"
        ),
    ),
    (
        "disaster",
        (
            rf"\b{_HAZARD}\b(?! (?:area|zone|region)),? (?:{_W}{{0,6}}?)(?:that |which )?(?:had "
            rf"|has )?{_STRIKES}\b"
        ),
    ),
    (
        "disaster",
        (
            rf"\b(?:{_STRIKES}|trapped|stranded|injured|caused|wrecked|missing|died) (?:{_W}{{0,5}}?)"
            rf"(?:by|in) (?:a|an|the|last \w+’?'?s?) (?:{_W}{{0,3}}?){_HAZARD}\b"
        ),
    ),
    (
        "disaster",
        (
            rf"\b(?:in|during) (?:a|an|the) (?:{_W}{{0,2}}?){_HAZARD} (?:in|off|on|of|at) (?:the )?"
            rf"(?:{_W}{{0,3}}?)(?=\w)"
        ),
    ),
    ("disaster", rf"\b\w+day(?: night| morning| evening| afternoon)?[’']s (?:{_W}{{0,2}}?){_HAZARD}\b"),
    (
        "disaster",
        (
            r"\b(?:earthquake|quake|flood|storm|cyclone|typhoon|disaster|fire) (?P<adjunct>zone"
            r"|area|region)s?\b"
        ),
    ),
    (
        "accident",
        (
            rf"\b(?:{_CRAFT}|freighter|tanker|dormitory|building|scaffold|wharf|crane|mine|wall"
            rf"|roof)\b (?:{_W}{{0,8}}?)(?:collided|capsized|sank|crashed|overturned|ran aground"
            r"|caught fire|exploded|collapsed|derailed|went down|came down)\b"
        ),
    ),
    (
        "accident",
        (
            r"\b(?:collision|crash|sinking|shipwreck|accident|derailment|collapse|wreck|capsizing)\b "
            r"(?:[\w’'-]+,? ){0,6}?(?:occurred|happened|took place|killed|left|injured|claimed)\b"
        ),
    ),
    (
        "accident",
        (
            r"\b(?:killed|injured|died|lost|hurt) (?:[\w’'-]+,? ){0,4}?in (?:a|an|the) (?:[\w’'-]+ ){0,3}?"
            r"(?:collision|crash|sinking|shipwreck|accident|collapse)\b"
        ),
    ),
    (
        "incident",
        (
            rf"\b(?:{_HOME}|{_CRAFT}|(?:two|three|four|five|six|seven|eight|nine|ten|\d+) (?:men"
            rf"|women|others))\b (?:{_W}{{0,6}}?)(?:was|were|had been|have been|has been) (?:{_W}{{0,2}}?)"
            r"(?:rescued|detained|arrested|released|freed|seized|held|picked up|towed|kidnapped"
            r"|stopped)\b"
        ),
    ),
    ("transport", rf"\b{_CARRIER}s?\b,? (?:{_W}{{0,10}}?){_MOVED}\b"),
    (
        "transport",
        (
            r"\b(?:repatriation|evacuation|relief|charter|chartered|rescue|mercy) (?:flight|plane"
            r"|aircraft|convoy|bus|train|ship)s?\b"
        ),
    ),
    (
        "transport",
        (
            rf"\b(?:{_COUNT}) (?:{_W}{{0,3}}?)(?:{_HOME})\b,? (?:{_W}{{0,8}}?)(?:gone|come|came"
            r"|went|returned|flown|flew|brought|repatriated|evacuated|landed|arrived|were back"
            r"|are back)(?: back| safely)*(?: home| in | from | at )"
        ),
    ),
    ("transport", rf"\bgroup of (?:{_COUNT})\b (?:{_W}{{0,6}}?)(?:{_MOVED}|returned|came)\b"),
    ("fair", rf"\b(?<!job )(?<!fun ){_FAIR}\b,? (?:{_W}{{0,12}}?){_HELD}\b"),
    (
        "fair",
        (
            rf"\b{_HELD} (?:{_W}{{0,8}}?)(?:at |in )?(?:a|an|the|its|this year's|this year’s)"
            rf"(?: {_WORD},?){{0,6}}? {_FAIR}\b"
        ),
    ),
    ("fair", rf"\b(?:at|during) (?:the|this year's|this year’s) (?:{_W}{{0,5}}?){_FAIR}\b"),
    (
        "opening",
        (
            r"\b(?:opened|inaugurated|launched|unveiled|commissioned) (?:a|an|the|its|their|his"
            rf"|her|two|three) (?:{_W}{{0,6}}?){_SITE}\b"
        ),
    ),
    (
        "opening",
        (
            rf"\b{_SITE} (?:{_W}{{0,8}}?)(?:was|were|has been|have been) (?:officially |formally "
            r"|also )?(?:opened|inaugurated|launched|unveiled|commissioned|put into (?:operation"
            r"|use))\b"
        ),
    ),
    (
        "opening",
        (
            rf"\b{_SITE} (?:{_W}{{0,5}}?)(?:opened|reopened|began operating|started operating|went into "
            r"operation)\b"
        ),
    ),
    (
        "opening",
        (
            r"\b(?:opening|inauguration|launch|unveiling)(?: ceremony)? of (?:a|an|the|its|their) "
            rf"(?:{_W}{{0,6}}?){_SITE}\b"
        ),
    ),
    ("opening", r"\b(?:cut the ribbon|broke ground|laid the foundation stone|ground-?breaking)\b"),
    ("handover", rf"\b(?:handed over|presented|donated|delivered|handed out) (?:{_W}{{0,8}}?){_GIFT}\b"),
    ("handover", rf"\b{_GIFT} (?:{_W}{{0,8}}?)(?:was|were) (?:handed over|presented|donated|delivered|handed out)\b"),
    (
        "ceremony",
        (
            rf"\b{_RITE}\b,? (?:{_W}{{0,8}}?)(?:was held|were held|took place|opened|closed|began"
            r"|ended|drew|brought together|gathered|started)\b"
        ),
    ),
    ("ceremony", rf"\b(?:held|hosted|organi[sz]ed|opened|closed|attended) (?:a|an|the|its) (?:{_W}{{0,5}}?){_RITE}\b"),
    ("ceremony", rf"\b(?:at|during) (?:the|a|an) (?:{_W}{{0,3}}?)(?:ceremony|celebration|commemoration|gala)\b"),
    ("publication", rf"\b{_ISSUED} (?:{_W}{{0,8}}?){_PAPER}\b"),
    ("publication", rf"\b{_PAPER}\b (?:{_W}{{0,8}}?)(?:was|were) (?:{_W}?){_ISSUED}\b"),
    (
        "publication",
        (
            r"\b(?:reported|announced|told reporters|told the press|said in a statement) (?:on"
            r"|yesterday|today)\b"
        ),
    ),
    (
        "publication",
        (
            rf"\b(?:in|in its|in our|in the|the) (?:{_W}{{0,2}}?)(?:bulletin|report|statement|notice"
            r"|note|release|press release) (?:of|dated|issued on|published on)\b"
        ),
    ),
)

# Nouns of events that need no verb where their day stands beside them.
_NOUNS = (
    (
        "conference",
        (
            r"\b(?:gathering|assembly|convention|congress|plenary|hearing|stocktaking|retreat|videoconference"
            r"|video (?:link|call)|round ?table|forum|seminar|workshop|symposium|summit|conference|webinar|panel"
            r"|debate)\b"
        ),
    ),
    ("meeting", r"\b(?:meeting|session|sitting|talks|dialogue|consultations?|round)\b(?! of (?:drinks|golf))"),
    ("press briefing", r"\b(?:press|news|media) (?:briefing|conference|statement|call)\b"),
    (
        "visit",
        (
            r"\b(?:(?:state |official |working )?visit|visited|arrived in [\w’' -]{2,30}|courtesy call"
            r"|welcomed|received)\b"
        ),
    ),
    ("signing", r"\b(?:signing|(?:pact|accord|agreement|memorandum|treaty) was signed|sealed|twinn\w+|became twins)\b"),
    ("disaster", rf"\b(?:{_HAZARD}|blaze|disaster)\b"),
    (
        "accident",
        r"\b(?:collision|crash|sinking|shipwreck|accident|derailment|collapse|wreck|capsizing|blackout|spill)\b",
    ),
    ("transport", rf"\b(?:{_CRAFT})s?\b[^.;]{{0,40}}?\b{_MOVED}\b"),
    ("fair", rf"\b(?:{_FAIR}|trade week|week of [a-z]+|open day|market day|regatta)\b"),
    ("opening", r"\b(?:opening|inauguration|launch|unveiling|ground-?breaking)\b"),
    ("handover", r"\b(?:handover|handing-over|presentation of)\b"),
    ("ceremony", rf"\b(?:{_RITE}|drive|vigil|memorial|funeral)\b"),
)

_SERIALS = {
    **dict.fromkeys(("first", "1st"), 1),
    **dict.fromkeys(("second", "2nd"), 2),
    **dict.fromkeys(("third", "3rd"), 3),
    **dict.fromkeys(("fourth", "4th"), 4),
    **dict.fromkeys(("fifth", "5th"), 5),
}
_ORDINAL = "|".join(_SERIALS)
_NUMBERED = (
    r"flight|plane|group|batch|convoy|forum|conference|meeting|session|round|fair|visit"
    r"|briefing|talks|workshop"
)


def _find_place(text: str, start: int, end: int) -> str | None:
    return occasions.find_place(text, start, end)


def _kind_of(noun: str) -> str:
    return {"flight": "transport", "convoy": "transport", "fair": "fair"}.get(
        noun.removesuffix("s"), occasions.find_kind(noun.removesuffix("s"))
    )


WORDS = HappeningWords(
    cue=re.compile(
        rf"\b(?:{_HAZARD}|{_CRAFT}(?:e?s)?|{_FAIR}|{_RITE}|{_HOME}|{_ISSUED}|{_GIFT}|opened"
        r"|reopened|opening|inaugurat\w+|launch\w*"
        r"|unveil\w+|commissioned|ribbon|ground\w*|foundation|collision|crash|sinking|shipwreck"
        r"|accident|derailment|collapse"
        r"|reported|told|bulletin|report|statement|note|notice|release)\b"
    ),
    rules=tuple((kind, Cued(pattern)) for kind, pattern in _RULES),
    nouns=tuple((kind, Cued(pattern)) for kind, pattern in _NOUNS),
    not_yet=re.compile(
        r"\b(?:will|would|plans? to|planned|is expected|are expected|scheduled|upcoming|forthcoming"
        r"|next|proposed|should|must"
        r"|being arranged|postponed|put off|cancelled|is to|are to|hopes?|could|(?<!\d )may(?! \d)|might"
        r"|if|ahead of|before the|every year|each year"
        r"|to be|is said to be|asked|suggest\w*|prepar\w+|last year[’']s)\b"
    ),
    serial=re.compile(rf"\b(?P<s>{_ORDINAL}) (?:\w+ )?(?:{_NUMBERED})\b"),
    serials=_SERIALS,
    series=Cued(
        r"\b(?:two|three|four|both)(?: \w+)? (?P<n>forums|conferences|meetings|flights|fairs"
        r"|workshops|seminars|visits|briefings)\b"
    ),
    each=re.compile(
        rf"(?:(?<=^)|(?<=; )|(?<=, )|(?<=and ))(?:the|at the) (?P<s>{_ORDINAL})\b(?! (?:time|place|half|quarter|year))"
    ),
    kind_of=_kind_of,
    authority=re.compile(
        r"\b(?:department|ministry|government|committee|centre|center|portal of|mission|embassy"
        r"|consulate|office|union|council"
        r"|province|secretariat|authority|board|commission|institute|bank)\b",
        re.IGNORECASE,
    ),
    find_place=_find_place,
    not_day=re.compile(
        r"\b(?:since|until|before|after|from|by|as of|than|between|compared with|till|for)"
        r"(?: the)? ?$"
    ),
    dateline=re.compile(
        r"(?:\([^()\n]{4,60}\) ?[-–—]? ?|[^-–—()\n]{3,60}\d[^-–—()\n]{0,20}(?:\([^()\n]{2,40}\) ?)?[-–—] )"
    ),
    days_after=re.compile(r"(?P<n>\w+) days? after (?:(?:a|an|the) (?:\w+ )?)?$"),
    numbers={word: number for number, word in enumerate("a two three four five six seven eight nine ten".split(), 1)}
    | {"one": 1},
)
