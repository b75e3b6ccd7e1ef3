"""Facts as sentences in both languages: bounds, estimates, plans, parts, contradictions, shorter times."""

from __future__ import annotations

from decimal import Decimal

import pytest

from diemcau.publish.report.locks import to_counted
from diemcau.publish.report.material import Corrected, Dispute, Fact, Order, Parts, Proposed
from diemcau.records import Bound, Interval, Kind, Status, Tally, parse_period
from diemcau.records.mention import PLAN
from diemcau.records.total import (
    Caveat,
    Comparison,
    Covered,
    Obstacle,
    Progress,
    Reach,
    Target,
    Total,
    Way,
)

from .conftest import YEAR, compiled, evidence, fact, material, quantity, text_of

EXPORTS = fact(quantity("6.3e9", "USD", Bound.NEARLY, "0.1e9"))
AGAINST_PLAN = fact(quantity("4.9", "percent", place="0.1"), "f2", kind=Kind.CHANGE, compare_to=PLAN, companion_of="f1")


def said(*facts: Fact, code: str = "fields", **more: object) -> tuple[str, str]:
    """What a section says in English and in Vietnamese."""
    reports = compiled(material(*facts, **more))
    return text_of(reports["en"], code), text_of(reports["vi"], code)


def test_a_result_stands_against_its_plan() -> None:
    """The bound word, the mark of decimals and the plan are the language's own."""
    english, vietnamese = said(EXPORTS, AGAINST_PLAN)
    assert "Export turnover amounted to nearly 6.3 billion USD in 2024, 4.9% above the plan [N2, N3]." in english
    assert "Năm 2024, kim ngạch xuất khẩu đạt gần 6,3 tỷ USD, vượt 4,9% so với kế hoạch [N2, N3]." in vietnamese


@pytest.mark.parametrize(
    ("value", "base", "english", "vietnamese"),
    [
        ("4.9", PLAN, "4.9% above the plan", "vượt 4,9% so với kế hoạch"),
        ("-4.9", PLAN, "4.9% below the plan", "thấp hơn 4,9% so với kế hoạch"),
        ("4.9", parse_period("2023"), "up 4.9% on 2023", "tăng 4,9% so với năm 2023"),
        ("-4.9", parse_period("2023"), "down 4.9% on 2023", "giảm 4,9% so với năm 2023"),
    ],
)
def test_a_change_says_which_way(value: str, base: object, english: str, vietnamese: str) -> None:
    """Rise and fall stand in words, never as a sign."""
    change = fact(quantity(value, "percent", place="0.1"), "f2", kind=Kind.CHANGE, compare_to=base, companion_of="f1")
    told = said(EXPORTS, change)
    assert english in told[0]
    assert vietnamese in told[1]
    assert "−" not in "".join(told)


def test_an_estimate_is_called_so() -> None:
    """What is expected of the year itself is an estimate, and stands among what has yet to be settled."""
    estimate = fact(quantity("3.7e9", "USD", place="0.1e9"), status=Status.EXPECTED)
    english, vietnamese = said(estimate)
    assert "Export turnover, as estimated, amounted to 3.7 billion USD" in english
    assert "kim ngạch xuất khẩu ước đạt 3,7 tỷ USD" in vietnamese
    assert "is an estimate" in said(estimate, code="gaps")[0]
    assert "là số ước thực hiện" in said(estimate, code="gaps")[1]


def test_eleven_months_stay_eleven_months() -> None:
    """A shorter time is named, and is not made into a year."""
    visitors = fact(
        quantity("15.8e6", "persons", Bound.OVER), measure="tourism.visitors", period=parse_period("2024-01..2024-11")
    )
    english, vietnamese = said(visitors)
    assert (
        "numbered more than 15.8 million persons in January to November 2024; this does not cover the whole" in english
    )
    assert "Trong 11 tháng đầu năm 2024, có hơn 15,8 triệu khách quốc tế; số liệu chưa bao quát cả năm" in vietnamese


def test_what_parts_leave_is_not_stated() -> None:
    """Two parts of fifty-nine leave thirteen; one part alone leaves nothing to remark."""
    whole = fact(quantity("59"), "w", "activities.leaders.total")
    parts = [
        fact(quantity("25"), "a", "activities.leaders.hosted", part_of="w"),
        fact(quantity("21"), "b", "activities.leaders.visits_abroad", part_of="w"),
    ]
    rest = Parts(whole="w", parts=("a", "b"), rest=to_counted(13))
    english, vietnamese = said(whole, *parts, parts=(rest,))
    assert "not stated: 13 of 59" in english
    assert "chưa nêu cụ thể: 13 trong tổng số 59" in vietnamese
    alone = Parts(whole="w", parts=("a",), rest=to_counted(34))
    assert "not stated" not in said(whole, parts[0], parts=(alone,))[0]


