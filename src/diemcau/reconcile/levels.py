"""How alike two figures are, field by field, in named levels, and what each level counts.

Every decision of the room adds up these points; nothing else is tuned anywhere. The points were set by reading what
told same facts
from look-alikes in composed story sets of reports about one event: a level counts about the natural logarithm of how
much
more often it holds between two tellings of one fact than between two different facts of one folder. A level in `BARRED`
ends the matter.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class MeasureLevel(StrEnum):
    """How alike what is counted is."""

    SAME_CODE = "the same measure"
    SAME_WORDS = "the same words for what is counted"
    SAME_WORD = "the same single word for what is counted"
    SAME_PLAIN = "the same plain word for what is counted"
    WITHIN = "one label within the other"
    MOSTLY = "most words of the label in common"
    SHARED = "words of the label in common"
    TOLD = "the label of one in the sentence of the other"
    CONTEXT = "sentences with words in common"
    PART = "the same words, for a part in one text and for all in the other"
    CHANGED = "changes from one base beside values that agree"
    APART = "no word in common"
    OTHER_CODE = "different measures"
    OTHER_NAMES = "different names in what is counted"


class ValueLevel(StrEnum):
    """How the values lie to each other."""

    SAME_LONG = "the same value to three digits or more"
    SAME_SHORT = "the same value of two digits"
    SAME_DIGIT = "the same value of one digit"
    SAME_MONEY = "the same amount of money"
    CLOSE_MONEY = "amounts of money that agree and lie close together"
    CLOSE_LONG = "long numbers that agree and lie close together"
    CLOSE = "values that agree and lie close together"
    NEAR = "values that agree and lie near each other"
    LOOSE = "values that lie some way apart"
    DISTANT = "values that agree but lie far apart"
    DISJOINT = "values that cannot both be true"


class OwnerLevel(StrEnum):
    """How alike the orgs are."""

    SAME = "the same org"
    SAME_CARRIED = "the same org (implied)"
    WITHIN = "one org named within the other"
    UNSAID = "the org named in one only"
    CARRIED = "different orgs, one of them only implied by its text"
    OTHER = "different orgs"


class PeriodLevel(StrEnum):
    """How alike the periods are."""

    SAME_RARE = "the same period"
    SAME = "the same year"
    IMPLIED = "the same period (implied)"
    UNSAID = "the period named in one only"
    BOTH_UNSAID = "no period named"
    TOUCHING = "periods that end alike"
    WITHIN_IMPLIED = "one period within the other, both only implied"
    WITHIN = "one period within the other, one of them not said outright"
    CARRIED = "different periods, one of them not said outright"
    OTHER = "different periods"


class StatusLevel(StrEnum):
    """Whether the certainty agrees."""

    SAME = "the same status"
    NEAR = "one text giving it as expected and the other as a result"
    OTHER = "different status"


class SortLevel(StrEnum):
    """Whether unit, kind and stock or flow agree."""

    SAME = "the same unit"
    LOOSE = "units that may be one"
    OTHER = "different units"


class TellingLevel(StrEnum):
    """How alike the sentences are."""

    COPIED = "one sentence of a copied text"
    COMPANIONS = "two more values in the sentence that agree"
    COMPANION = "another value in the sentence that agrees"
    OWN = "two tellings"
    LATER = "different weeks of publication and no period said"
    PARALLEL = "two sentences of one text in one mould, with other values beside"


Level = TellingLevel | MeasureLevel | ValueLevel | OwnerLevel | PeriodLevel | StatusLevel | SortLevel

POINTS: Final[Mapping[Level, float]] = {
    TellingLevel.COPIED: 6.0,
    TellingLevel.COMPANIONS: 2.0,
    TellingLevel.COMPANION: 1.5,
    TellingLevel.OWN: 0.0,
    TellingLevel.LATER: -1.0,
    MeasureLevel.SAME_CODE: 3.0,
    MeasureLevel.SAME_WORDS: 3.0,
    MeasureLevel.SAME_WORD: 2.0,
    MeasureLevel.SAME_PLAIN: 1.0,
    MeasureLevel.WITHIN: 2.5,
    MeasureLevel.MOSTLY: 2.0,
    MeasureLevel.SHARED: 1.5,
    MeasureLevel.TOLD: 1.0,
    MeasureLevel.CONTEXT: 0.5,
    MeasureLevel.PART: -0.5,
    MeasureLevel.CHANGED: 0.5,
    MeasureLevel.APART: -1.5,
    MeasureLevel.OTHER_CODE: -2.0,
    ValueLevel.SAME_LONG: 3.5,
    ValueLevel.SAME_SHORT: 2.0,
    ValueLevel.SAME_DIGIT: 1.0,
    ValueLevel.SAME_MONEY: 3.0,
    ValueLevel.CLOSE_MONEY: 2.5,
    ValueLevel.CLOSE_LONG: 3.0,
    ValueLevel.CLOSE: 2.0,
    ValueLevel.NEAR: 1.0,
    ValueLevel.LOOSE: -1.5,
    ValueLevel.DISTANT: -3.0,
    OwnerLevel.SAME: 1.0,
    OwnerLevel.SAME_CARRIED: 0.5,
    OwnerLevel.WITHIN: 0.5,
    OwnerLevel.UNSAID: 0.0,
    OwnerLevel.CARRIED: -2.0,
    PeriodLevel.SAME_RARE: 1.5,
    PeriodLevel.SAME: 0.5,
    PeriodLevel.IMPLIED: 0.25,
    PeriodLevel.UNSAID: 0.0,
    PeriodLevel.BOTH_UNSAID: 0.0,
    PeriodLevel.TOUCHING: -0.5,
    PeriodLevel.WITHIN_IMPLIED: 0.0,
    PeriodLevel.WITHIN: -1.5,
    PeriodLevel.CARRIED: -1.0,
    StatusLevel.SAME: 0.0,
    StatusLevel.NEAR: -1.0,
    SortLevel.SAME: 0.0,
    SortLevel.LOOSE: -1.0,
}

BARRED: Final[frozenset[Level]] = frozenset(
    {
        ValueLevel.DISJOINT,
        MeasureLevel.OTHER_NAMES,
        TellingLevel.PARALLEL,
        OwnerLevel.OTHER,
        PeriodLevel.OTHER,
        StatusLevel.OTHER,
        SortLevel.OTHER,
    }
)

SAME_FACT: Final = 3.2  # points from which two figures are one fact

WORDS_SHARED: Final = 0.34  # weighted share of the shorter label from which labels have words in common
WORDS_MOSTLY: Final = 0.5  # the same, with two words or more, from which labels have most words in common
CONTEXT_SHARED: Final = 0.3  # the same for whole sentences
CLOSE: Final = 0.025  # relative distance up to which a bound or rounding lies close: people round to two digits
NEAR: Final = 0.06  # the same for lies near
DISTANT: Final = 0.34  # relative distance beyond which agreement of a bound is empty
SENTENCE_COPIED: Final = 0.7  # weighted share of the shorter sentence from which two sentences of copies are one
OTHER_NEWS: Final = 5  # days between two texts from which they hardly tell the same news
NEXT_ISSUE: Final = 20  # days between two issues of one publisher that tell of two periods; the month is the shortest
SOON: Final = 60  # days between two texts within which a period that is only carried over may be carried wrongly
ALIKE_VALUES: Final = 0.34  # relative distance up to which different values under like labels contradict each other
ALIKE_HEADLINE: Final = (
    0.1  # the same for a headline and its body, which are rounded and shortened but tell of one thing
)
