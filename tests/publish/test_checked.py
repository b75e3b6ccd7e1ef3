"""What checks come to has words in every language: all codes that rules, outliers and cross-checks give."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from diemcau.profile.checks import load_checks
from diemcau.profile.load import load_profile
from diemcau.publish.checked import (
    tell_matched,
    tell_outlying,
    tell_praise,
    tell_rule,
    tell_ruled,
    tell_unmatched,
)
from diemcau.publish.texts import languages
from diemcau.records import Interval, Severity, Span, parse_period
from diemcau.records.checked import (
    Against,
    Matched,
    Outlying,
    Praise,
    PraiseSort,
    Ruled,
    RuleKind,
    Side,
    Unmatched,
)
from diemcau.records.review import Answer

SECTOR = "vietnam_diplomacy"
REASONS = ["wide", "round", "disputed", "few", "loose", "unit", "status", "stock_and_flow", "cut_off"]
ALONE = ["absent", "several", "alike", "unsaid", "silent", "nobody", "outside", "not_due", "cancelled", "unit"]
GROUNDS = (
    "key.same", "number.same", "country.same", "dates.same", "dates.overlap", "dates.near", "head.same", "name.same",
    "name.alike", "partner.same", "area.same",
)  # fmt: skip


def ruled(kind: RuleKind, *, rule: str = "", answer: Answer = Answer.FAILS, reason: str = "") -> Ruled:
    """A rule about 41 delegations of Dunmarsh."""
    return Ruled(
        rule=rule or kind.value,
        kind=kind,
        answer=answer,
        severity=Severity.HOLD,
        observations=("f1", "f2"),
        measure="delegations.outbound.total",
        org="P.dunmarsh",
        period=parse_period("2031"),
        expected=Interval(None, Decimal(41)),
        reason=reason,
    )


@pytest.mark.parametrize("language", languages())
def test_every_rule_and_answer_has_words(language: str) -> None:
    """Kinds, the sector's own rules and windows, answers and reasons are all told."""
    profile = load_profile(SECTOR)
    book = load_checks(SECTOR, profile)
    told = [tell_rule(ruled(kind), book, profile, language) for kind in RuleKind]
    own = [one.code for one in book.orders] + [one.code for one in book.ratios] + [one.code for one in book.quotients]
    told += [tell_rule(ruled(RuleKind.ORDER, rule=f"order:{code}"), book, profile, language) for code in own]
    windows = [f"window:{one.deadline}" for one in book.windows]
    told += [tell_rule(ruled(RuleKind.WINDOW, rule=rule), book, profile, language) for rule in windows]
    assert all(sentence.endswith(".") for sentence in told)
    assert len(set(told)) == len(told)
    for answer in Answer:
        for reason in ["", *REASONS]:
            assert "41" in tell_ruled(ruled(RuleKind.PART, answer=answer, reason=reason), "delegation", language)
    slipped = replace(ruled(RuleKind.PARTITION), slip=("f1", Decimal(420)))
    assert "420" in tell_ruled(slipped, "delegation", language)


@pytest.mark.parametrize("language", languages())
def test_every_outlier_has_words(language: str) -> None:
    """The band and what it rests on are told; where there is none, that."""
    band, middle = Interval(Decimal(20), Decimal(60)), Interval.point(Decimal(40))
    for against in Against:
        one = Outlying(observation="f1", against=against, answer=Answer.FAILS, expected=band, middle=middle, points=12)
        said = tell_outlying(one, "delegation", language)
        assert "12" in said
        assert "60" in said
        few = Outlying(
            observation="f1", against=against, answer=Answer.CANNOT_TELL, expected=None, middle=None, points=3
        )
        assert "3" in tell_outlying(few, "delegation", language)


@pytest.mark.parametrize("language", languages())
def test_every_row_of_a_cross_check_has_words(language: str) -> None:
    """Grounds, differences, doubts and reasons for standing alone are all told."""
    fields = ("key", "number", "dates", "country", "head", "name", "partner", "area", "amount")
    for reason in ["", "unit", "wide", "round", "no_amount", "cancelled"]:
        one = Matched(first="a", second="b", answer=Answer.FAILS, grounds=GROUNDS, differs=fields, reason=reason)
        assert tell_matched(one, language).count(",") >= len(GROUNDS) + len(fields) - 2
    told = [tell_unmatched(Unmatched(row="a", side=Side.FIRST, answer=Answer.FAILS, reason=r), language) for r in ALONE]
    assert len(set(told)) == len(ALONE)


@pytest.mark.parametrize("language", languages())
def test_every_sort_of_praise_has_words(language: str) -> None:
    """Praise with and without a figure is told differently, each sort by name."""
    told = [
        tell_praise(Praise(span=Span(0, 1), words="x", sort=sort, sentence=Span(0, 1), supported_by=at), language)
        for sort in PraiseSort
        for at in (None, 0)
    ]
    assert len(set(told)) == len(told)
