"""The texts that are read once and then poured into the database for every unit and every year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bench.site.places import FORMS, Place

NAME = "Zemarilo"
"""Stands for the name of a unit; as long as every name of `places`."""
YEAR = 2025
"""Stands for the year."""

PARTNERS = (
    "Japan", "Laos", "Cambodia", "China", "Thailand", "Malaysia", "Indonesia", "Australia", "India", "France",
    "Germany", "Italy", "Poland", "Canada", "Brazil",
)  # fmt: skip

TERMS = {
    "q1": ("in the first quarter of {0}", "quý I năm {0}"),
    "h1": ("in the first half of {0}", "6 tháng đầu năm {0}"),
    "m9": ("in the first nine months of {0}", "9 tháng đầu năm {0}"),
    "year": ("in {0}", "năm {0}"),
}
"""The four reports of a year."""

_LINES = {
    "en": (
        "{it} received {0} international delegations from {partner}.",
        "{it} sent {0} delegations to {partner}.",
        "Exports of {its} to {partner} reached USD {0} million.",
        "{it} signed {0} cooperation agreements with {partner}.",
        "{it} received {0} international visitors from {partner}.",
        "{it} had {0} FDI projects of {partner}.",
    ),
    "vi": (
        "{it} đón {0} đoàn khách quốc tế đến từ {partner}.",
        "{it} cử {0} đoàn đi công tác tại {partner}.",
        "Kim ngạch xuất khẩu của {its} sang {partner} đạt {0} triệu USD.",
        "{it} ký {0} thỏa thuận hợp tác với {partner}.",
        "{it} đón {0} lượt khách du lịch từ {partner}.",
        "{it} có {0} dự án FDI của {partner}.",
    ),
}
_WHOLE = {
    "en": (
        "{when}, {org} received {0} international delegations.",
        "{when}, {org} sent {0} outbound delegations.",
        "{when}, exports of {its} reached USD {0} million.",
        "{when}, {org} signed {0} cooperation agreements.",
        "{when}, remittances of {its} reached USD {0} million.",
    ),
    "vi": (
        "{when}, {org} đón {0} đoàn khách quốc tế.",
        "{when}, {org} có {0} đoàn ra.",
        "{when}, kim ngạch xuất khẩu của {its} đạt {0} triệu USD.",
        "{when}, {org} đã ký {0} thỏa thuận hợp tác.",
        "{when}, lượng kiều hối của {its} đạt {0} triệu USD.",
    ),
}
_SHORT = {
    "province": ("The province", "Tỉnh"),
    "mission": ("The Embassy", "Đại sứ quán"),
    "unit": ("The Department", "Vụ"),
}
_HEADS = {"en": ("Report of {org} on external relations {when}", "Dispatch: {org} {when}"),
          "vi": ("Báo cáo công tác đối ngoại {when} của {org}", "Bản tin: {org} {when}")}  # fmt: skip
_ORDERS = {
    "en": "The Minister asked {org} to confirm the figures before 15 {month} {year}.",
    "vi": "Bộ trưởng yêu cầu {org} xác nhận số liệu trước ngày 15/{month}/{year}.",
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one unit sends of one term, and what others write about it.

    Attributes:
        language: Of the texts.
        term: Of `TERMS`.
        place: The unit that it stands for.
        texts: The report and a dispatch that repeats five figures of it, one with another value.
    """

    language: str
    term: str
    place: Place
    texts: tuple[str, str]


def make_sheets() -> Iterator[Sheet]:
    """One for each sort of unit, term and language; units of the ministry write in English."""
    for sort in FORMS:
        place = Place(f"BS.SHEET.{sort.upper()}", sort, NAME)
        for language in languages_of(sort):
            for term in TERMS:
                yield Sheet(language, term, place, _texts(place, language, term))


def languages_of(sort: str) -> tuple[str, ...]:
    """In which languages a sort of unit writes."""
    return ("en",) if sort == "unit" else ("en", "vi")


def _texts(place: Place, language: str, term: str) -> tuple[str, str]:
    vietnamese = language == "vi"
    when = TERMS[term][vietnamese].format(YEAR)
    org = FORMS[place.sort][1 + vietnamese].format(place.name)
    named = org if vietnamese or place.sort == "province" else f"the {org}"
    it = _SHORT[place.sort][vietnamese]
    opening = f"Trong {when}" if vietnamese and term != "year" else when[0].upper() + when[1:]
    slots = {"org": named, "it": it, "its": it[0].lower() + it[1:], "when": opening}
    whole = [line.format(_number(at), **slots) for at, line in enumerate(_WHOLE[language])]
    lines = [
        " ".join(
            line.format(_number(10 + 6 * row + at), partner=partner, **slots)
            for at, line in enumerate(_LINES[language])
        )
        for row, partner in enumerate(PARTNERS)
    ]
    order = _ORDERS[language].format(org=named, month=4 if vietnamese else "April", year=YEAR + 1)
    head, dispatch = (head.format(org=named, when=when) for head in _HEADS[language])
    other = [
        line.format(_number(at) if at else _number(at)[::2] + "2", **slots) for at, line in enumerate(_WHOLE[language])
    ]
    return "\n\n".join([head, " ".join(whole), *lines, order, ""]), "\n\n".join([dispatch, *other, ""])


def _number(place: int) -> str:
    """Three digits, none of them 0, another number for every place of a text."""
    return f"{1 + place % 9}{1 + (place * 5 + 3) % 9}{1 + (place // 9) % 9}"
