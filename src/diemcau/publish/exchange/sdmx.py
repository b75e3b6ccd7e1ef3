"""Values as observations of SDMX: which component takes what, and how codes are spelt.

The structure (a data structure definition, version 1.0.0) has the components that official statistics use (FREQ,
REF_AREA, INDICATOR, COUNTERPART_AREA, UNIT_MEASURE, TIME_PERIOD, OBS_VALUE, OBS_STATUS, CONF_STATUS, UNIT_MULT), and
beside them what a reported number needs: its interval, and whether it is a result, a plan or a target. Those three
stand under one indicator and one period, as may several sources that contradict each other: so SCENARIO, BASIS and
CANDIDATE belong to the key, which is unique in every message.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from functools import lru_cache

from diemcau.errors import Invalid
from diemcau.publish.exchange.schema import Cell, Sort, Value, from_text, to_text
from diemcau.records import Period, parse_period

AGENCY, STRUCTURE, FLOW, VERSION = "DIEMCAU", "DSD_REVIEW", "DF_REVIEW", "1.0.0"
FLOW_ID = f"{AGENCY}:{FLOW}({VERSION})"
ALL_PARTNERS = "_T"  # the code of a total in SDMX code lists

DIMENSIONS = (
    "FREQ",
    "REF_AREA",
    "INDICATOR",
    "COUNTERPART_AREA",
    "UNIT_MEASURE",
    "SCENARIO",
    "BASIS",
    "CANDIDATE",
    "TIME_PERIOD",
)
ATTRIBUTES = (
    "OBS_STATUS",
    "CONF_STATUS",
    "UNIT_MULT",
    "LOW",
    "HIGH",
    "LOW_OPEN",
    "HIGH_OPEN",
    "BOUND",
    "TALLY",
    "CUT_OFF",
    "DISPUTED",
    "WAY",
    "REPORTED",
    "OWING",
    "CAVEATS",
    "PERIOD_CODE",
    "OBS_ID",
)
OBS_VALUE = "OBS_VALUE"

_SAFE = re.compile(r"[A-Za-z0-9_-]")
_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
_SPELT = re.compile(r"@([0-9a-f]+)@|\$|[A-Za-z0-9_-]")
_MONTH, _YEAR = 7, 4  # characters of the codes of these periods

Observation = Mapping[str, str]
"""One observation: a text for each component; empty for an attribute that is not given."""


def to_observations(values: Sequence[Value]) -> list[dict[str, str]]:
    """Values as observations, in order; of values that share a key the first is candidate 1."""
    seen: Counter[tuple[str, ...]] = Counter()
    found = []
    for value in values:
        one = _to_observation(value)
        key = tuple(one[dimension] for dimension in DIMENSIONS)
        seen[key] += 1
        one["CANDIDATE"] = str(seen[key])
        found.append(one)
    return found


def from_observations(observations: Iterable[Observation]) -> tuple[Value, ...]:
    """The values of observations.

    Raises:
        Invalid: A component is missing or holds what it cannot.
    """
    try:
        return tuple(_from_observation(one) for one in observations)
    except KeyError as error:
        raise Invalid(f"An observation has no {error.args[0]}.") from error


def _to_observation(value: Value) -> dict[str, str]:
    period = parse_period(value.period)
    return {
        "FREQ": frequency_of(period),
        "REF_AREA": to_code(value.org),
        "INDICATOR": to_code(value.measure),
        "COUNTERPART_AREA": to_code(value.partner),
        "UNIT_MEASURE": to_code(value.unit),
        "SCENARIO": value.status.upper(),
        "BASIS": value.basis.upper(),
        "CANDIDATE": "",
        "TIME_PERIOD": to_time(period),
        OBS_VALUE: to_text(middle_of(value)),
        "OBS_STATUS": value.obs_status,
        "CONF_STATUS": value.conf_status,
        "UNIT_MULT": "0",
        "LOW": to_text(value.low),
        "HIGH": to_text(value.high),
        "LOW_OPEN": to_text(value.low_open),
        "HIGH_OPEN": to_text(value.high_open),
        "BOUND": value.bound.upper(),
        "TALLY": value.tally.upper(),
        "CUT_OFF": to_text(value.cut_off),
        "DISPUTED": to_text(value.is_disputed),
        "WAY": value.way.upper(),
        "REPORTED": to_text(value.reported),
        "OWING": to_text(value.owing),
        "CAVEATS": value.caveats.upper(),
        "PERIOD_CODE": value.period,
        "OBS_ID": to_code(value.id),
    }


def _from_observation(one: Observation) -> Value:
    def cell(name: str, sort: Sort) -> Cell:
        return from_text(one[name], sort, name)

    def flag(name: str) -> bool:
        return cell(name, Sort.FLAG) is True

    fields: dict[str, object] = {
        "low": cell("LOW", Sort.NUMBER),
        "high": cell("HIGH", Sort.NUMBER),
        "cut_off": cell("CUT_OFF", Sort.DAY),
        "reported": cell("REPORTED", Sort.WHOLE),
        "owing": cell("OWING", Sort.WHOLE),
    }
    return Value(
        id=from_code(one["OBS_ID"]),
        basis=one["BASIS"].lower(),
        measure=from_code(one["INDICATOR"]),
        org=from_code(one["REF_AREA"]),
        partner=from_code(one["COUNTERPART_AREA"]),
        period=parse_period(one["PERIOD_CODE"]).code,
        unit=from_code(one["UNIT_MEASURE"]),
        status=one["SCENARIO"].lower(),
        low_open=flag("LOW_OPEN"),
        high_open=flag("HIGH_OPEN"),
        is_missing=one["OBS_STATUS"] == "M",
        bound=one["BOUND"].lower(),
        tally=one["TALLY"].lower(),
        is_disputed=flag("DISPUTED"),
        way=one["WAY"].lower(),
        caveats=one["CAVEATS"].lower(),
        obs_status=one["OBS_STATUS"],
        conf_status=one["CONF_STATUS"],
        **fields,  # type: ignore[arg-type]  # each has the sort that its field takes
    )


def middle_of(value: Value) -> Decimal | None:
    """The single number that stands for a value where a program takes only one: the middle of its ends, or its end."""
    if value.low is not None and value.high is not None:
        return value.low if value.low == value.high else (value.low + value.high) / 2
    return value.low if value.low is not None else value.high


@lru_cache(maxsize=65536)
def to_code(text: str) -> str:
    """A text as an SDMX identifier (letters, digits, `_`, `@`, `$`, `-`), which no spreadsheet takes for a formula.

    A dot becomes `$`, anything else its code point between `@`; nothing becomes `_T`, the total.
    """
    if not text:
        return ALL_PARTNERS
    if _PLAIN.fullmatch(text):
        return text
    spelt = "".join(sign if _SAFE.match(sign) else "$" if sign == "." else f"@{ord(sign):x}@" for sign in text)
    return f"_{spelt}" if spelt[0] in "_@-" else spelt


def from_code(code: str) -> str:
    """The text that `to_code` was given.

    Raises:
        Invalid: It is no such identifier.
    """
    if code == ALL_PARTNERS:
        return ""
    signs, end = [], 0
    spelt = code.removeprefix("_")
    for match in _SPELT.finditer(spelt):
        if match.start() != end:
            break
        signs.append(chr(int(match[1], 16)) if match[1] else "." if match[0] == "$" else match[0])
        end = match.end()
    if end != len(spelt) or not spelt:
        raise Invalid(f"{code!r} is no identifier.")
    return "".join(signs)


def frequency_of(period: Period) -> str:
    """CL_FREQ 2.1: A year, S half-year, Q quarter, M month, D day, _O another length."""
    code = period.code
    if ".." in code:
        return "_O"
    if len(code) == _YEAR:
        return "A"
    if code[5] == "H":
        return "S"
    if code[5] == "Q":
        return "Q"
    return "M" if len(code) == _MONTH else "D"


def to_time(period: Period) -> str:
    """A period as SDMX writes observational time: 2031, 2031-S1, 2031-Q3, 2031-02, 2031-02-14 or 2031-01-01/P334D."""
    if frequency_of(period) == "_O":
        return f"{period.start.isoformat()}/P{(period.end - period.start + timedelta(days=1)).days}D"
    return period.code.replace("-H", "-S")


@dataclass(frozen=True, slots=True)
class CodeList:
    """A list of codes and their names.

    Attributes:
        id: Such as `CL_FREQ`.
        component: The component it is of.
        codes: Names by language of each code.
    """

    id: str
    component: str
    codes: Mapping[str, Mapping[str, str]]
