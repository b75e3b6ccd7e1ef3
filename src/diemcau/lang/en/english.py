"""English as the reader of figures needs it."""

from __future__ import annotations

import re

from diemcau.lang.en import (
    deadlines,
    notices,
    owner_clauses,
    report_owner,
    report_signs,
    requests,
    speech,
    tellings,
    terms,
    titles,
)
from diemcau.lang.en.accords import WORDS as ACCORDS
from diemcau.lang.en.countries import FULL_NAMES
from diemcau.lang.en.happenings import WORDS as HAPPENINGS
from diemcau.lang.en.number_openings import find_openings
from diemcau.lang.en.numerals import find_numbers
from diemcau.lang.en.owners import find_orgs, is_org
from diemcau.lang.en.segment import sentences
from diemcau.lang.en.tables import TABLES
from diemcau.lang.en.times import find_times
from diemcau.lang.en.words import LEXICON
from diemcau.lang.language import Language, OwnerGrammar, ReportWords, TimeWords
from diemcau.lang.requests import RequestGrammar

_ADDRESS = re.compile(
    r"\s+(?:[A-ZÀ-ỸĐ][\w'’]+\s+){1,4}(?:[Ss]treet|[Rr]oad|[Aa]venue|St\b|Quay|Lane|Boulevard|Square)\b"
    r"|\s+(?:[Rr]ue|Via|Calle|Avenida|Rua)\s"
)


_VICTIM = re.compile(
    r"\s(?!(?:was|is|has|had|who|of)\b)(?:[\w’'-]+\s){1,4}?"
    r"(?:killed|injured|wounded|hurt|missing|dead|died|drowned|kidnapped|arrested|detained|rescued)\b"
)


def _stem(noun: str) -> str:
    return noun.rstrip("s")


def _name_act(noun: str, verb: str) -> str:
    return f"{noun} {verb}"


def _name_worth(_: str, thing: str) -> str:
    return thing


ENGLISH = Language(
    code="en",
    find_sentences=sentences,
    find_times=find_times,
    find_openings=find_openings,
    find_numbers=find_numbers,
    lexicon=LEXICON,
    owners=OwnerGrammar(
        find_report_owner=report_owner.find_report_owner,
        find_section_owner=report_owner.find_section_owner,
        country_of=report_owner.country_of,
        find_orgs=find_orgs,
        bare_names=None,
        find_bare_place=owner_clauses.find_bare_place,
        may_own=owner_clauses.may_own,
        joins_place=owner_clauses.JOINS_PLACE,
        is_org=is_org,
        is_same_country=owner_clauses.is_same_country,
        full_names=FULL_NAMES,
        nation_words=frozenset({"country", "nation"}),
        region_word="province",
        nation_offices=owner_clauses.NATION_OFFICES,
    ),
    times=TimeWords(
        until=frozenset(
            {"by", "as of", "as at", "until", "till", "up to", "at", "to", "at the end of", "by the end of", "end"}
        ),
        since="since",
        starts=frozenset({"since", "from"}),
        on="on",
        deadlines=frozenset({"by", "before"}),
        open_ended=frozenset({"since", "until", "till"}),
        report_days=frozenset({"on", "", "of"}),
        month="month",
        quarter="quarter",
    ),
    report=ReportWords(
        compared=report_signs.COMPARED, ahead=report_signs.AHEAD, event=report_signs.EVENT, reviews=report_signs.reviews
    ),
    tables=TABLES,
    requests=RequestGrammar(
        find_people=titles.find_people,
        find_speakers=speech.find_speakers,
        find_requests=requests.find_requests,
        find_tellings=tellings.find_tellings,
        is_lead=terms.is_lead,
        find_coordinating=terms.find_coordinating,
        assigns=deadlines.ASSIGNS,
        deadline_rank=deadlines.deadline_rank,
        has_year=deadlines.has_year,
        looks_ahead=deadlines.looks_ahead,
        task_years=deadlines.task_years,
        count_tasks=notices.count_tasks,
    ),
    happenings=HAPPENINGS,
    accords=ACCORDS,
    address=_ADDRESS,
    one="one",
    victim=_VICTIM,
    whole="all ",
    rank="rank",
    stem=_stem,
    name_act=_name_act,
    name_worth=_name_worth,
    verbs_chain=False,
    noun_leads=False,
)
