"""Observations and totals as tables: statuses, coverage, parts and the words behind them."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, BinaryIO

import pytest
from tests.observed import SECTOR, value
from tests.publish.exchange.made import a_source, a_value

from diemcau.errors import NotFound
from diemcau.profile.load import load_profile
from diemcau.publish.exchange.formats import FORMATS, Stamp, export_all, files_of
from diemcau.publish.exchange.gather import find_sources, gather, id_of
from diemcau.publish.exchange.schema import Tables
from diemcau.records import Interval, Status, parse_period
from diemcau.records.observation import Observation
from diemcau.records.total import Caveat, Covered, Total, Way

if TYPE_CHECKING:
    from diemcau.records import Record

OUT = "delegations.outbound.total"
STAMP = Stamp(datetime(2032, 1, 11, 9, 30, tzinfo=UTC), "7.1")


def total(**more: object) -> Total:
    """A total of two orgs of three."""
    fields: dict[str, object] = {
        "measure": OUT,
        "unit": "delegation",
        "org": "VN",
        "period": parse_period("2031"),
        "way": Way.SUM,
        "interval": Interval(Decimal(60), None, low_open=True),
        "coverage": (Covered(kind="province", reported=("P.a", "P.b"), missing=("P.c",)),),
        "parts": ("x", "y"),
        "left_out": ("z",),
    }
    return Total(**(fields | more))  # type: ignore[arg-type]  # the fields by name


def gathered(observations: list[Observation], *totals: Total) -> Tables:
    """Tables of some values and totals without sources."""
    return gather(observations, totals, (), load_profile(SECTOR))


@pytest.mark.parametrize(
    ("status", "is_disputed", "told"),
    [
        (Status.ACTUAL, False, "A"),
        (Status.EXPECTED, False, "E"),
        (Status.PLAN, False, "F"),
        (Status.TARGET, False, "F"),
        (Status.ACTUAL, True, "P"),
    ],
)
def test_statuses_are_those_of_official_statistics(status: Status, told: str, *, is_disputed: bool) -> None:
    """Results are normal, estimates estimated, plans forecast, what is disputed provisional."""
    (one,) = gathered([value(OUT, "46", status=status, is_disputed=is_disputed)]).values
    assert (one.obs_status, one.status) == (told, status.value)


def test_a_total_says_how_much_it_covers() -> None:
    """Two of three have reported, so the total is provisional; its parts and the org that is missing are named."""
    made = gathered([], total())
    (one,) = made.values
    assert (one.reported, one.owing, one.obs_status, one.way) == (2, 3, "P", "sum")
    assert [(part.value, part.is_left_out) for part in made.parts] == [("x", False), ("y", False), ("z", True)]
    assert [(org.org, org.has_reported) for org in made.coverage] == [("P.a", True), ("P.b", True), ("P.c", False)]
    assert {part.total for part in made.parts} == {id_of(total())} == {one.id}


def test_a_total_that_is_complete_is_normal() -> None:
    """With all orgs in and no caveat the status is that of a result."""
    full = total(coverage=(Covered(kind="province", reported=("P.a",), missing=()),))
    assert gathered([], full).values[0].obs_status == "A"
    assert gathered([], replace(full, caveats=(Caveat.CUT_OFF,))).values[0].obs_status == "P"


def test_what_may_not_be_added_is_missing() -> None:
    """A total that the codebook forbids leaves without a number."""
    (one,) = gathered([], total(way=Way.NONE, interval=None, caveats=(Caveat.NOT_ADDITIVE,))).values
    assert (one.is_missing, one.low, one.high, one.obs_status) == (True, None, None, "M")
    assert one.caveats == "not_additive"


def test_codes_bring_their_names() -> None:
    """Each code that occurs and that the profile names has its name in both languages."""
    codes = gathered([value(OUT, "46", org="VN")]).codes
    assert {(code.sort, code.language) for code in codes} == {
        (sort, language) for sort in ("measure", "org", "unit") for language in ("en", "vi")
    }


def test_levels_are_kept() -> None:
    """A value that is not for publication says so."""
    one = value(OUT, "46")
    made = gather([one], (), (), load_profile(SECTOR), {one.id: "N"})
    assert made.values[0].conf_status == "N"


def test_sources_quote_the_text(shared_record: Record) -> None:
    """Words, sentence and what stands around them are those of the document's text."""
    claims = {claim.id: claim for claim in shared_record.claims}
    observations = [value(OUT, "46", id=claim.id, sources=claim.statements) for claim in claims.values()]
    found = list(find_sources(shared_record, observations))
    assert len(found) == sum(len(claim.statements) for claim in claims.values())
    for one in found:
        text = shared_record.by_name[one.document].document.text
        assert text[one.start : one.end] == one.words
        assert text[one.sentence_start : one.sentence_end] == one.sentence
        assert text[one.start - len(one.prefix) : one.end + len(one.suffix)] == one.prefix + one.words + one.suffix


def test_every_format_writes_its_files() -> None:
    """All formats at once write each file once, none of them empty, and close it."""
    written: dict[str, io.BytesIO] = {}

    class Kept(io.BytesIO):
        def close(self) -> None:
            written[self.name] = io.BytesIO(self.getvalue())
            super().close()

    def open_file(name: str) -> BinaryIO:
        kept = Kept()
        kept.name = name
        return kept

    made = Tables(values=(a_value(),), sources=(a_source(),))
    files = export_all(made, FORMATS, STAMP, open_file)
    assert list(written) == [file.name for file in files]
    assert len(set(written)) == len(written) == 16
    assert all(body.getvalue() for body in written.values())


def test_a_format_that_is_none_is_refused() -> None:
    """An unknown name is answered with those there are."""
    with pytest.raises(NotFound, match="sdmx-json"):
        files_of(["csv", "sdmx"])
