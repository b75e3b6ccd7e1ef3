"""Signs in the head of an English text of what it is about: patterns and small word lists."""

from __future__ import annotations

import re

# Patterns that a whole text is searched for begin with letters: they are found several times faster than those that
# begin with a word boundary, which is looked for behind the first letter instead.
COUNTRY_OF_BODY = re.compile(
    r"(?:M(?<!\w.)inistry of [A-Z][\w,& ]{3,70}?|D(?<!\w.)epartment of External Relations|G(?<!\w.)overnment"
    r"|R(?<!\w.)epublic|K(?<!\w.)ingdom) of (?:the )?([A-ZÀ-Ỹ][\w'’-]+(?: Islands)?)"
)
PEOPLE_OF_COUNTRY = re.compile(r"([A-Z](?<!\w.)[a-zà-ỹ]{3,}a)ns?\b")  # "Karvanians", beside "Karvania"
PROVINCE_SPOKEN_OF = re.compile(
    r"rovinc(?:e\b(?:(?<=\b[Tt]he province)|(?<=\b[Tt]he whole province))|ial\b(?<=\b[Pp]rovincial))"
)
CITY_SPOKEN_OF = re.compile(r"he city\b(?<=\b[Tt]he city)")
DATELINE = re.compile(r"^[A-Z][\w ,]{2,40}\([A-Z]{2,5}\)\s*[-–—]", re.MULTILINE)
DATELINE_END = re.compile(r"\([A-Z]{2,5}\)\s*[-–—]")
# "MANILA - ", "Accra, 30 June 2025 (NA) - ", before the first sentence of a story.
PLACE_LINE = re.compile(r"[A-Z][A-Za-z .]{2,24}(?:,[^\n–—.;]{3,30}?)?\s*(?:\([A-Z]{2,5}\)\s*)?(?:[–—]|--?(?=\s))\s*")
CAPITAL = re.compile(r"\b[A-Z][\w.]+")
NAME_RUN = re.compile(r"\b[A-ZĐ][a-zà-ỹ]+(?: [A-ZĐ][a-zà-ỹ]+)+\b")
SMALL_WORDS = re.compile(r"\b(Of|And|The|For|On|In)\b")

TITLE_ACTS = re.compile(r"([A-Z][A-Za-z]{3,}) (?:to|[a-z]+s|[a-z]+ed)\b")  # "Velmor exports ..."
SUBJECT_LEAD = re.compile(r"(?:\d\. )?(?:[\w,]+ ){0,3}?(?:[Tt]he )?")
TITLED = re.compile(
    r"""\b(?:Mr|Mrs|Ms|Comrade|Chairman|Chairwoman|Director|Minister|Governor|Secretary|Ambassador|Mayor|President
      |Counsellor|General|Colonel|Head|Committee)\.?\s\Z""",
    re.VERBOSE,
)
OWN_PUBLISHER = re.compile(
    r"\b(?:Province|City|Ministry|Department|Embassy|Government|Committee|County|Consulate|Region|Council|Agency)\b"
)
PAPER = re.compile(
    r"\b(?:News|Newspaper|Press|Portal|Journal|Times|Daily|Gazette|Magazine|Review|Radio|Television)\b",
)
# Capital words that open a sentence or headline and name no place.
NO_PLACES = frozenset(
    """
    January February March April May June July August September October November December
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday Q1 Q2 Q3 Q4 Fiscal FY
    Addition Particular General Fact Total Response Consular The Prime Party State
    Gulf Coast Coastal Delta Border Highland Highlands Mountain Home Host Neighbouring Neighboring Our Their Every Each
    This That Another Model Poor Rich Small Young Merged
    """.split()
)

# Ends of the words before a time with which something is only compared.
COMPARED = re.compile(
    r"\b(?:than|compared (?:with|to)|against|same (?:period|time|quarter|month)s?)\b[^.;]{0,24}\Z|\(\Z", re.IGNORECASE
)
# Something that took place on the day it stands with.
EVENT = re.compile(
    r"""\b(?:held|met|chaired|co-chaired|organi[sz]ed|attend\w*|review\w*|sign\w*|receiv\w*|conference|meeting|visit\w*
      |took\ place|opened|hosted|briefing|concluded|announced|said|told|issued|presided|welcomed)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LOOKS_BACK = re.compile(
    r"""\b(?:review\w*|summar\w*|look\w*\ back|results?|achievements?|outcomes?|performance|work\ of)\b
      [^.\n]{0,80}\Z""",
    re.IGNORECASE | re.VERBOSE,
)
_LOOKS_AHEAD = re.compile(
    r"""\b(?:tasks?|plans?|directions?|programmes?|orientations?|goals?|targets?|priorities|work\ for|missions?)\b
      [^.\n]{0,80}\Z""",
    re.IGNORECASE | re.VERBOSE,
)
# Words before a time for which something is only being set going: "deploying the tasks of the fourth quarter".
AHEAD = re.compile(
    r"\b(?:deploy\w*|set\w*\ out|roll\w*\ out|hand\w*\ out|launch\w*)\b[^.;:\n]{0,24}"
    r"\b(?:tasks?|work|plans?|programmes?)\b[^.;:\n]{0,12}\Z",
    re.IGNORECASE | re.VERBOSE,
)
_REACH = 120  # characters before a year in which a word that looks back or ahead may stand


def reviews(head: str, year: int) -> bool:
    """Whether a text reviews one year and sets tasks for the next."""
    return _says_of(head, _LOOKS_BACK, year) and _says_of(head, _LOOKS_AHEAD, year + 1)


def _says_of(head: str, pattern: re.Pattern[str], year: int) -> bool:
    named = str(year)
    return any(
        pattern.search(head, max(0, match.start() - _REACH), match.start())
        for match in _YEAR.finditer(head)
        if match.group() == named
    )
