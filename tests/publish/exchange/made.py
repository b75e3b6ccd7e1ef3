"""Tables of values that were never reported, by hand and by chance."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from diemcau.publish.exchange.schema import Code, CoveredOrg, Part, Source, Tables, Value

# Letters, signs that mean something in one of the formats, and what no XML can hold.
SIGNS = "aZ9é\u0110ữ =+-@'\"<>&;,|/\\.:_$%#\n\t\r\u3000\ufeff\u200b😀\x0b\x1f_x0041_"
TEXTS = st.text(st.sampled_from(SIGNS), max_size=12)
CODES = st.sampled_from(
    ["delegations.outbound.total", "fdi.capital", "P63.quang-tri", "VN", "person-trips", "USD", "_T"]
)
NAMES = st.one_of(CODES, TEXTS)
PERIODS = st.sampled_from(
    ["2031", "2031-H1", "2031-H2", "2031-Q3", "2031-02", "2031-12-14", "2031-01..2031-11", "2030-12-15..2031-12-14",
     "2029..2031", "2030-Q4..2031-Q1"]
)  # fmt: skip
NUMBERS = st.decimals(min_value=-(10**15), max_value=10**15, places=4, allow_nan=False, allow_infinity=False)
DAYS = st.one_of(st.none(), st.dates(date(1, 1, 1), date(9999, 12, 31)))


@st.composite
def values(draw: st.DrawFn, number: int) -> Value:
    """A value; its id is unique, its ends are in order."""
    low, high = sorted((draw(NUMBERS), draw(NUMBERS)))
    is_missing = draw(st.integers(0, 9)) == 0
    basis = draw(st.sampled_from(["claim", "filing", "total"]))
    return Value(
        id=f"{draw(NAMES)}{number}",
        basis=basis,
        measure=draw(CODES),
        org=draw(CODES),
        partner=draw(st.one_of(st.just(""), NAMES)),
        period=draw(PERIODS),
        unit=draw(CODES),
        status=draw(st.sampled_from(["actual", "expected", "plan", "target"])),
        low=None if is_missing or draw(st.booleans()) else low,
        high=None if is_missing or draw(st.booleans()) else high,
        low_open=not is_missing and draw(st.booleans()),
        high_open=not is_missing and draw(st.booleans()),
        is_missing=is_missing,
        bound=draw(st.sampled_from(["exact", "over", "about", "range"])),
        tally=draw(st.sampled_from(["", "stock", "flow"])),
        cut_off=draw(DAYS),
        is_disputed=draw(st.booleans()),
        way="sum" if basis == "total" else "",
        reported=draw(st.one_of(st.none(), st.integers(0, 99))),
        owing=draw(st.one_of(st.none(), st.integers(0, 99))),
        caveats=draw(st.sampled_from(["", "missing", "missing cut_off"])),
        obs_status="M" if is_missing else draw(st.sampled_from(["A", "E", "P", "F"])),
        conf_status=draw(st.sampled_from(["F", "N", "C"])),
    )


@st.composite
def sources(draw: st.DrawFn, ids: list[str]) -> Source:
    """Where one of some values is said."""
    prefix, words, suffix = draw(TEXTS), draw(TEXTS), draw(TEXTS)
    start = draw(st.integers(0, 10**6))
    return Source(
        value=draw(st.sampled_from(ids)),
        document=draw(NAMES),
        document_id=draw(st.sampled_from(["ab" * 32, "cd" * 32])),
        publisher=draw(TEXTS),
        published=draw(DAYS),
        start=start,
        end=start + len(words),
        words=words,
        prefix=prefix,
        suffix=suffix,
        sentence_start=max(0, start - len(prefix)),
        sentence_end=start + len(words) + len(suffix),
        sentence=prefix + words + suffix,
    )


@st.composite
def tables(draw: st.DrawFn) -> Tables:
    """All five tables, of a few rows each."""
    made = tuple(draw(values(at)) for at in range(draw(st.integers(0, 5))))
    ids = [one.id for one in made]
    totals = [one.id for one in made if one.basis == "total"]
    parts = st.builds(
        Part, total=st.sampled_from(totals or ["t"]), value=st.sampled_from(ids or ["v"]), is_left_out=st.booleans()
    )
    covered = st.builds(
        CoveredOrg, total=st.sampled_from(totals or ["t"]), kind=CODES, org=CODES, has_reported=st.booleans()
    )
    return Tables(
        values=made,
        sources=tuple(draw(st.lists(sources(ids), max_size=4))) if ids else (),
        parts=tuple(draw(st.lists(parts, max_size=4, unique=True))) if totals else (),
        coverage=tuple(draw(st.lists(covered, max_size=4))) if totals else (),
        codes=tuple(
            draw(st.lists(st.builds(Code, sort=CODES, code=CODES, language=st.just("vi"), name=TEXTS), max_size=4))
        ),
    )


def a_value(**more: object) -> Value:
    """Over 46 delegations of Dunmarsh."""
    fields: dict[str, object] = {
        "id": "f1", "basis": "claim", "measure": "delegations.outbound.total", "org": "P.dunmarsh", "partner": "",
        "period": "2031", "unit": "delegation", "status": "actual", "low": Decimal(46), "high": None, "low_open": True,
        "high_open": False, "is_missing": False, "bound": "over", "tally": "flow", "cut_off": None,
        "is_disputed": False, "way": "", "reported": None, "owing": None, "caveats": "",
        "obs_status": "A", "conf_status": "F",
    }  # fmt: skip
    return Value(**(fields | more))  # type: ignore[arg-type]  # the fields by name


def a_source(**more: object) -> Source:
    """Where it is said."""
    fields: dict[str, object] = {
        "value": "f1", "document": "01-portal", "document_id": "ab" * 32, "publisher": "Dunmarsh Portal",
        "published": date(2032, 1, 10), "start": 14, "end": 21, "words": "over 46", "prefix": "Dunmarsh sent ",
        "suffix": " delegations.", "sentence_start": 0, "sentence_end": 34,
        "sentence": "Dunmarsh sent over 46 delegations.",
    }  # fmt: skip
    return Source(**(fields | more))  # type: ignore[arg-type]  # the fields by name
