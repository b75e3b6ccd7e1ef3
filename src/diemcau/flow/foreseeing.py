"""A folder of reports, or a dossier, to what is foreseen from it: forecasts with targets, and what is new.

Forecasts rest on the values of the record, which claims give; what is new is watched for over the documents in order of
their days.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from diemcau.flow.foreseeing_sources import Source, source_of
from diemcau.flow.progress import Meter, Watch, watch_nothing
from diemcau.records.foreseen import Foreseen, Stream
from diemcau.records.mention import Status
from diemcau.records.orgtree import OrgNode, OrgTree
from diemcau.records.total import Target

if TYPE_CHECKING:
    from diemcau.foresee.scoring.past import Tried
    from diemcau.profile.types import Profile
    from diemcau.records import Reading, Record
    from diemcau.records.observation import Observation
    from diemcau.records.review import Names
    from diemcau.records.signal import Alert, Issue, Item

_AIMS = frozenset({Status.TARGET, Status.PLAN})
# Days that the documents spread over, and into how many days each the time is then parted.
_BINS = ((60, 1), (900, 7))
_LONG_BIN = 30
_MANY_FORECASTS, _FEW_ORIGINS = 400, 3
_MOST_ORIGINS = 8  # earlier years from which it is foretold once more, to be held against what came
_PERIODS_FOR_PAST = 3  # years of which something is told, below which nothing can be foretold


def last_day(readings: Iterable[Reading]) -> date | None:
    """The day of the latest document; None where no document has one."""
    return max((day for one in readings if (day := one.document.published) is not None), default=None)


def targets_of(observations: Iterable[Observation]) -> list[Target]:
    """What the documents say is to be reached, as targets."""
    return [
        Target(
            id=one.id,
            measure=one.measure,
            unit=one.unit,
            org=one.org,
            period=one.period,
            partner=one.partner,
            status=one.status,
            interval=one.interval,
            basis=one.id,
        )
        for one in observations
        if one.status in _AIMS
    ]


def foresee(
    source: Source,
    profile: Profile,
    *,
    made_on: date,
    targets: Sequence[Target] = (),
    progress: Watch = watch_nothing,
) -> Foreseen:
    """What is foreseen from a collection on a day.

    Args:
        source: What it holds.
        profile: The sector's vocabulary.
        made_on: The day; nothing of later days goes in.
        targets: What is to be reached beside what the documents say.
        progress: Told after every stretch of days and around the forecasts.
    """
    from diemcau.flow.outlook import forecast_archive
    from diemcau.foresee.scoring.backtest import Field, back_test, origins_before, with_past
    from diemcau.profile.form_book import load_forms
    from diemcau.profile.orgtree import org_tree

    tree = with_strangers(org_tree(profile, made_on), source.strangers)
    aims = (*targets_of(source.observations), *targets)
    held = Field(observations=source.observations, targets=aims, tree=tree, profile=profile, known=source.known)
    outlook = forecast_archive(
        source.observations, aims, tree=tree, profile=profile, made_on=made_on, known=source.known, watch=progress
    )
    many = len(outlook.forecasts) > _MANY_FORECASTS
    origins = origins_before(made_on, _FEW_ORIGINS if many else _MOST_ORIGINS) if outlook.forecasts else ()
    meter = Meter("outlook", len(origins), progress)
    tried: list[Tried] = []
    for origin in origins:
        tried += back_test(held, [origin], today=made_on)
        meter.step()
    outlook = with_past(outlook, tried)
    series = [*(one.series for one in outlook.forecasts), *(one.series for one in outlook.refusals)]
    orgs = {one.org for one in series} & profile.orgs.keys()
    alerts, issues, stream = watch_stream(source, profile, made_on=made_on, progress=progress)
    terms = [term for alert in alerts for term in alert.terms]
    measures = ({one.measure for one in series} | {term.words for term in terms}) & profile.measures.keys()
    countries = load_forms(profile.name).countries
    partners = ({one.partner for one in series} | {term.words for term in terms}) & countries.keys()
    return Foreseen(
        made_on=made_on,
        outlook=outlook,
        observations={one.id: one for one in source.observations},
        measure_names={code: dict(profile.measures[code].names) for code in sorted(measures)},
        org_names={**source.strangers, **{code: dict(profile.orgs[code].names) for code in sorted(orgs)}},
        partner_names={code: dict(countries[code].names) for code in sorted(partners)},
        alerts=alerts,
        issues=issues,
        stream=stream,
    )


def with_strangers(tree: OrgTree, strangers: Mapping[str, Names]) -> OrgTree:
    """A tree with orgs that the profile does not know beside its own, each by itself."""
    added = {
        code: OrgNode(code=code, names=names, kind="", parent=None)
        for code, names in strangers.items()
        if code not in tree.stands_for
    }
    stands = {code: (code,) for code in added}
    return replace(tree, nodes={**tree.nodes, **added}, stands_for={**tree.stands_for, **stands})


def foresee_record(record: Record, profile: Profile) -> Foreseen | None:
    """What is foreseen from the record of a folder; None where it tells of too few years and days for anything.

    Quick to say no: the record of one conference costs nothing.
    """
    day = last_day(record.readings)
    if day is None or not (_spans_years(record) or len(record.readings) > _least_documents()):
        return None
    found = foresee(source_of(record, profile), profile, made_on=day)
    return None if found.is_empty else found


def _spans_years(record: Record) -> bool:
    """Whether one measure of one owner is told for as many years as a forecast needs."""
    years: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
    for claim in record.claims:
        if claim.measure and claim.unit_of_report and claim.period is not None and claim.status not in _AIMS:
            years[claim.measure, claim.unit_of_report].add(claim.period.end.year)
    return any(len(each) >= _PERIODS_FOR_PAST for each in years.values())


def _least_documents() -> int:
    from diemcau.foresee.signals.settings import Settings

    return Settings().warm_up_documents


# What is new.


def watch_stream(
    source: Source, profile: Profile, *, made_on: date, progress: Watch = watch_nothing
) -> tuple[tuple[Alert, ...], tuple[Issue, ...], Stream]:
    """Watch the documents of a collection go by in order of their days.

    Args:
        source: The collection.
        profile: The sector's vocabulary.
        made_on: The last day watched.
        progress: Told after every stretch of days.

    Returns:
        The alerts, the issues that they are about, and what the stream was.
    """
    from diemcau.foresee.signals.settings import Settings
    from diemcau.foresee.signals.watcher import Watcher

    dated = [(day, one) for one in source.readings if (day := one.document.published) is not None and day <= made_on]
    undated = sum(one.document.published is None for one in source.readings)
    days = [day for day, _ in dated]
    bin_days = _bin_days(days)
    settings = Settings(bin_days=bin_days)
    items = _items(dated, source.origins, profile)
    bins = _bins(items, bin_days)
    stream = Stream(
        documents=len(dated),
        undated=undated,
        families=len({item.origin for item in items}),
        first=min(days, default=None),
        last=max(days, default=None),
        bin_days=bin_days,
        bins=sum(bool(each) for _, each in bins),
        wanted_families=settings.warm_up_documents,
        wanted_bins=settings.warm_up_bins,
    )
    if not stream.is_enough:
        return (), (), stream
    watcher = Watcher(settings)
    meter = Meter("watch", len(bins), progress)
    alerts: list[Alert] = []
    for until, each in bins:
        alerts += watcher.take(each, until=until).alerts
        meter.step()
    raised = {alert.issue for alert in alerts}
    issues = {issue.id: issue for issue in watcher.issues()}
    return tuple(alerts), tuple(issues[name] for name in issues if name in raised), stream


def _bin_days(days: Sequence[date]) -> int:
    """Days together: single ones where all lies in two months, weeks where it lies in two years and a half."""
    spread = (max(days) - min(days)).days if days else 0
    return next((length for most, length in _BINS if spread <= most), _LONG_BIN)


def _items(dated: Sequence[tuple[date, Reading]], origins: Mapping[str, str], profile: Profile) -> list[Item]:
    from diemcau.foresee.signals.items import codes_of, find_subjects, item_of
    from diemcau.profile.form_book import load_forms

    codes = codes_of(load_forms(profile.name).countries.values())
    ordered = sorted(dated, key=lambda pair: (pair[0], pair[1].document.name))
    return [
        item_of(
            reading,
            profile=profile,
            day=day,
            origin=origins.get(reading.document.name, reading.document.name),
            subjects=find_subjects(reading, profile, day, codes),
            codes=codes,
        )
        for day, reading in ordered
    ]


def _bins(items: Sequence[Item], bin_days: int) -> list[tuple[date, list[Item]]]:
    """The items by stretches of days, the empty ones too: last day of each, and what it brought."""
    if not items:
        return []
    first, last = items[0].day, items[-1].day
    count = (last - first).days // bin_days + 1
    found: list[tuple[date, list[Item]]] = [
        (first + timedelta(days=bin_days * (place + 1) - 1), []) for place in range(count)
    ]
    for item in items:
        found[(item.day - first).days // bin_days][1].append(item)
    return found
