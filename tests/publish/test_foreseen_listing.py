"""What is foreseen in a terminal, as JSON and in the page: everything said, nothing obeyed that a document holds."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from rich.console import Console

from diemcau.publish.foreseen_json import foreseen_to_json
from diemcau.publish.foreseen_listing import ForeseenListing
from diemcau.publish.page import write_page
from diemcau.publish.signal_words import tell_grounds, tell_terms
from diemcau.publish.texts import load_texts
from diemcau.records.forecast import Outlook
from diemcau.records.foreseen import Foreseen, Stream
from diemcau.records.signal import TermKind

from .charts.foretold import ALERT, BORN, ISSUE, PAST, REFUSED, TERM, forecast

if TYPE_CHECKING:
    from diemcau.records.review import Review

FOUND = Foreseen(
    made_on=date(2025, 1, 9),
    outlook=Outlook(
        made_on=date(2025, 1, 9), forecasts=(replace(forecast(chance="0.4"), past=PAST),), refusals=(REFUSED,)
    ),
    measure_names={"trade.exports": {"en": "Export turnover", "vi": "Kim ngạch xuất khẩu"}},
    org_names={"Dunmarsh": {"en": "Dunmarsh province", "vi": "tỉnh Dunmarsh"}},
    partner_names={"JP": {"en": "Japan", "vi": "Nhật Bản"}},
    alerts=(ALERT,),
    issues=(ISSUE,),
    stream=Stream(
        documents=90, undated=2, families=80, first=BORN, last=date(2024, 12, 1), bins=30, wanted_families=60
    ),
)


def listed(found: Foreseen, language: str = "en", width: int = 200) -> str:
    """What the terminal shows."""
    out = io.StringIO()
    ForeseenListing(found, load_texts(language)).print(Console(file=out, width=width, highlight=False))
    return out.getvalue()


def test_everything_is_told_line_by_line() -> None:
    """Series, last value, forecast, target, score, refusals, alerts with their grounds and sentences."""
    told = listed(FOUND)
    for words in (
        "1 forecast\n",
        "Export turnover, Dunmarsh province\n  last told 3.15 billion USD, 2024, an estimate\n",
        "    Target 3.5 billion USD or more: about as likely as not (about 4 in 10)\n",
        "  12 earlier forecasts of it: 91%",
        "Nothing is foretold of 1 series:\n",
        "  a share, rank or ratio, which is not foretold (1): ranks, Dunmarsh province\n",
        "1 alert\n",
        "23 March 2024  landing tax  (strong signal)\n",
        "  7 independent reports since 3 March 2024, where the past lets expect 0.2. Raised by Border Gazette; Arden",
        "  Now: fading.\n",
        "    3 March 2024, Border Gazette: “Sarvik asks for <b>a landing tax</b>”\n",
        "2 documents without a day were left out of the watch.\n",
    ):
        assert words in told
    assert "Kim ngạch xuất khẩu, tỉnh Dunmarsh" in listed(FOUND, "vi")


def test_long_lines_keep_their_indent() -> None:
    """Words that go over the edge stand under their line's beginning, with nothing behind them."""
    lines = listed(FOUND, width=50).splitlines()
    assert all(len(line) <= 50 and line == line.rstrip() for line in lines)
    at = next(number for number, line in enumerate(lines) if line.startswith("  7 independent"))
    assert lines[at + 1].startswith("  ")


def test_nothing_in_a_sentence_steers_the_terminal() -> None:
    """Control codes of documents and names are taken out."""
    sighting = replace(ALERT.sightings[0], words="a\x1b[31m tax\x07", source="Gaz\x1bette")
    told = listed(replace(FOUND, alerts=(replace(ALERT, sightings=(sighting,), sources=("Gaz\x1bette",)),)))
    assert "\x1b" not in told
    assert "\x07" not in told


def test_a_quiet_stream_and_a_short_one_say_so() -> None:
    """Nothing new is another thing than too little to tell."""
    quiet = replace(FOUND, alerts=(), issues=())
    assert "Nothing new: 80 texts from 3 March 2024 to 1 December 2024" in listed(quiet)
    short = replace(quiet, stream=replace(FOUND.stream, families=5))
    assert "There are 5 over 30." in listed(short)


def test_terms_are_told_by_their_names() -> None:
    """Countries and measures by name, a new size as one, words as they are; none twice."""
    kinds = ((TermKind.PARTNER, "JP"), (TermKind.MEASURE, "trade.exports"), (TermKind.FIGURE, "trade.exports"))
    terms = [*(replace(TERM, kind=kind, words=words) for kind, words in kinds), TERM, TERM]
    assert tell_terms(terms, FOUND, "en") == "Japan · Export turnover · a new size of Export turnover · landing tax"
    assert tell_grounds(replace(ALERT, expected=Decimal("0.01")), "en").endswith("lets expect none.")


def test_the_json_holds_every_field_and_writes() -> None:
    """It is plain JSON with the documented names, quantiles by their probability."""
    told = json.loads(json.dumps(foreseen_to_json("years", FOUND), allow_nan=False))
    (one,) = told["outlook"]["forecasts"]
    assert (one["quantiles"]["0.5"], one["low"], one["period"]) == (3400000000, one["quantiles"]["0.05"], "2025")
    assert one["past"]["cover"] == 0.91
    assert one["chances"][0]["target"]["low"] == 3500000000
    (alert,) = told["signals"]["alerts"]
    assert (alert["sightings"][0]["span"], alert["terms"][0]["expected"]) == ([0, 34], 0.2)
    assert told["signals"]["issues"][0]["counts"][0] == ["2024-03-09", 1]
    assert told["outlook"]["refusals"][0]["reason"] == "unadded"


@pytest.mark.parametrize("language", ["en", "vi"])
def test_the_page_shows_both_sections(review: Review, language: str) -> None:
    """Outlook and alerts with their pictures; the sentences of an alert are text and lead to their documents."""
    name = review.record.readings[0].document.name
    alert = replace(ALERT, sightings=tuple(replace(each, document=name) for each in ALERT.sightings))
    page = write_page(replace(review, foreseen=replace(FOUND, alerts=(alert,))), language)
    assert 'id="outlook"' in page
    assert 'id="signals"' in page
    assert "--chart-main" in page
    assert "Sarvik asks for &lt;b&gt;a landing tax" in page
    assert "<b>a landing tax" not in page
    assert 'href="#doc-1"' in page
    assert page.count("<details") > write_page(review, language).count("<details")


def test_a_review_without_a_past_has_neither(review: Review) -> None:
    """No section, no stop on the way, no style of charts."""
    page = write_page(review, "en")
    assert 'id="outlook"' not in page
    assert "#signals" not in page
    assert "--chart-main" not in page