def test_both_sides_of_a_contradiction_are_shown() -> None:
    """Neither value is chosen; each side leads to its own sentence."""
    sides = [
        fact(quantity("4.6e9", "USD", place="0.1e9"), "a", "overseas.remittances", is_disputed=True),
        fact(quantity("4.9e9", "USD", place="0.1e9"), "b", "overseas.remittances", is_disputed=True),
    ]
    dispute = (Dispute(kind="value", facts=("a", "b")),)
    english, vietnamese = said(*sides, disputes=dispute)
    assert english.count("4.6 billion USD") == english.count("4.9 billion USD") == 1
    assert "các tài liệu nêu khác nhau, gồm 4,6 tỷ USD và 4,9 tỷ USD" in vietnamese
    gaps = said(*sides, disputes=dispute, code="gaps")
    assert "4.6 billion USD [N2] against 4.9 billion USD [N3]" in gaps[0]
    assert "4,6 tỷ USD [N2] so với 4,9 tỷ USD [N3]" in gaps[1]


def test_a_correction_shows_the_earlier_value_beside_the_later() -> None:
    """What was replaced is told where figures are settled, and nowhere else."""
    old = fact(quantity("9240", "persons"), "old", "protection.citizens", is_superseded=True)
    new = fact(quantity("9420", "persons"), "new", "protection.citizens")
    corrected = Corrected(
        kind="corrected",
        fact="new",
        earlier=quantity("9240", "persons"),
        later=quantity("9420", "persons"),
        evidence=(evidence("9,420"), evidence("9,240")),
    )
    english, _ = said(old, new, corrections=(corrected,))
    assert "9,240" not in english
    gaps = said(old, new, corrections=(corrected,), code="gaps")
    assert "corrected to 9,420 persons; before, 9,240 persons was stated" in gaps[0]
    assert "đã được đính chính thành 9.420 người; trước đó nêu 9.240 người" in gaps[1]


def test_words_of_a_foreign_document_are_quoted() -> None:
    """What has no measure is called as documents call it: in quotes where they are in another language."""
    unnamed = fact(quantity("46"), measure="", labels={"en": "lanterns lit"}, rank=0)
    english, vietnamese = said(unnamed, code="summary")
    assert "Lanterns lit: 46 in 2024" in english
    assert "“lanterns lit”: 46" in vietnamese


def test_a_stock_holds_on_its_day() -> None:
    """A day is named where the figure is of a day."""
    stock = fact(
        quantity("3.8e9", "USD", Bound.NEARLY), measure="fdi.capital.registered", tally=Tally.STOCK,
        period=parse_period("2024-12-31"),
    )  # fmt: skip
    english, vietnamese = said(stock)
    assert "stood at nearly 3.8 billion USD at 31 December 2024" in english
    assert "Tính đến 31/12/2024, tổng vốn FDI đăng ký đạt gần 3,8 tỷ USD" in vietnamese


def test_targets_orders_and_proposals_are_next_years_work() -> None:
    """An aim is named as one, an order is quoted with its giver and time, a proposal with whom it goes to."""
    aim = fact(quantity("8", "percent", Bound.AT_LEAST), "aim", "economy.growth", status=Status.TARGET,
               period=parse_period("2025"), kind=Kind.CHANGE)  # fmt: skip
    order = Order(id="d1", words="open three desks", language="en", issuers=("Minister Arl",), addressee="missions",
                  deadline="5 working days", evidence=(evidence("open three desks"),))  # fmt: skip
    asked = Proposed(id="p1", words="lend a boat", language="en", proposer="Keld", evidence=(evidence("lend a boat"),))
    english, vietnamese = said(aim, orders=(order,), code="directions")
    assert "economic growth to reach at least 8% in 2025 (target)" in english
    assert "“open three desks” [N3]." in english
    assert "Given by Minister Arl; to be done by missions." in english
    assert "Time: 5 working days." in english
    assert "năm 2025, phấn đấu tăng trưởng kinh tế đạt ít nhất 8%" in vietnamese
    assert "Thời hạn: 5 ngày làm việc." in vietnamese
    assert "Keld: “lend a boat” [N2]." in said(proposals=(asked,), code="proposals")[0]


def _total(**more: object) -> Total:
    given: dict[str, object] = {
        "measure": "trade.exports",
        "unit": "USD",
        "org": "VN",
        "period": YEAR,
        "way": Way.SUM,
        "interval": Interval(Decimal("9.32e9"), Decimal("10.05e9"), high_open=True),
        "coverage": (Covered(kind="province", reported=("P.a", "P.b"), missing=tuple(f"P{n}" for n in range(61))),),
    }
    return Total(**(given | more))  # type: ignore[arg-type]


