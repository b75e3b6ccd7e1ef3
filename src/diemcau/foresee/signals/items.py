"""What a document that was read brings to the watch: its text and day, who speaks, what it names and counts."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from diemcau.lang.folding import fold
from diemcau.records import Kind
from diemcau.records.signal import Item, Told

if TYPE_CHECKING:
    from diemcau.profile.forms import Country
    from diemcau.profile.types import Profile
    from diemcau.records import Figure, Reading

_NO_CODES: Mapping[str, str] = MappingProxyType({})


def item_of(
    reading: Reading,
    *,
    profile: Profile,
    day: date,
    origin: str = "",
    source: str = "",
    subjects: Collection[str] = frozenset(),
    codes: Mapping[str, str] = _NO_CODES,
) -> Item:
    """A document as the watch takes it.

    Args:
        reading: The document and what was read in it.
        profile: The sector's vocabulary.
        day: When it was published, or came in where that is not known.
        origin: The text family it belongs to; copies and reprints of one text share it. Empty where nobody has said.
        source: Who speaks; empty for the document's publisher, or the document itself where none is known.
        subjects: What it is filed under, as in `Item`.
        codes: Codes of countries by their folded names, as `codes_of` makes them; a country that it lacks stands
            under its folded name.
    """
    document = reading.document
    return Item(
        document=document.name,
        day=day,
        source=source or document.publisher or document.name,
        text=document.text,
        language=document.language,
        origin=origin,
        subjects=frozenset(subjects),
        partners=find_partners(reading, codes),
        figures=tuple(_told(figure, profile) for figure in reading.figures if _is_counted(figure, profile)),
    )


def codes_of(countries: Collection[Country]) -> dict[str, str]:
    """Codes of countries by every folded name; a name of two countries means neither."""
    found: dict[str, set[str]] = {}
    for country in countries:
        for name in (*country.names.values(), *(alias for many in country.aliases.values() for alias in many)):
            found.setdefault(fold(name), set()).add(country.code)
    return {name: next(iter(codes)) for name, codes in found.items() if len(codes) == 1}


def find_partners(reading: Reading, codes: Mapping[str, str] = _NO_CODES) -> frozenset[str]:
    """Countries named in a document: by code, or by folded name where no code is known."""
    named = (fold(naming.name) for naming in reading.namings if naming.sort == "country")
    return frozenset(codes.get(name, name) for name in named)


def find_subjects(
    reading: Reading, profile: Profile, day: date, codes: Mapping[str, str] = _NO_CODES
) -> frozenset[str]:
    """What a document may be filed under by what was read in it: the orgs whose figures it tells, the countries that
    it names, the topics of its directives. For collections that nobody has filed.
    """
    language = reading.document.language
    owners = {figure.unit_of_report for figure in reading.figures if figure.unit_of_report is not None}
    named = [profile.find_orgs(owner, language, day) for owner in owners] if language in profile.languages else []
    orgs = {f"org:{found[0].code}" for found in named if len(found) == 1}
    countries = {f"country:{code}" for code in find_partners(reading, codes)}
    topics = {f"topic:{code}" for directive in reading.directives for code in directive.topics[:1]}
    return frozenset(orgs | countries | topics)


def _is_counted(figure: Figure, profile: Profile) -> bool:
    """Whether a figure is an amount of a known measure; changes, shares and ranks say nothing of its size."""
    return figure.kind is Kind.LEVEL and figure.measure in profile.measures


def _told(figure: Figure, profile: Profile) -> Told:
    interval, measure = figure.quantity.interval, figure.measure or ""
    has_both = interval.low is not None and interval.high is not None
    middle = (interval.low + interval.high) / 2 if has_both else figure.quantity.value  # type: ignore[operator]
    unit = figure.quantity.unit or profile.measures[measure].unit_default
    return Told(measure=measure, unit=unit, value=middle, span=figure.span)
