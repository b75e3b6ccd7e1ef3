"""Words and patterns of titles, honorifics and names: the data of `titles`."""

from __future__ import annotations

import re

from diemcau.lang.cued import Cued
from diemcau.lang.cues import by_initial

UP = "A-ZÀ-ÖØ-ÞĂĐĨŨƠƯẠ-Ỹ"


CAP = rf"[{UP}][\w’'-]*"


HEADS = (
    "Secretary[- ]General|Director[- ]General|Consul[- ]General|Minister|President"
    "|Chairman|Chairwoman|Chairperson|Chair|Secretary|Director|Governor"
    "|Mayor|Ambassador|Consul|Counsellor|Counselor|Attaché|Chargé d[’']Affaires"
    "|Head|Chief|Spokesperson|Spokesman|Spokeswoman|High Commissioner"
    "|Commissioner|Commander|Colonel|General|Captain|Major|Inspector|Premier|Chancellor"
    "|King|Queen|Envoy|Representative|Member|Leader|Rector|Treasurer"
    "|Manager|Undersecretary|Under-Secretary|Speaker|Officer|Negotiator|Coordinator|Commissar|DPM|EAM"
)
TWO_LETTERS = ("PM", "FM")
_TWO_LETTERS = "|".join(TWO_LETTERS)


# Heads that also stand in lower case as a title ("the spokesperson"); the rest are common nouns there.
LOW_HEADS = (
    "prime minister|minister|president|chairman|chairwoman|chairperson|secretary"
    "|director[- ]general|director|governor|mayor|ambassador|consul general"
    "|spokesperson|spokesman|spokeswoman|premier|department head|party chief|high commissioner"
    "|member|head|commander|deputy prime minister"
)


MODS = (
    "Permanent|Standing|Acting|Deputy|Vice|First|Second|Third|Executive|Assistant"
    "|Senior|Chief|Former|Interim|Honorary|Parliamentary|Federal|State|Union|Party"
    "|Provincial|Municipal|City|Foreign|External Affairs|Foreign Affairs|Trade|Defence"
    "|Defense|Finance|Interior|Home|Prime|Cabinet|General|Press|Political|Economic"
    "|Cultural|Commercial|Labour|Military|Department|Division|Office|Special|Resident"
    "|Regional|Committee|Lieutenant|Major|Senior|National Assembly|Politburo|Government"
    "|permanent|standing|acting|deputy|vice|first|executive|assistant|senior|former"
    "|foreign|prime|provincial|municipal|department|party|general|then|state|trade"
    "|finance|defence|defense|interior"
)


HEAD = re.compile(rf"(?:{HEADS}|{_TWO_LETTERS}|{LOW_HEADS})(?![\w-])")


# Quick looks for a head: by capitals, behind the space or mark before a word.
CAPITAL_HEAD = Cued(rf"(?:{by_initial(HEADS)})(?![\w-])")
SHORT_HEAD = re.compile(rf"(?:{_TWO_LETTERS})(?![\w-])")


LOW_HEAD = Cued(rf"(?<=[ \n\t\u00a0\"'“”‘’«(\[{{/|*•:;,.–—-])(?:{by_initial(LOW_HEADS)})(?![\w-])")


LEFT = Cued(rf"(?:(?<![\w-])(?:{MODS})[ -]){{1,5}}\Z")
MODS_REACH = 70  # characters before a head in which the words that qualify it stand


# Heads that without a name and without "of ..." are no title.
BARE_NOUNS = frozenset("General Major Chief Head Officer Member Leader Representative King Chair Captain".split())


NATION = re.compile(
    r"(?<![\w-])(?!Vietnamese |Permanent |Mainly )[A-Z]\w*(?:ese|ian|an|ish|ench"
    r"|Lao|Thai|Lao|Czech|Greek|Iraqi|Swiss|eli|aki|ani) \Z|(?<!\w)(?:Lao|Thai|Indian"
    r"|French|Dutch|Swiss|Greek|Czech|Polish|US|UK) \Z"
)


BEFORE_BODY = (" of ", " for ", " to ", " at ")


LOW_BODY = r"(?:provincial|municipal|city|district|party|people[’']s|standing|foreign|national|state|central|the)"


BODY_TAIL = re.compile(
    rf" (?:of|for|to|at)(?: the)? ((?:{LOW_BODY} )*{CAP}(?:(?:(?:, {CAP}(?=(?:, {CAP}"
    rf"| {CAP})* and {CAP}))|(?: of| for| and| on| in)?(?: the)?(?: {LOW_BODY})? {CAP})(?<!\bMr)(?<!\bMs))*)"
)


LOW_TAIL = re.compile(
    r" of the (?:[a-z’'-]+ ){0,3}(?:committee|department|ministry|commission|agency"
    r"|delegation|council|office|association|mission)"
)


IN_CHARGE = re.compile(rf" in charge(?: of (?:the )?(?:[a-z]+(?: [a-z]+)?|{CAP}(?: {CAP})*))?(?= |[.,;])")


