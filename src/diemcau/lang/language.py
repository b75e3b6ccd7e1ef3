"""What every language folder offers: one `Language` of plain data and functions.

A folder such as `lang/en` fills it; the grammar that reads figures asks it and knows no word of any language. Nothing
outside the folder changes when a language is added, but the one line in `registry`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from re import Pattern
from typing import NamedTuple, Protocol

from diemcau.lang.accords import AccordWords
from diemcau.lang.base import FindTimes, SplitSentences
from diemcau.lang.happenings import HappeningWords
from diemcau.lang.lexicon import Lexicon
from diemcau.lang.numerals import Number, Opening
from diemcau.lang.requests import RequestGrammar
from diemcau.records import Document


class FindNumbers(Protocol):
    """Finds the number phrases of a sentence beside its times."""

    def __call__(
        self, text: str, taken: Sequence[tuple[int, int]], openings: Sequence[Opening] | None = None
    ) -> list[Number]:
        """Every number phrase, ascending and disjoint.

        Args:
            text: The sentence.
            taken: Places that are something else (dates, durations); numbers that touch them are left out.
            openings: Where numbers may open in it; None looks for them.
        """


class OrgMention(NamedTuple):
    """An org named in a text.

    Attributes:
        start, end: Its place.
        name: The name as written, without article.
        sort: `place`, `org`, `country`, `nation` (the whole country) or `generic` (the province, the ministry).
        possessive: Whether a possessive ending follows.
    """

    start: int
    end: int
    name: str
    sort: str
    possessive: bool


@dataclass(frozen=True, slots=True)
class OwnerGrammar:
    """How a language says whose figures a text tells.

    Attributes:
        find_report_owner: Of a document, and of a test for names of provinces and cities that are known otherwise:
            whose report it is, or None, and the country it belongs to.
        find_section_owner: Of the text under a headline inside a document and the same test: the place it tells of.
        country_of: The country a document belongs to, as its text spells it.
        find_orgs: The orgs of a sentence, ascending, the longer of two that overlap.
        bare_names: A run of words that may be the bare name of a province or city the sector knows; None where such
            names are never bare.
        find_bare_place: A place that opens a sentence without its noun, "In Ashford, ...": its offset and name.
        may_own: Of a sentence, an org in it, the document's owner and its country: whether the figures of the
            sentence may be that org's.
        joins_place: Ends of the words before a place that is said behind its figure: "12 schools | in".
        is_org: Whether words are the name of an org and nothing else.
        is_same_country: Whether a name is that of a country told under another name or a longer one.
        full_names: Short and older names of countries, by the name that figures are kept under.
        nation_words: Nouns that stand for the country spoken of.
        region_word: The noun that stands for the province spoken of.
        nation_offices: Offices whose orders aim at the country as a whole.
    """

    find_report_owner: Callable[[Document, Callable[[str], bool]], tuple[str | None, str]]
    find_section_owner: Callable[[str, Callable[[str], bool]], str | None]
    country_of: Callable[[Document], str]
    find_orgs: Callable[[str], list[OrgMention]]
    bare_names: Pattern[str] | None
    find_bare_place: Callable[[str], tuple[int, str] | None]
    may_own: Callable[[str, OrgMention, str | None, str], bool]
    joins_place: Pattern[str]
    is_org: Callable[[str], bool]
    is_same_country: Callable[[str, str], bool]
    full_names: Mapping[str, str]
    nation_words: Collection[str]
    region_word: str
    nation_offices: Pattern[str]


@dataclass(frozen=True, slots=True)
class TimeWords:
    """Words around times; the prepositions are those of `TimeMention`.

    Attributes:
        until: Prepositions of the last day of a count.
        since: The preposition of its first day, counted up to now.
        starts: Prepositions after which a count may begin at a named day.
        on: The preposition of the day something happened or stood.
        deadlines: Prepositions of a day until which something is to be done.
        open_ended: Prepositions of a stretch that is not itself under report.
        report_days: Prepositions, the empty one among them, of the day of what is reported.
        month, quarter: Pieces of the words for the month and the quarter under report.
    """

    until: Collection[str]
    since: str
    starts: Collection[str]
    on: str
    deadlines: Collection[str]
    open_ended: Collection[str]
    report_days: Collection[str]
    month: str
    quarter: str


@dataclass(frozen=True, slots=True)
class ReportWords:
    """Signs at the head of a document of what it reports on.

    Attributes:
        compared: Ends of the words before a time that is only compared with.
        ahead: Ends of the words before a time that is still to come: "tasks of".
        event: A verb or noun of something that took place.
        reviews: Whether a text reviews one year and sets tasks for the next.
    """

    compared: Pattern[str]
    ahead: Pattern[str]
    event: Pattern[str]
    reviews: Callable[[str, int], bool]


@dataclass(frozen=True, slots=True)
class TableWords:
    """What the cells and heads of a table say.

    Attributes:
        number_cell: A cell that holds a number or says that there is none.
        percent_head: A head over percentages.
        change_head: A head over changes.
        counted: Cells of a unit column that name what is counted, lower case.
        serial_head: A head over running numbers.
        unit_head: A head over units.
        unit_line: A line above a table that names the unit of its numbers, as the group `unit`.
        total: A label of a row that sums up the others, and says nothing else.
        within: The start of a label whose row tells of a part of the row before.
        plan_head, target_head, expected_head, done_head: Words of heads that say how certain the numbers are.
        of_plan_head: A head over shares of a plan that were reached.
    """

    number_cell: Pattern[str]
    percent_head: Pattern[str]
    change_head: Pattern[str]
    counted: Collection[str]
    serial_head: Pattern[str]
    unit_head: Pattern[str]
    unit_line: Pattern[str]
    total: Pattern[str]
    within: Pattern[str]
    plan_head: Pattern[str]
    target_head: Pattern[str]
    expected_head: Pattern[str]
    done_head: Pattern[str]
    of_plan_head: Pattern[str]


@dataclass(frozen=True, slots=True)
class Language:
    """One language as the reader of figures needs it.

    Attributes:
        code: ISO 639-1.
        find_sentences: The sentences of a text.
        find_times: Its expressions of time.
        find_openings: Where in a text a number may open; nothing else opens one.
        find_numbers: The number phrases of a sentence beside its times.
        lexicon: Its words by what they do around a number.
        owners: How it says whose figures are told.
        times: Its words around times.
        report: Its signs of what a document reports on.
        tables: Its words in tables.
        requests: How it says who wants what, and what took place.
        happenings: Its words for what takes place beside meetings, signings and visits.
        accords: Its words for papers that sides conclude and for delegations.
        address: What follows a number that is a house number.
        one: The number word that may be a pronoun.
        victim: What follows that word where it counts somebody whom something befell: "one sailor was killed".
        whole: What stands directly before a number that takes all of its sort, lower case.
        rank: How the label of a rank begins.
        stem: A noun cut so that singular and plural are alike.
        name_act: Of a counted noun and a verb that was done to it: both as one name.
        name_worth: Of a word that joins a thing to its amount and the thing: the name of the amount.
        verbs_chain: Whether clauses in a row share the aim or estimate that the first of them states.
        noun_leads: Whether what says more of a noun stands behind it.
    """

    code: str
    find_sentences: SplitSentences
    find_times: FindTimes
    find_openings: Callable[[str], list[Opening]]
    find_numbers: FindNumbers
    lexicon: Lexicon
    owners: OwnerGrammar
    times: TimeWords
    report: ReportWords
    tables: TableWords
    requests: RequestGrammar
    happenings: HappeningWords
    accords: AccordWords
    address: Pattern[str]
    one: str
    victim: Pattern[str]
    whole: str
    rank: str
    stem: Callable[[str], str]
    name_act: Callable[[str, str], str]
    name_worth: Callable[[str, str], str]
    verbs_chain: bool
    noun_leads: bool
