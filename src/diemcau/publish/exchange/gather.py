"""Observations, totals and the sentences behind them as the tables that are exchanged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from diemcau.publish.exchange.schema import Code, CoveredOrg, Part, Source, Tables, Value
from diemcau.records import Interval, Record, Span, Status
from diemcau.records.total import Total, Way

if TYPE_CHECKING:
    from diemcau.profile.types import Profile
    from diemcau.records.observation import Observation

AROUND = 32  # characters before and behind words by which they are found again; W3C leaves the number open
FREE = "F"
_PLANNED = frozenset({Status.PLAN, Status.TARGET})


def gather(
    observations: Sequence[Observation],
    totals: Sequence[Total],
    sources: Iterable[Source],
    profile: Profile,
    levels: Mapping[str, str] | None = None,
) -> Tables:
    """All that is exchanged, in the order given.

    Args:
        observations: The values; their ids are unique.
        totals: Totals over them; each is named after what it is of (`id_of`).
        sources: Where the values are said, as from `find_sources`.
        profile: For the names of codes.
        levels: SDMX CONF_STATUS by id of a value; F where it names none.
    """
    known = levels or {}
    values = [_of_observation(one, known.get(one.id, FREE)) for one in observations]
    values += [_of_total(one, known.get(id_of(one), FREE)) for one in totals]
    return Tables(
        values=tuple(values),
        sources=tuple(sources),
        parts=tuple(part for total in totals for part in _parts(total)),
        coverage=tuple(org for total in totals for org in _coverage(total)),
        codes=tuple(_codes(values, profile)),
    )


def id_of(total: Total) -> str:
    """The id of a total: what it is of."""
    parts = (total.measure, total.org, total.partner, total.period.code, total.unit, total.status.value)
    return f"total:{'/'.join(parts)}"


def find_sources(record: Record, observations: Iterable[Observation]) -> Iterator[Source]:
    """Where the values of a record are said, a row for each statement."""
    for one in observations:
        for statement in one.sources:
            reading = record.by_name[statement.document]
            document, figure = reading.document, reading.figures[statement.index]
            start, end = statement.span
            yield Source(
                value=one.id,
                document=document.name,
                document_id=document.id,
                publisher=document.publisher or "",
                published=document.published,
                start=start,
                end=end,
                words=document.quote(Span(start, end)),
                prefix=document.text[max(0, start - AROUND) : start],
                suffix=document.text[end : end + AROUND],
                sentence_start=figure.sentence.start,
                sentence_end=figure.sentence.end,
                sentence=document.quote(figure.sentence),
            )


def _of_observation(one: Observation, level: str) -> Value:
    obs_status = "P" if one.is_disputed else _obs_status(one.status)
    return _value(
        one.interval,
        id=one.id,
        basis=one.basis.value,
        measure=one.measure,
        org=one.org,
        partner=one.partner,
        period=one.period.code,
        unit=one.unit,
        status=one.status.value,
        bound=one.bound.value,
        tally=one.tally.value if one.tally else "",
        cut_off=one.cut_off,
        is_disputed=one.is_disputed,
        way="",
        reported=None,
        owing=None,
        caveats="",
        obs_status=obs_status,
        conf_status=level,
    )


def _of_total(one: Total, level: str) -> Value:
    reported = sum(len(covered.reported) for covered in one.coverage) if one.coverage else None
    owing = sum(covered.owing for covered in one.coverage) if one.coverage else None
    obs_status = _obs_status(one.status)
    if obs_status == "A" and (reported != owing or one.caveats):
        obs_status = "P"
    return _value(
        None if one.way is Way.NONE else one.interval,
        id=id_of(one),
        basis="total",
        measure=one.measure,
        org=one.org,
        partner=one.partner,
        period=one.period.code,
        unit=one.unit,
        status=one.status.value,
        bound="range",
        tally="",
        cut_off=None,
        is_disputed="disputed" in one.caveats,
        way=one.way.value,
        reported=reported,
        owing=owing,
        caveats=" ".join(caveat.value for caveat in one.caveats),
        obs_status=obs_status if one.interval is not None and one.way is not Way.NONE else "M",
        conf_status=level,
    )


def _value(interval: Interval | None, **more: object) -> Value:
    """A value with its interval as columns."""
    return Value(
        low=interval.low if interval else None,
        high=interval.high if interval else None,
        low_open=bool(interval and interval.low_open),
        high_open=bool(interval and interval.high_open),
        is_missing=interval is None,
        **more,  # type: ignore[arg-type]  # the fields of `Value` by name, given by the two callers above
    )


def _obs_status(status: Status) -> str:
    if status in _PLANNED:
        return "F"
    return "E" if status is Status.EXPECTED else "A"


def _parts(total: Total) -> Iterator[Part]:
    name = id_of(total)
    yield from (Part(total=name, value=one, is_left_out=False) for one in total.parts)
    yield from (Part(total=name, value=one, is_left_out=True) for one in total.left_out)


def _coverage(total: Total) -> Iterator[CoveredOrg]:
    for covered in total.coverage:
        for orgs, has_reported in ((covered.reported, True), (covered.missing, False)):
            for org in orgs:
                yield CoveredOrg(total=id_of(total), kind=covered.kind, org=org, has_reported=has_reported)


def _codes(values: Iterable[Value], profile: Profile) -> Iterator[Code]:
    """Names of the codes that occur, of those that the profile has a name for."""
    used = {sort: dict.fromkeys(getattr(one, sort) for one in values) for sort in ("measure", "org", "partner", "unit")}
    names = {
        "measure": {code: one.names for code, one in profile.measures.items()},
        "org": {code: one.names for code, one in profile.orgs.items()},
        "partner": {code: one.names for code, one in profile.orgs.items()},
        "unit": {code: one.names for code, one in profile.units.items()},
    }
    for sort, codes in used.items():
        for code in codes:
            for language, name in names[sort].get(code, {}).items():
                yield Code(sort=sort, code=code, language=language, name=name)
