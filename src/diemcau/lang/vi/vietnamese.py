"""Vietnamese as the reader of figures needs it."""

from __future__ import annotations

import re

from diemcau.lang.language import Language, OwnerGrammar, ReportWords, TimeWords
from diemcau.lang.vi import owner_clauses, report_owner, report_signs
from diemcau.lang.vi.accords import WORDS as ACCORDS
from diemcau.lang.vi.countries import FULL_NAMES
from diemcau.lang.vi.happenings import WORDS as HAPPENINGS
from diemcau.lang.vi.numerals import find_numbers, find_openings
from diemcau.lang.vi.owners import find_orgs, is_org
from diemcau.lang.vi.request_grammar import REQUESTS
from diemcau.lang.vi.segment import sentences
from diemcau.lang.vi.tables import TABLES
from diemcau.lang.vi.times import find_times
from diemcau.lang.vi.words import LEXICON

_ADDRESS = re.compile(r",?\s+(?:đường|phố|ngõ|ngách|đại lộ)\s|\s+(?:[Rr]ue|Via|Calle|Street|Avenue)\s")


_VICTIM = re.compile(
    r"\s(?:\w+\s){1,4}?(?:tử vong|thiệt mạng|chết|bị thương|mất tích|bị bắt|bị bắt cóc|đuối nước|được cứu)\b"
)


def _stem(noun: str) -> str:
    return noun


def _name_act(noun: str, verb: str) -> str:
    return f"{noun} được {verb}"


def _name_worth(word: str, thing: str) -> str:
    """ "36 dự án | với tổng vốn đăng ký | 18 triệu USD": the capital of the projects."""
    amount = word.removeprefix("với ").removeprefix("có ")
    return thing if amount == "tương đương" else f"{amount} {thing}"


VIETNAMESE = Language(
    code="vi",
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
        bare_names=owner_clauses.BARE_NAMES,
        find_bare_place=owner_clauses.find_bare_place,
        may_own=owner_clauses.may_own,
        joins_place=owner_clauses.JOINS_PLACE,
        is_org=is_org,
        is_same_country=owner_clauses.is_same_country,
        full_names=FULL_NAMES,
        nation_words=frozenset({"cả nước", "toàn quốc"}),
        region_word="tỉnh",
        nation_offices=owner_clauses.NATION_OFFICES,
    ),
    times=TimeWords(
        until=frozenset({"đến", "tính đến", "hết", "cuối"}),
        since="kể từ",
        starts=frozenset({"từ", "kể từ"}),
        on="vào",
        deadlines=frozenset({"trước", "chậm nhất"}),
        open_ended=frozenset({"kể từ"}),
        report_days=frozenset({"vào", "", "của"}),
        month="tháng",
        quarter="quý",
    ),
    report=ReportWords(
        compared=report_signs.COMPARED, ahead=report_signs.AHEAD, event=report_signs.EVENT, reviews=report_signs.reviews
    ),
    tables=TABLES,
    requests=REQUESTS,
    happenings=HAPPENINGS,
    accords=ACCORDS,
    address=_ADDRESS,
    one="một",
    victim=_VICTIM,
    whole="cả ",
    rank="thứ hạng",
    stem=_stem,
    name_act=_name_act,
    name_worth=_name_worth,
    verbs_chain=True,
    noun_leads=True,
)