NAME = re.compile(rf" ((?:[A-Z]\. ?){{0,3}}{CAP}(?: (?:{CAP}|[A-Z]\.|bin|de|van|von|al|da|dos|del|la)){{0,4}})")


_HONOURED = (
    rf"(?:\. ?| )(?:(?:Mr|Mrs|Ms|Dr)\. ?)?(?P<n>(?:[A-Z]\. ?){{0,3}}{CAP}(?: (?:{CAP}"
    rf"|[A-Z]\.|bin|de|van|von|al|da|dos|del)){{0,4}})"
)
# Without a word boundary before it, so that the engine can skip by first letters: look at the character before a match.
HONOURS = (
    re.compile(rf"(?:Mr|Mrs|Ms|Dr|Prof|Comrade|Shri|Smt|H\.E|Hon|Sir|Madam|Mme|Gov|Amb){_HONOURED}"),
    Cued(rf"comrade{_HONOURED}"),
)


BARE_NAME = re.compile(
    rf"(?<![\w’'-])((?:[A-Z]\. ?)?{CAP}(?: (?:{CAP}|[A-Z]\.|bin|de|van|von|al)){{1,4}})(?:,| [-–—])(?: the| a)? \Z"
)


# A name behind its title: "the union's chairwoman, Tran Thi A, said".
NAME_BEHIND = re.compile(rf", (?P<n>{CAP}(?: {CAP}){{1,4}})(?=,|[.;”\"]|\Z)")


JOIN = re.compile(r"(?:, and|,| and|;| cum)(?: concurrently)? \Z")


APPOSED = re.compile(r"(?:,(?: the| a| an)?| [-–—]| \() ?\Z")


LAST_NAME = re.compile(
    rf"(?<![\w’'-])({CAP}) (?:(?:also|then|further|later) )?(?:said|says|asked|urged"
    rf"|requested|stressed|noted|added|called|emphasi[sz]ed|affirmed|told|reminded"
    r"|instructed|suggested|proposed|went on|underlined|ordered|continued|stated"
    r"|highlighted|directed|underscored|pointed|required|concluded)\b"
)


SHORT = {
    "PM": "Prime Minister",
    "FM": "Foreign Minister",
    "DPM": "Deputy Prime Minister",
    "EAM": "External Affairs Minister",
}


SHORT_WORD = re.compile(r"\b(?:DPM|PM|FM|EAM)\b")


# Words that belong to the name of a body or of a field of office and so end a title, never a person's name.
BODY_WORDS = frozenset(
    """
    Committee Department Ministry Affairs Commission Party Province City Council Assembly Office Association Agency
    Bureau Division Union Board Authority Centre Center Command Trade Finance Defence Defense Security Health
    Education Industry Commerce Justice Labour Labor Tourism Sports Culture Interior Transport Agriculture
    Environment Planning Investment Communications Information Technology Science State Government Parliament
    Congress Republic Kingdom Nations Embassy Consulate Mission Institute Academy University School Corporation
    Group Company Bank Fund Forum Secretariat Politburo Sector Region Staff Guard Police Army Navy Force Forces
    Organisation Organization Organisations Federation Front Court House Senate Cabinet Branch District Town Commune
    Ward Village County Vietnam Laos Cambodia China India Japan Korea Thailand Philippines Indonesia Malaysia
    Singapore Russia Germany France Australia Canada States Service Treasury Cooperation Development Relations
    Diplomacy Protocol Services Inspectorate Administration Personnel Archives Asia Europe Africa America Americas
    Pacific Abroad Citizens Zone Border Customs People's People’s Provincial Standing Central National Foreign
    External International General Home Internal Public Consular Economic Vietnamese Overseas Local Communities
    """.split()
)


NOT_NAMES = frozenset(
    """
    The This That These Those In On At By From For With After Before During Speaking Addressing Concluding Closing
    According January February March April May June July August September October November December Monday Tuesday
    Wednesday Thursday Friday Saturday Sunday Photo Source Mr Mrs Ms Dr Comrade He She It We They First Second Third
    Conference Meeting Conclusion Directive Resolution Decision Decree Circular Notice Article Report Also Attending
    And Or But As Of To Under Following Besides Meanwhile However Minister Ministers President Chairman Chairwoman
    Secretary Director Ambassador Governor Mayor Deputy Vice Prime Permanent Standing Member Consul Head Chief
    Spokesperson Representative Representatives Commander General Colonel Heads Delegates Leaders Article No What
    When Where Who Why How Question Answer
    """.split()
)


STATE_HEADS = frozenset(
    {"Ambassador", "President", "Minister", "Premier", "King", "Queen", "Chancellor", "High Commissioner"}
)


FLAGS = frozenset({"deputy", "vice", "prime", "assistant", "former", "general", "first", "under"})


LOOSE = frozenset(
    """
    the of and for to at permanent standing acting provincial member comrade mr mrs ms dr in charge - , senior
    then affairs
    """.split()
)
