"""What an English text speaks of, whatever words it chooses: near-synonyms as one, without endings and small words.

Near-synonyms are those of official and press English about reports and orders, gathered from the general vocabulary
of administration; a group says only that two tellings may choose either word.
"""

from __future__ import annotations

import re
from functools import lru_cache

from diemcau.lang.concepts import Phrasebook, make_phrasebook
from diemcau.lang.en.countries import COUNTRIES, DEMONYMS, FULL_NAMES

_WORDS = re.compile(r"[^\W\d_]+")
# Endings taken off one word, longest first, each with the shortest stem it may leave.
_ENDINGS = (
    ("ations", 4), ("ation", 4), ("ating", 4), ("ances", 4), ("ments", 4), ("ance", 4), ("ment", 4), ("ions", 4),
    ("ated", 4), ("ates", 4), ("ings", 3), ("ure", 4), ("ies", 2), ("ied", 2), ("ing", 3), ("ion", 4), ("ate", 4),
    ("ors", 4), ("ers", 4),
    ("ed", 3), ("es", 3), ("ly", 4), ("or", 4), ("er", 4), ("al", 4), ("s", 3), ("y", 3), ("e", 3),
)  # fmt: skip

FUNCTION_WORDS = frozenset(
    """
    a about above after again against all also although am among an and any are around as at be because been before
    being below between both but by can could did do does doing down during each every few for from further had has
    have having he her here hers him his how i if in including into is it its itself just least let like made make
    makes many may me might more most much must my nearly need needs no nor not now of off on once one only or other
    our out over own per quite rather s same shall she should so some such t than that the their them then there
    these they this those through to together too toward towards under until up upon us very was we were what when
    where which while who whom whose why will with within would yet you your said say says told asked requested
    directed ordered instructed urged first second third fourth fifth sixth firstly secondly thirdly fourthly
    fifthly sixthly lastly finally
    """.split()
)

