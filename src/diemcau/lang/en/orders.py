"""Cue words and frames of orders, requests and speech in English: the data, and the patterns made of it.

Grammar over these lives in `frames` (who says what to whom) and `clauses` (one order a clause).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from diemcau.lang.cued import Cued, CuedGroup
from diemcau.lang.cues import by_initial

# Verbs by which somebody makes another do something, in the forms that reports use. The first group goes downward or to
# equals; ASK goes any way and rank decides; PROPOSE goes upward or across.
ORDER = (
    "ordered|instructed|directed|told|required|demanded|assigned|entrusted|tasked"
    "|charged|commanded|mandated|reminded|advised|warned|recommended to|wanted|obliged"
    "|insisted|decreed|stipulated|ruled|pressed|begged|implored|commissioned"
)
ASK = "asked|requested|urged|called(?: up)?on|called upon|called for|called|encouraged|exhorted|appealed to|invited"
PROPOSE = "proposed|suggested|recommended|petitioned|wished|hoped"
_PRESENT = (
    "orders|instructs|directs|requires|assigns|entrusts|reminds|advises|asks|requests"
    "|urges|calls on|calls upon|calls for|encourages|proposes|suggests|recommends"
    "|petitions|warns|invites|wants|tells"
)
_BARE_AFTER_WE = (
    "order|instruct|direct|require|demand|assign|entrust|remind|advise|ask|request"
    "|urge|call on|call upon|propose|suggest|recommend"
)
_PARTICIPLE = (
    "ordering|instructing|directing|requiring|demanding|assigning|reminding|asking"
    "|requesting|urging|calling on|calling for|proposing|suggesting|recommending"
    "|tasking|telling|advising"
)
_REQUEST = f"called on|called upon|called for|appealed to|{ORDER}|{ASK}|{PROPOSE}|{_PRESENT}|{_PARTICIPLE}"
REQUEST_VERB = Cued(
    rf"\b(?P<v>{by_initial(_REQUEST)}|(?<=we )(?:{_BARE_AFTER_WE})|(?<=We )(?:{_BARE_AFTER_WE}))\b"
    r"(?! (?:by|as|price|documents?|information|level|time|target|amount|number|standards?)\b)"
)
# Verbs of saying, after which "must", "need to" and the like are somebody's orders.
SAY = (
    "said|says|tells|tell|recalls|stressed|stresses|emphasi[sz]ed|emphasi[sz]es|underlined|underscored"
    "|highlighted|noted|notes|added|affirmed|stated|states|concluded|concludes|pointed out"
    "|remarked|reminded|recalled"
    "|told|declared|continued|went on|reiterated|informed|informs|announced|announces"
    "|confirmed|explained|insisted|argued|observed|commented|assessed|reported|reports"
    "|required|requested|asked|demanded|recommended|agreed|decided|decides|shared"
    "|wrote|held|believed|maintained|urged"
)
# Acts by which somebody takes the floor, without words of their own.
_ACTS = (
    "praised|lauded|hailed|acknowledged|applauded|commended|thanked|congratulated"
    "|spoke|asserted|outlined|set out|identified|opened|chaired|presided|co-chaired"
    "|defined|appreciated|recogni[sz]ed|evaluated|mentioned|presented|delivered"
    "|referred|raised|analy[sz]ed|put forward|laid out"
)
_SPEECH = f"{SAY}|{_ACTS}|closed|suggested|proposed|ordered|instructed|directed"
SAY_VERB = Cued(rf"\b(?P<v>{by_initial(_SPEECH)})\b")
MODAL = Cued(
    r"\b(?P<m>must both|must|shall|should|ought to|needs? to|has to|have to|had to"
    r"|(?:is|are|was|were|be|has been|have been|had been) (?:also |therefore |now |hereby |again |\w+ly )?"
    r"(?:requested|required|asked|urged|advised"
    r"|reminded|instructed|directed|ordered|told|assigned|tasked|encouraged|obliged"
    r"|recommended|invited|called (?:up)?on)(?: (?:by|on|in|last|this) [^,;.]{3,60}?|, (?:too|again|once more),)?"
    r" (?:not )?to"
    r"|(?<=[Ww]e )are expected to|(?<=[Yy]ou )are expected to"
    r"|(?:is|are) due(?= (?:by|before|within|on|no later|at the latest|every|each|(?:[\w-]+ ){1,3}after)\b)"
    r"|(?:is|are|was|were|has been|have been) (?:also )?(?:assigned|entrusted|tasked|charged) with"
    r"|(?:is|are) (?:now |also |therefore )?(?:supposed|expected) to|(?:is|are) responsible (?:for|to)"
    r"|(?:is|are) not (?:allowed|permitted) to"
    r"|(?:is|are) (?:strictly )?(?:forbidden|prohibited) (?:to|from)"
    r"|(?:is to|is not to|are to|are not to|was to|was not to|were to|were not to)(?= [a-z])"
    r"|(?:will|would) (?:now )?have to|may not|are not to)\b"
)
_MODAL_OPENING = re.compile(
    r"\W(?:m(?:ust|ay)|sh(?:all|ould)|ought|needs?|ha(?:s|ve|d)|is|are|w(?:as|ere|ill|ould)|be)\b"
)


def find_modals(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """What `finditer` of `MODAL` finds, tried only where a word stands with which a modal opens."""
    if not MODAL.may_stand(text, start, end):
        return
    done = start
    for opening in _MODAL_OPENING.finditer(text, max(0, start - 1), end):
        if opening.start() + 1 >= done and (modal := MODAL.match(text, opening.start() + 1, end)) is not None:
            done = modal.end()
            yield modal


NECESSITY = Cued(
    r"\b(?:it is|it was|it’s|it's) (?:also |therefore |very |absolutely |strictly "
    r"|extremely |now )*(?P<n>necessary|essential|imperative|required|crucial|needed"
    r"|vital|important|mandatory|compulsory|urgent|forbidden|prohibited|not allowed"
    r"|not permitted|not acceptable)"
    r"(?: for (?P<who>[^,;.]{3,60}?))?(?: to| that)\b|\bthere is a need (?:for (?P<who2>[^,;.]{3,60}?) "
    r")?to\b|\bthe need to\b",
    re.IGNORECASE,
)
# A noun that stands for an order: "relayed the request of the Governor that units report".
ORDER_NOUN = Cued(
    r"\b(?:request|instruction|direction|order|demand|requirement|call|guidance)s? (?:of"
    r"|by|from) (?P<who>[^,;.]{3,70}?) (?:that|for (?P<ad>[^,;.]{3,60}?) to|to)\b"
)
# What a frame hangs on.
FRAME_PATTERNS = (REQUEST_VERB, ORDER_NOUN, MODAL, NECESSITY)
FRAME_CUES = CuedGroup(FRAME_PATTERNS)
ORDINAL = Cued(
    r"(?:and |In the |As for the |The (?=\w+ (?:is|was|one|task|point|order|request) ))?"
    r"(?P<o>First|Second|Third|Fourth|Fifth|Sixth|Seventh"
    r"|Eighth|Ninth|Tenth|Firstly|Secondly|Thirdly|Fourthly|Fifthly|Sixthly|Seventhly"
    r"|Finally|Lastly|One is|Two is|Three is|First of all)(?:,| is| are|:)? (?:to "
    r"|is to )?",
    re.IGNORECASE,
)
ITEM = re.compile(
    r"\s*(?:(?P<n>\(?(?:\d{1,2}(?:\.\d{1,2})?|[a-zđ]|[ivxIVX]{1,5})[.)])(?=\s)|(?P<dash>[-•*+–—])(?=\s)"
    r"|(?P<art>(?:Article|Task|Clause|Section|Point) \d{1,3}[.:]))\s*"
)
LINK = re.compile(
    r"(?:(?:At the same time|In parallel|Along with that|Besides(?: that)?|In addition"
    r"|Additionally|Furthermore|Moreover|Especially|In particular|Particularly|Also"
    r"|Meanwhile|Then|Therefore|Thereby|Accordingly"
    r"|Together with that|On that basis|From there|Next|In the coming time|In the time to come"
    r"|In the future|Going forward|Immediately|Proactively and actively|On the other hand"
    r"|Alongside|Finally|And|First of all|Simultaneously|Of these|Notably|Importantly"
    r"|In the immediate future|In the short term|In the long term"
    r"|In (?:the )?\d{4}|For \d{4}),? )+"
    r"|(?:In (?:case of |the event of |an? )[^,;.]{3,50}, )"
    r"|(?:Regarding|With regard to|Concerning|As for|In terms of|On|In the field of"
    r"|With respect to|In order to|To) [^,;.]{3,90}, "
)
# "focus on four key tasks": it says that orders follow, and is none.
ANNOUNCES = re.compile(
    r"^(?:[\w’'-]+ly )?(?:to )?(?:well |continue to |further |urgently |please )?(?:focus(?:ing)? "
    r"on|concentrate on|mind|observe|remember|do|perform|carry(?:ing)? out|implement(?:ing)?|pay attention to"
    r"|fulfil|fulfill|execute|follow|note|take|address|grasp and implement|effectively implement)\s+(?:well "
    r"|effectively |drastically |synchronously |the implementation of |implementing "
    r"|performing |carrying out |effectively )*"
    r"(?:(?:the following|as follows|so)(?= *[:.]| *$)"
    r"|(?:the |a |some |its |their )?(?:following |number of |series of |several "
    r"|set of |key |main |major |important |specific |central |urgent |\w+ )*?(?:tasks?(?: and "
    r"(?:solutions|measures))?|solutions|things|contents|issues|points|groups? of tasks"
    r"|directions(?: and tasks)?|measures|requirements|steps|priorities|works))"
    r"(?: and (?:solutions|tasks|measures))?(?: (?:as follows|below|such as|including"
    r"|namely|in \d{4}|for \d{4}))?[\s.:;,]*$",
    re.IGNORECASE,
)
# The head of a list of orders: what stands before its colon names tasks, not results.
TASK_HEAD = re.compile(
    r"(?:tasks?|directions|solutions|requirements|measures|instructions?|instructed"
    r"|requested|asked|concluded|concludes|directed|requirements|required|ordered"
    r"|decided|decides|urged|assigned|advised|recommendations? to|conclusions?|requests"
    r"|instructs|directs|asks|recommended|must|need to|should|as follows|following"
    r"|shall|proposed|proposes|recommends|suggested|are advised|to)\b[^.:]{0,110}(?::"
    r"|\bas follows\.?)\s*$",
    re.IGNORECASE,
)
RESULT_HEAD = re.compile(
    r"\b(?:results?|achievements?|outcomes?|lessons?|assess(?:ed|ment)|limitations"
    r"|difficulties|agreed|aspects|highlights|statistics|figures|received|attended"
    r"|participants|indicators|following in|handled)\b",
    re.IGNORECASE,
)
# Words for organisations and groups of people that can be told to do something, lower case.
UNITS = frozenset(
    """
    crew crews master masters clerk clerks nurse nurses doctor doctors pupil pupils guide guides club clubs guild
    chamber chambers library museum museums clinic clinics archive wardens judges prosecutors engineers shipyards
    trainers ministry ministries department departments division divisions office offices agency agencies unit units
    sector sectors branch branches mission missions embassy embassies consulate consulates locality localities
    province provinces city cities commune communes ward wards district districts committee committees commission
    commissions council councils board boards centre centres center centers command commands guard guards police
    post posts authority authorities association associations union unions federation federations organisation
    organisations organization organizations body bodies government governments state states company companies
    enterprise enterprises business businesses firm firms employer employers bank banks fund funds school schools
    university universities institute institutes hotel hotels airline airlines hospital hospitals delegation
    delegations team teams group groups force forces staff official officials officer officers cadre cadres servants
    employee employees diplomat diplomats ambassador ambassadors consul consuls head heads leader leaders chief
    chiefs director directors minister ministers chairman chairmen chairwoman chairperson chairpersons chair chairs
    member members deputy deputies delegate delegates participant participants citizen citizens national nationals
    resident residents people peoples person persons student students worker workers traveller travellers traveler
    travelers tourist tourists visitor visitors passenger passengers applicant applicants holder holders fishermen
    fishers owner owners captain captains parent parents family families community communities compatriot
    compatriots investor investors expert experts scientist scientists journalist journalists reporter reporters
    press media level levels inspectorate treasury treasuries secretariat parliament assembly congress court courts
    side sides partner partners counterpart counterparts parties party country countries nation nations spokesperson
    those everyone he she they we you him her them us it others ship ships vessel vessels boat boats broker brokers
    agent agents teacher teachers youth women veterans volunteer volunteers archives desk desks section sections
    representative representatives trainee trainees players stakeholders donor donors sponsors exporter exporters
    importer importers producer producers farmer farmers cooperative cooperatives general generals troops corps
    academy portal secretary secretaries governor governors mayor mayors counsellor counsellors attaché attachés
    bureau bureaux bureaus zone who whoever port ports customs service services village villages town towns envoy
    envoys county counties harbour harbours shop shops restaurant restaurants landlord landlords driver drivers
    pilot pilots candidate candidates guest guests shipowner shipowners retailer retailers sailor sailors migrant
    migrants refugee refugees pensioner pensioners island islands household households expatriate expatriates
    filipino filipinos indians vietnamese consular gate gates factory factories mine mines yard yards ranger rangers
    navy army president premier prime operator operators shipper shippers trader traders grower growers breeder breeders
    dealer dealers vendor vendors merchant merchants relative relatives neighbour neighbours tenant tenants insurer
    insurers park parks resort resorts inn inns lodge lodges market markets farm farms mill mills plant plants pharmacy
    pharmacies laboratory laboratories station stations theatre theatres lifeguard lifeguards carrier carriers haulier
    hauliers ferries buyer buyers seller sellers supplier suppliers editor editors writer writers publisher publishers
    contractor contractors interpreter interpreters translator
    translators librarian librarians curator curators vet vets midwife midwives forester foresters lorries
    """.split()
)
_WORD = re.compile(r"[a-zà-ỹ]+")


def names_unit(words: str) -> bool:
    """Whether words name an office, a body or people that can be told to do something."""
    return not UNITS.isdisjoint(_WORD.findall(words.lower()))


# People without office: what they must or should do is advice to them wherever it stands.
PUBLIC = re.compile(
    r"\b(?:citizens?|nationals?|students?|workers?|travell?ers?|tourists?|visitors?"
    r"|passengers?|applicants?|residents?|holders?|fishermen|enterprises?|businesses"
    r"|companies|exporters?|importers?|employers?|firms?|parents|compatriots?|staff"
    r"|units?|people|those|you|owners|missions|localities|departments?|divisions?"
    r"|agencies|organi[sz]ations?|investors?|trainees?|candidates?|sponsors?|they"
    r"|guests|reporters|journalists|delegates|heads of)\b",
    re.IGNORECASE,
)
# Sides that no order can go to: another state, both sides together, the world.
FOREIGN_SIDE = re.compile(
    r"\b(?:two (?:countries|sides|governments|nations|ministries|parties|peoples"
    r"|economies)|both (?:countries|sides|governments|nations|parties|localities)"
    r"|(?:\w+ )?side|sides|host (?:country|authorities|government|state)s?|local authorities abroad"
    r"|foreign (?:\w+ )?(?:partners?|governments?|countries|authorities|ministries"
    r"|side)"
    r"|international community|countries|nations|the world|partner countries|all parties"
    r"|relevant parties|parties concerned|parties involved|all sides|major powers"
    r"|developed countries|member states|counterparts?|ASEAN|European Union|EU|United Nations"
    r"|UN|World Bank|ADB|IMF|WHO|UNESCO|WTO"
    r"|United States|US|U\.S\.|Japan|Japanese|China|Chinese|Russia|Russian|Republic of Korea"
    r"|RoK|Korean?|Laos?|Cambodian?|Thailand|Thai|India|Indian|Germany|German|France"
    r"|French|United Kingdom|UK|British|Britain|Australian?|Canadian?|Italy|Italian"
    r"|Spain|Spanish|Netherlands|Dutch|Brazil|Brazilian|Cuban?|Ukrainian?|Ukraine"
    r"|Israeli?|Iranian?|Iran|Palestinian?|Palestine"
    r"|Indonesian?|Malaysian?|Philippines|Philippine|Singaporean?|Myanmar|Mongolian?"
    r"|Kazakhstan|Uzbekistan|Belarus|Poland|Polish|Hungary|Hungarian|Czech|Slovak(?:ia)?"
    r"|Swiss|Switzerland|Swedish|Sweden|Finland|Finnish|Norway|Norwegian|Denmark"
    r"|Danish|Austrian?|Belgium|Belgian|Mexican?|Mexico|Argentina|Chile|Chilean|Egypt"
    r"|Egyptian|Saudi|UAE|Qatar|Kuwait|Turkey|Türkiye|Pakistan|Bangladesh|Sri Lankan?"
    r"|Nepal|New Zealand|South Africa|South African)\b"
)
RANKS: tuple[tuple[int, re.Pattern[str]], ...] = (
    (
        7,
        re.compile(
            r"\b(?:head of (?:state|government)|(?:national|federal) assembly|parliament"
            r"|congress|senate|politburo|party general secretary|general secretary|secretariat"
            r"|central committee)\b",
            re.IGNORECASE,
        ),
    ),
    (
        7,
        re.compile(
            r"(?:^|\b)(?<!Vice )(?:President|Prime Minister|Premier|Chancellor|Government"
            r"|Government Office|Cabinet|Party chief|State President)\b(?! of the (?:Association"
            r"|Union|University|Provincial))"
        ),
    ),
    (
        4,
        re.compile(
            r"\bprovincial (?:party|people|police)|\b(?:people[’']s (?:committee|council)"
            r"|governor|mayor|(?:vice )?chair(?:man|woman|person)|permanent vice|party committee)\b",
            re.IGNORECASE,
        ),
    ),
    (
        3,
        re.compile(
            r"\b(?:departments?|embass(?:y|ies)|consulates?|consul(?: general)?|ambassadors?"
            r"|missions?|trade office|union|commune|director|division|colonel|command|centre"
            r"|counsellor|head of mission|association)\b",
            re.IGNORECASE,
        ),
    ),
    (
        6,
        re.compile(
            r"\b(?:ministr(?:y|ies)|(?:deputy )?minister|foreign secretary|state secretary"
            r"|secretary of state|secretary of foreign affairs|undersecretary|external affairs minister"
            r"|ministries)\b",
            re.IGNORECASE,
        ),
    ),
    (4, re.compile(r"\b(?:province|city|locality)\b", re.IGNORECASE)),
)


@lru_cache(maxsize=4096)
def find_rank(words: str) -> int | None:
    """How high an issuer or addressee stands, or None where the words do not say.

    7 is for heads of state and of government and for parliament, 6 a ministry, 4 a province, 3 a department or mission.
    """
    for rank, pattern in RANKS:
        if pattern.search(words):
            return 6 if rank == 3 and _MINISTRY.search(words) and not _UNDER_MINISTRY.search(words) else rank
    return None


_MINISTRY = re.compile(r"\bministr(?:y|ies)\b", re.IGNORECASE)
_UNDER_MINISTRY = re.compile(r"\b(?:department|office|division)\b", re.IGNORECASE)
