"""Labels of figures and the measures they name."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diemcau.profile.load import load_profile
from diemcau.profile.types import Measure, MeasureKind
from diemcau.records import Tally

PROFILE = load_profile("vietnam_diplomacy")
FORMS = [
    (code, language, form)
    for code, measure in PROFILE.measures.items()
    for language in PROFILE.languages
    for form in (measure.names[language], *measure.forms[language])
]


def unit_of(measure: Measure) -> str:
    """A unit that a reader of figures would give to a figure of this measure."""
    is_plain = measure.kind is MeasureKind.COUNT and measure.unit_default not in {"days", "rank"}
    return "count" if is_plain else measure.unit_default


@pytest.mark.parametrize(
    ("label", "unit", "code"),
    [
        ("new cooperation agreements signed", "count", "agreements.signed.total"),
        ("valid FDI projects", "count", "fdi.projects.active"),
        ("foreign direct investment projects still in effect", "count", "fdi.projects.active"),
        ("total export turnover", "USD", "trade.exports"),
        ("the province's export revenue", "USD", "trade.exports"),
        ("Thanh Hoa's exports", "USD", "trade.exports"),
        ("import and export turnover", "USD", "trade.turnover"),
        ("foreign tourist arrivals", "person-trips", "tourism.visitors"),
        ("delegations dispatched abroad", "count", "delegations.outbound.total"),
        ("outbound delegations led by the province's leaders", "count", "delegations.outbound.leaders"),
        ("foreign delegations welcomed", "count", "delegations.inbound.total"),
        ("fishermen returned home", "persons", "protection.fishermen_returned"),
        ("tasks finished on schedule", "count", "tasks.done.on_time"),
        ("overseas Vietnamese", "persons", "overseas.population"),
        ("Vietnamese people living abroad", "persons", "overseas.population"),
        ("registered capital of valid FDI projects", "USD", "fdi.capital.registered"),
        ("disbursement of FDI", "USD", "fdi.capital.realised"),
        ("GRDP growth", "percent", "economy.growth"),
    ],
)
def test_english_labels(label: str, unit: str, code: str) -> None:
    """Inflection, order, like words and words that say nothing do not hide a measure."""
    assert PROFILE.find_measure(label, "en", unit) == code


@pytest.mark.parametrize(
    ("label", "unit", "code"),
    [
        ("tổng kim ngạch xuất khẩu", "USD", "trade.exports"),
        ("kim ngạch xuất nhập khẩu của tỉnh", "USD", "trade.turnover"),
        ("dự án đầu tư trực tiếp nước ngoài còn hiệu lực", "count", "fdi.projects.active"),
        ("lượt khách du lịch quốc tế", "person-trips", "tourism.visitors"),
        ("thoả thuận hợp tác được ký kết", "count", "agreements.signed.total"),
        ("đoàn đi công tác nước ngoài", "count", "delegations.outbound.total"),
        ("nhiệm vụ hoàn thành trễ hạn", "count", "tasks.done.late"),
        ("kiều hối", "USD", "overseas.remittances"),
    ],
)
def test_vietnamese_labels(label: str, unit: str, code: str) -> None:
    """Vietnamese wordings, whatever the place of the tone marks."""
    assert PROFILE.find_measure(label, "vi", unit) == code


@pytest.mark.parametrize(
    ("label", "language"),
    [
        ("rice exports", "en"),
        ("exports to neighbouring markets by sea", "en"),
        ("new FDI projects", "en"),
        ("provinces with FDI projects", "en"),
        ("delegations", "en"),
        ("projects", "en"),
        ("kittens adopted", "en"),
        ("", "en"),
        ("kim ngạch xuất khẩu gạo", "vi"),
        ("dự án FDI mới", "vi"),
        ("địa phương có dự án FDI", "vi"),
        ("đoàn diễn ra", "vi"),
        ("exports", "fr"),
    ],
)
def test_what_is_narrower_or_unknown_is_no_measure(label: str, language: str) -> None:
    """A word that the forms do not explain forbids the match: no code is better than a wrong one."""
    assert PROFILE.find_measure(label, language) is None


@pytest.mark.parametrize(
    ("unit", "code"),
    [("USD", "trade.exports"), ("VND", "trade.exports"), ("percent", "trade.exports"), ("times", "trade.exports"),
     (None, "trade.exports"), ("count", None), ("persons", None), ("tonnes", None)],
)  # fmt: skip
def test_unit_has_to_go_with_the_kind(unit: str | None, code: str | None) -> None:
    """Money is money; a change in percent may be of anything."""
    assert PROFILE.find_measure("export turnover", "en", unit) == code


def test_unit_tells_like_wordings_apart() -> None:
    """Money and people under one label are different measures."""
    assert PROFILE.find_measure("consular fees", "en", "EUR") == "consular.fees"
    assert PROFILE.find_measure("consular fees", "en", "persons") is None


def test_longer_form_wins() -> None:
    """Growth of exports is not exports, unless the number is an amount."""
    assert PROFILE.find_measure("export growth", "en", "percent") == "trade.exports.growth"
    assert PROFILE.find_measure("export growth", "en", "USD") == "trade.exports"


@given(st.sampled_from(FORMS))
def test_every_form_finds_its_measure(form: tuple[str, str, str]) -> None:
    """A form leads to its measure, and adding an empty word changes nothing."""
    code, language, text = form
    unit = unit_of(PROFILE.measures[code])
    assert PROFILE.find_measure(text, language, unit) == code
    assert PROFILE.find_measure({"en": f"total {text}", "vi": f"tổng số {text}"}[language], language, unit) == code


def test_all_forms_find_their_measures() -> None:
    """No form of the whole codebook is lost to another."""
    lost = [
        form for form in FORMS if PROFILE.find_measure(form[2], form[1], unit_of(PROFILE.measures[form[0]])) != form[0]
    ]
    assert lost == []


@given(st.text(max_size=60), st.sampled_from(["en", "vi"]))
def test_any_text_is_answered(text: str, language: str) -> None:
    """Whatever a label holds, the answer is a known code or none."""
    assert PROFILE.find_measure(text, language) in {None, *PROFILE.measures}


@given(st.lists(st.sampled_from([form[2] for form in FORMS if form[1] == "en"]), min_size=2, max_size=3))
def test_foreign_word_always_forbids(forms: list[str]) -> None:
    """A made-up word beside any forms leaves the label without a measure."""
    assert PROFILE.find_measure(" ".join([*forms, "zorblatt"]), "en") is None


def test_stock_or_flow() -> None:
    """What there is on a day and what happened in a period are kept apart; plans are neither."""
    assert PROFILE.stock_or_flow("fdi.projects.active") is Tally.STOCK
    assert PROFILE.stock_or_flow("trade.exports") is Tally.FLOW
    assert PROFILE.stock_or_flow("agreements.planned") is None
    assert PROFILE.stock_or_flow("no.such.code") is None


def test_parts_of() -> None:
    """Parts are what the profile promises to be one, not all that speaks about a measure."""
    assert [part.code for part in PROFILE.parts_of("trade.turnover")] == ["trade.exports", "trade.imports"]
    assert PROFILE.parts_of("trade.exports") == ()


def test_finding_is_quick() -> None:
    """A label takes well under a millisecond, so that a folder of thousands of figures does not wait for it."""
    labels = [form[2] for form in FORMS if form[1] == "en"]
    PROFILE.find_measure(labels[0], "en")
    best = min(_seconds(labels) for _ in range(3))
    assert best / len(labels) < 0.0005


def _seconds(labels: list[str]) -> float:
    start = process_time()
    for label in labels:
        PROFILE.find_measure(label, "en", "count")
    return process_time() - start