def test_a_total_says_of_how_many_it_is() -> None:
    """An interval, how many of who owe reported, and what part is an estimate."""
    total = _total(caveats=(Caveat.MISSING, Caveat.EXPECTED))
    names = {"province": {"en": "provinces", "vi": "tỉnh"}}
    english, vietnamese = said(totals=(total,), kind_names=names)
    assert "Export turnover of those that reported (2 of 63 provinces) in 2024: from 9.32 to 10.05 billion" in english
    assert "part of it is an estimate" in english
    assert "(2 trên tổng số 63 tỉnh): từ 9,32 đến 10,05 tỷ USD; một phần là số ước thực hiện" in vietnamese
    assert "Export turnover" not in said(totals=(_total(way=Way.NONE, interval=None),))[0]


def test_coverage_names_who_is_missing() -> None:
    """Who reported of who owes stands at the head of the report, those missing by name."""
    covered = Covered(kind="province", reported=("Keld province",), missing=("Orm", "Arl"))
    english, vietnamese = said(
        EXPORTS, coverage=(covered,), coverage_names=({"en": "provinces", "vi": "tỉnh"},), code="ground"
    )
    assert "Of the provinces, 1 of 3 reported: Keld province." in english
    assert "Not yet reported: Arl and Orm." in english
    assert "có 1 trên tổng số 3 đơn vị có báo cáo, gồm: tỉnh Keld." in vietnamese


def test_the_assessment_rests_on_figures() -> None:
    """Above plan and reached targets are achievements, below plan and missed ones limits; nothing else is praised."""
    below = fact(quantity("-2", "percent"), "f2", kind=Kind.CHANGE, compare_to=PLAN, companion_of="f1")
    assert "exceeded the plan by 4.9%" in said(EXPORTS, AGAINST_PLAN, code="achieved")[0]
    assert "stayed 2% below the plan" in said(EXPORTS, below, code="limits")[0]
    assert said(EXPORTS, code="achieved")[0] == "No figure received shows a plan or target as reached."
    target = Target(id="t1", measure="trade.exports", unit="USD", org="VN", period=YEAR,
                    interval=Interval(Decimal("9e9"), None))  # fmt: skip
    for reach, code, words in (
        (Reach.REACHED, "achieved", "hoàn thành chỉ tiêu ít nhất 9 tỷ USD"),
        (Reach.MISSED, "limits", "chưa hoàn thành chỉ tiêu ít nhất 9 tỷ USD"),
    ):
        assert words in said(progresses=(Progress(target=target, total=_total(), reach=reach),), code=code)[1]


def test_a_change_of_open_sign_is_no_success() -> None:
    """A change that may be nothing or less is neither an achievement nor a limit."""
    open_sign = fact(quantity("0", "percent"), "f2", kind=Kind.CHANGE, compare_to=PLAN, companion_of="f1")
    assert "plan by" not in said(EXPORTS, open_sign, code="assessment")[0]


def test_a_comparison_that_may_not_be_made_is_refused_in_words() -> None:
    """The reasons stand in place of a number."""
    refused = Comparison(now=_total(), before=None, obstacles=(Obstacle.PERIOD, Obstacle.SHAPE))
    english, vietnamese = said(comparisons=(refused,), code="gaps")
    assert "is not held against the year before: the periods are of different length and units were merged" in english
    assert "chưa so sánh kim ngạch xuất khẩu" in vietnamese
    before = _total(period=parse_period("2023"), interval=Interval.point(Decimal("9e9")))
    made = Comparison(now=_total(), before=before, change=Interval(Decimal("0.32e9"), Decimal("1.05e9")),
                      percent=Interval(Decimal("3.5"), Decimal("11.7")))  # fmt: skip
    assert "a rise of from 3.5% to 11.7%" in said(comparisons=(made,), code="achieved")[0]


def test_a_length_of_time_is_quoted() -> None:
    """What counts only time, and no measure, stands in the table in the words of its document."""
    trip = fact(quantity("12", "months"), measure="", labels={"en": "travel"}, evidence=(evidence("Twelve months"),))
    assert "“Twelve months”" in said(trip, code="annex")[0]


@pytest.mark.parametrize(
    ("measure", "unit", "words"),
    [
        ("partners.local_countries", "count", "Năm 2024, có 7 nước có địa phương đối tác"),
        ("protection.citizens", "persons", "Năm 2024, có 7 công dân được bảo hộ"),
        ("conferences.foreign_delegates", "person-trips", "Năm 2024, có 7 lượt đại biểu nước ngoài dự hội nghị"),
        ("delegations.inbound.persons", "person-trips", "Năm 2024, có 7 lượt khách nước ngoài được đón"),
        ("overseas.population", "persons", "Năm 2024, có 7 người Việt Nam ở nước ngoài"),
        ("fdi.projects.active", "project", "Năm 2024, có 7 dự án FDI còn hiệu lực"),
    ],
)
def test_vietnamese_counts_things_by_their_own_name(measure: str, unit: str, words: str) -> None:
    """No word for number, person or trip stands twice."""
    assert words in said(fact(quantity("7", unit), measure=measure))[1]