# One line a group; the first word names it, words joined by a low line stand together.
SYNONYMS = """
firm enterprise company corporation enterprises businesses
journey trip visit travel tour voyage working_trip
abroad overseas foreign external international global
receive welcome host greet received
agreement accord memorandum memoranda document deal pact memorandum_of_understanding mou accords paper
sign conclude
target goal aim objective
counter desk window
seminar briefing workshop course roundtable training_course
submit present lay_before
finish complete accomplish
absorb takeover reception handover take_over hand_over handing_over taking_over
scheme project plan programme program blueprint
young junior
rotation posting rotate
staff personnel workforce employee
forecast predict anticipate foresee prediction
early earlier prompt timely
accurate exact correct precise
publish public disclose make_known made_known
list register roll roster registration enrol enroll sign_up registry
ban blacklist barred banned
quarterly quarter
monthly month
annual year yearly
worker labour labor
explain explanation justify account_for
write written writing in_writing
delay overdue late
refresh update
data information entry
warn alarm alert raise_the_alarm sound_the_alarm
bulletin newsletter note
large big major
bring attract draw
investor investment invest
help support assist aid
sell sale
online internet web digital e-commerce digitise digitize digitalisation
fee charge cost
drop waive abolish
unconfirmed unverified
settle resolve clear clearance
pending outstanding
remittance transfer
phone telephone
payment disbursement disburse pay
beneficiary beneficiaries recipient
extend renew prolong
restructure reorganize reorganise streamline
apparatus structure organisation organization
quality capacity
coordinate coordination synchronous synchronize
participant attendee
citizen compatriot
commit pledge promise
town municipal
county counties
depart departure boarding
check inspect examine review
job place vacancy
grow growth
consolidate strengthen
buy purchase procure
repair mend fix restore renovate
teach train instruct
rule regulation bylaw
law legislation statute
resident inhabitant
road highway
ship vessel boat
student pupil learner
illness disease sickness
woman women female
salary wage
death dead fatality die died killed kill perish
rescue save
evacuate evacuation
storm cyclone typhoon hurricane
flood flooding inundation
permit licence license authorisation authorization
forbid prohibit
halt cease suspend
begin start launch commence
close terminate end
reduce lower decrease
increase raise
improve upgrade enhance
accelerate hasten quicken
simplify ease facilitate
prepare draft
approve endorse adopt ratify
refuse reject decline
appoint nominate
recruit hire
dispatch deliver
reply respond response answer answered answers
complaint grievance
measure gauge
assess evaluate evaluation appraise
research study
protect safeguard defend
monitor supervise oversee watch watching watch_over keep_watch
construct build erect
widen enlarge expand
collect gather raise_money
prevent avoid
danger risk hazard
border frontier boundary boundaries limits
website portal web_page home_page
week weekly
day daily
conference convention congress
meeting session gathering gathered
talk conversation
chairman chairwoman chairperson
person people persons
officer cadre official
association society
fund foundation
bilateral two-way
bilingual two_languages both_languages two-language dual-language
turnover value worth
trade commerce commercial
remedy dumping anti-dumping countervailing
tourism tourist sightseeing
flight fly flew flown
plane aircraft airliner
home homeward homeland
ticket rebook fare
injured injure wounded wound hurt injury
relative kin
verify verification
deny denial refute
error mistake slip misprint
calculate compute recalculate work_out
merge merger amalgamate amalgamation
inherit inheritance
task duty assignment
read grasp perceive
surprise unprepared unawares
situation development circumstance
display put_up pin_up post posted posts
name names named naming
former previous
good better best
dissolve disband defunct
expire run_out lapse
valid in_force in_effect alive
under_way underway in_progress
in_term within_term not_yet_due
deadline due time_limit
half_year six_months
each every
small little
follow_up followed_up following_up
cut trim
mobilise mobilize
contribute contribution
export exporter
import importer
rank placed ranking
sailor seafarer crew
overseas_vietnamese vietnamese_abroad
advertise publicise publicize showcase
combine integrate integration bundle
scholarship bursary
workplace work_site
goods merchandise commodity
producer manufacturer
budget treasury
revenue income takings
capital funds
village hamlet
locality local localities
highland mountainous upland
child children kid
disaster calamity
ensure guarantee secure
remind recall
propose suggest recommend
request demand
education schooling
teacher lecturer
doctor physician
hospital clinic
poor poverty
safe safety
environment environmental
energy power
waste rubbish garbage
forest woodland
land plot
compensation compensate
transport transportation
port harbour harbor
fish fishery fisheries
fisherman fishermen fisher
agriculture agricultural farming
industry industrial
finance financial
economy economic
culture cultural
science scientific
technology technological tech
diplomacy diplomatic
consul consular
border_gate checkpoint
twinning twin twinned sister
friendship friend friendly
neighbour neighbor
guest visitor
activity event
strategy strategic
procedure formality formalities paperwork
hotline help_line helpline
question enquiry inquiry query
hear listen
connect connection link
mass_media media press newspaper journalist
news tidings
share spread circulate
attend participate take_part took_part taking_part taken_part join
celebrate commemorate anniversary
award prize reward
praise commend
punish penalty sanction discipline
responsible responsibility
leader leadership
head chief
department dept
committee board commission
contact liaison
government cabinet
nationwide national nation
province provincial
region area
north northern
south southern
east eastern
west western
central centre center
half semi
first_quarter quarter_one
difficult difficulty hardship
obstacle bottleneck hurdle barrier
benefit interest
right rights entitlement
efficiency efficient effective effectiveness
transparent transparency
strict stringent
active proactive
sustainable sustainability
stable stability steady
community diaspora
insurance insure
bank banking
loan borrow
donate donation
volunteer voluntary
exhibition fair expo
promote promotion boost foster step_up
encourage motivate
negotiate negotiation
discuss discussion debate
implement carry_out execute implementation perform
apply application
use utilise utilize
manage management
operate operation
allocate allocation
prioritise priority prioritize
focus concentrate
investigate investigation probe
analyse analyze analysis
compile compilation
translate translation
hold held
set_up establish found
preserve conserve conservation
install installation
replace replacement
fight combat
illegal unlawful illicit
crime criminal
arrest detain
rectify correction rectified corrected
recover recovery
thrift saving savings economical save_money cut_costs
tally count counted
"""


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A word in lower case without its ending; words with letters beyond a to z stay whole.

    One ending is taken off, a doubled last consonant made single: `planned`, `planning` and `plans` become `plan`.
    """
    if not word.isascii():
        return word
    for ending, least in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= least and not word.endswith("ss"):
            bare = word[: -len(ending)]
            return bare[:-1] if bare[-1:] == bare[-2:-1] and bare[-1] not in "aeiouls" else bare
    return word


def find_concepts(text: str, *, keep_small: bool = False) -> tuple[str, ...]:
    """The keys of an English text in its order: near-synonyms as one, other words without their endings.

    Args:
        text: Any text; numbers in digits are left out.
        keep_small: Whether function words and single letters count too, as they do in names.
    """
    words = [word.lower() for word in _WORDS.findall(text)]
    stems = [stem(word) for word in words]
    book, at = _phrases(), 0
    found: list[str] = []
    while at < len(words):
        phrase, keys = book.find(stems, at)
        if phrase:
            found.extend(keys)
        elif keep_small or (len(words[at]) > 1 and words[at] not in FUNCTION_WORDS):
            found.append(_key_of(words[at]))
        at += len(phrase) or 1
    return tuple(found)


@lru_cache(maxsize=65536)
def _key_of(word: str) -> str:
    """The key of one word: as it is written, then as a singular, then by its stem.

    A word without an ending is no form of one that has lost its own: Nam is no name, and a board no boarding.
    """
    exact, by_stem = _synonyms()
    for form in (word, word.removesuffix("s")):
        if form in exact:
            return exact[form]
    bare = stem(word)
    return bare if bare == word else by_stem.get(bare, bare)


@lru_cache(maxsize=1)
def _synonyms() -> tuple[dict[str, str], dict[str, str]]:
    """The key of each single word of the groups, by the word and by its stem; of one stem the first group counts."""
    pairs = [(word, group[0]) for group in _groups() for word in group if not _is_phrase(word)]
    belonging = [(word.lower(), country_key(land)) for word, land in DEMONYMS.items()]
    named = [(land.lower(), country_key(land)) for land in COUNTRIES if " " not in land and "-" not in land]
    exact = dict(pairs) | {word: key for word, key in (*belonging, *named) if word not in FUNCTION_WORDS}
    return exact, {stem(word): key for word, key in reversed(pairs)}


@lru_cache(maxsize=1)
def _phrases() -> Phrasebook:
    """The phrases of the groups and the countries of two words and more, by stems."""
    made = [(_stems(phrase), (group[0],)) for group in _groups() for phrase in group if _is_phrase(phrase)]
    lands = ((_stems(land), (country_key(land),)) for land in COUNTRIES)
    return make_phrasebook([*made, *((stems, key) for stems, key in lands if len(stems) > 1)])


def country_key(name: str) -> str:
    """The key of a country by any of its English names."""
    return FULL_NAMES.get(name, name).lower()


def _groups() -> list[list[str]]:
    return [line.split() for line in SYNONYMS.strip().splitlines()]


def _is_phrase(word: str) -> bool:
    return "_" in word or "-" in word


def _stems(phrase: str) -> tuple[str, ...]:
    return tuple(stem(word.lower()) for word in _WORDS.findall(phrase))
