"""The code lists of the structure: those of official statistics, those of the house, and those of the sector."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from diemcau.publish.exchange.schema import Code, Value
from diemcau.publish.exchange.sdmx import CodeList, frequency_of, to_code
from diemcau.records import parse_period

Names = Mapping[str, str]

# SDMX cross-domain lists CL_FREQ 2.1, CL_OBS_STATUS 2.2 and CL_CONF_STATUS 1.3, as far as they are used here.
_FREQ: Mapping[str, Names] = {
    "A": {"en": "Annual", "vi": "Năm"},
    "S": {"en": "Half-yearly", "vi": "Sáu tháng"},
    "Q": {"en": "Quarterly", "vi": "Quý"},
    "M": {"en": "Monthly", "vi": "Tháng"},
    "D": {"en": "Daily", "vi": "Ngày"},
    "_O": {"en": "Other", "vi": "Khác"},
}
_OBS_STATUS: Mapping[str, Names] = {
    "A": {"en": "Normal value", "vi": "Số liệu chính thức"},
    "E": {"en": "Estimated value", "vi": "Số liệu ước tính"},
    "P": {"en": "Provisional value", "vi": "Số liệu sơ bộ"},
    "F": {"en": "Forecast value: plan or target", "vi": "Kế hoạch hoặc chỉ tiêu"},
    "M": {"en": "Missing value", "vi": "Thiếu số liệu"},
}
_CONF_STATUS: Mapping[str, Names] = {
    "F": {"en": "Free", "vi": "Công khai"},
    "N": {"en": "Not for publication, restricted for internal use only", "vi": "Nội bộ"},
    "C": {"en": "Confidential", "vi": "Mật"},
}
_SCENARIO: Mapping[str, Names] = {
    "ACTUAL": {"en": "Result", "vi": "Kết quả"},
    "EXPECTED": {"en": "Estimate", "vi": "Ước thực hiện"},
    "PLAN": {"en": "Plan", "vi": "Kế hoạch"},
    "TARGET": {"en": "Target", "vi": "Chỉ tiêu"},
}
_BASIS: Mapping[str, Names] = {
    "CLAIM": {"en": "Sentences of documents", "vi": "Câu trong văn bản"},
    "FILING": {"en": "Accepted return", "vi": "Biểu đã tiếp nhận"},
    "TOTAL": {"en": "Total", "vi": "Số tổng hợp"},
}
_BOUND: Mapping[str, Names] = {
    "EXACT": {"en": "Exactly", "vi": "Đúng"},
    "OVER": {"en": "More than", "vi": "Trên"},
    "AT_LEAST": {"en": "At least", "vi": "Ít nhất"},
    "NEARLY": {"en": "Nearly", "vi": "Gần"},
    "UNDER": {"en": "Less than", "vi": "Dưới"},
    "AT_MOST": {"en": "At most", "vi": "Nhiều nhất"},
    "ABOUT": {"en": "About", "vi": "Khoảng"},
    "RANGE": {"en": "From and to", "vi": "Từ và đến"},
}


def code_lists(values: Sequence[Value], codes: Sequence[Code]) -> list[CodeList]:
    """The lists that some values need; codes without a name of their own are named by themselves."""
    names: dict[tuple[str, str], dict[str, str]] = {}
    for code in codes:
        names.setdefault((code.sort, code.code), {})[code.language] = code.name

    def used(sort: str) -> dict[str, Names]:
        found = sorted({str(getattr(value, sort)) for value in values})
        return {to_code(code): names.get((sort, code)) or {"en": code or "_"} for code in found}

    partners = {**used("partner"), "_T": {"en": "All partners together", "vi": "Tất cả đối tác"}}
    frequencies = {frequency_of(parse_period(value.period)) for value in values}
    return [
        CodeList("CL_FREQ", "FREQ", {code: name for code, name in _FREQ.items() if code in frequencies} or _FREQ),
        CodeList("CL_ORG", "REF_AREA", used("org")),
        CodeList("CL_MEASURE", "INDICATOR", used("measure")),
        CodeList("CL_PARTNER", "COUNTERPART_AREA", partners),
        CodeList("CL_UNIT", "UNIT_MEASURE", used("unit")),
        CodeList("CL_SCENARIO", "SCENARIO", _SCENARIO),
        CodeList("CL_BASIS", "BASIS", _BASIS),
        CodeList("CL_OBS_STATUS", "OBS_STATUS", _OBS_STATUS),
        CodeList("CL_CONF_STATUS", "CONF_STATUS", _CONF_STATUS),
        CodeList("CL_BOUND", "BOUND", _BOUND),
    ]
