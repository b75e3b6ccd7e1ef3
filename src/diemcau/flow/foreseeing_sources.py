"""What a folder of reports or a dossier holds for foreseeing: readings in their families, values, and when they were
first told.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from diemcau.collect.find import LEDGER
from diemcau.errors import Invalid
from diemcau.flow.folder import read_files, story_name
from diemcau.flow.progress import Meter, Watch, watch_nothing
from diemcau.flow.reading import nothing_read
from diemcau.records import Bound, Claim, Interval, Kind, Standing, Statement, parse_period
from diemcau.records.mention import Status, Tally
from diemcau.records.span import Span

if TYPE_CHECKING:
    from diemcau.profile.types import Profile
    from diemcau.records import Finding, Reading, Record
    from diemcau.records.observation import Observation
    from diemcau.records.review import Names

_FACTS, _EVIDENCE, _COPIES = "facts", "evidence", "copies"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What one collection holds, as far as foreseeing needs it.

    Attributes:
        name: What it is called.
        readings: The documents and what was read in them.
        origins: The text family of each document, by name: that of the likely origin.
        observations: Its values, results and aims alike. An owner that the profile does not know is an org all the
            same, whose code is its name.
        known: When each value became known, by its id; those of documents without a day are not in it.
        strangers: Names by language of the orgs that the profile does not know, by code.
        findings: What a person should know of its files.
    """

    name: str
    readings: Sequence[Reading]
    origins: Mapping[str, str]
    observations: Sequence[Observation]
    known: Mapping[str, date]
    strangers: Mapping[str, Names] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


def is_dossier(folder: Path) -> bool:
    """Whether a folder is one that `diemcau dossier` made."""
    return (folder / LEDGER).is_file()


def open_source(
    folder: Path, profile: Profile, progress: Watch = watch_nothing, *, made_on: date | None = None
) -> Source:
    """What a folder or a dossier holds; documents of later days than `made_on` are left out.

    Raises:
        Invalid: If nothing in the folder could be read; its fact `findings` says why, file by file.
        ImportError: If it is a dossier, and what reads its tables is not installed.
        Conflict: If a run is at work on the dossier.
    """
    if is_dossier(folder):
        return _open_dossier(folder, profile, progress, made_on)
    return _open_folder(folder, profile, progress, made_on)


def _open_folder(folder: Path, profile: Profile, progress: Watch, made_on: date | None) -> Source:
    from diemcau.reconcile.folder import reconcile

    readings, findings = read_files([folder], profile, progress)
    if not readings:
        raise nothing_read([folder], findings)
    meter = Meter("reconcile", 1, progress)
    record = reconcile(story_name(folder), [one for one in readings if _is_by(one, made_on)], profile)
    meter.step()
    return replace(source_of(record, profile), findings=(*findings, *record.findings))


def _is_by(reading: Reading, day: date | None) -> bool:
    """Whether a document was there on a day; one without a day was."""
    published = reading.document.published
    return day is None or published is None or published <= day


def source_of(record: Record, profile: Profile) -> Source:
    """What the record of a folder holds."""
    from diemcau.review.owner import find_org_titles, name_orgs

    figures = [(one, _figures(one, record)) for one in record.claims]
    languages = {
        one.id: Counter(record.by_name[place.document].document.language for place in one.statements)
        for one, _ in figures
    }
    named = name_orgs(record, profile)
    first: dict[str, str] = {}
    for name in sorted(named):  # by the first of its names, which stays the same while reports come in
        first.setdefault(named[name], name)
    sections = {name: first[section] for name, section in named.items()}
    found: list[Observation] = []
    for claim, told in figures:
        partners = {figure.partner for figure in told}
        partner = (partners.pop() or "") if len(partners) == 1 else ""
        found += _observe(claim, languages[claim.id], profile, sections, partner)
    strangers = {one.org for one in found if one.org not in profile.orgs}
    days = {each.document.name: each.document.published for each in record.readings}
    return Source(
        name=record.story,
        readings=record.readings,
        origins=find_origins((group.documents for group in record.copies), days),
        observations=found,
        known=_known(found, days),
        strangers=_by_their_own_names(strangers, profile) | find_org_titles(record, strangers, profile),
        findings=record.findings,
    )


def _by_their_own_names(orgs: Iterable[str], profile: Profile) -> dict[str, Names]:
    """Orgs that the profile does not know, called in every language as documents call them."""
    return {name: dict.fromkeys(profile.languages, name) for name in orgs}


def _figures(claim: Claim, record: Record) -> list[Any]:
    return [record.by_name[place.document].figures[place.index] for place in claim.statements]


def _observe(
    claim: Claim, languages: Counter[str], profile: Profile, sections: Mapping[str, str], partner: str = ""
) -> Iterator[Observation]:
    """A fact as a value of the org that its owner's name means; of one that the profile does not know by its name."""
    from diemcau.review.rollup.observe import find_org, to_observation

    if claim.unit_of_report is None:
        return
    org = find_org(claim, languages, profile)
    if org is None and not any(profile.find_orgs(claim.unit_of_report, each) for each in profile.languages):
        org = sections.get(claim.unit_of_report, claim.unit_of_report)
    one = to_observation(claim, org, profile, partner) if org is not None else None
    if one is not None:
        yield one


def find_origins(groups: Iterable[Sequence[str]], names: Iterable[str]) -> dict[str, str]:
    """The text family of every document: of several that are one text the first of their group."""
    origins = {name: name for name in names}
    for group in groups:
        origins.update(dict.fromkeys(group, group[0]))
    return origins


def _known(observations: Sequence[Observation], days: Mapping[str, date | None]) -> dict[str, date]:
    """The first day on which a document told each value."""
    found = {}
    for one in observations:
        told = [day for place in one.sources if (day := days.get(place.document)) is not None]
        if told:
            found[one.id] = min(told)
    return found


# A dossier.


def _open_dossier(folder: Path, profile: Profile, progress: Watch, made_on: date | None) -> Source:
    from pyarrow import parquet

    def rows(name: str, columns: Sequence[str]) -> list[dict[str, Any]]:
        try:
            return list(parquet.read_table(folder / f"{name}.parquet", columns=list(columns)).to_pylist())
        except (OSError, ValueError, KeyError) as error:
            title = f"The dossier {folder} has no table {name} that can be read."
            advice = "Run `diemcau dossier` to its end first."
            raise Invalid(title, advice, code="flow.dossier_unfinished", folder=folder, table=name) from error

    copies = rows(_COPIES, ("origin", "made", "grade"))
    facts = rows(_FACTS, _FACT_COLUMNS)
    places = _places(rows(_EVIDENCE, ("story", "sort", "id", "document", "start", "end", "index")))
    readings = [one for one in _kept_readings(folder, progress) if _is_by(one, made_on)]
    languages = {one.document.name: one.document.language for one in readings}
    days = {one.document.name: one.document.published for one in readings}
    found: list[Observation] = []
    for row in facts:
        claim = _claim(row, tuple(place for place in places[row["story"], row["id"]] if place.document in days))
        if claim is not None:
            told = Counter(languages[place.document] for place in claim.statements)
            found += _observe(claim, told, profile, {})
    strangers = {one.org for one in found if one.org not in profile.orgs}
    return Source(
        name=story_name(folder),
        readings=readings,
        origins=_linked(copies, days),
        observations=found,
        known=_known(found, days),
        strangers=_by_their_own_names(strangers, profile),
    )


_FACT_COLUMNS = (
    "story", "id", "value", "low", "high", "low_open", "high_open", "bound", "unit", "label", "measure",
    "unit_of_report", "period", "status", "kind", "stock_or_flow", "standing",
)  # fmt: skip


def _kept_readings(folder: Path, progress: Watch) -> Iterator[Reading]:
    """The readings that the ledger of a dossier keeps, in order of their numbers."""
    from diemcau.flow.ledger import Ledger
    from diemcau.flow.packed import unpack

    with Ledger(folder / LEDGER, "") as ledger:
        numbers = [int(number) for number in ledger.numbers()]
        meter = Meter("read", len(numbers), progress)
        for number in numbers:
            name, packed = ledger.reading(number)
            reading = unpack(packed)
            yield replace(reading, document=replace(reading.document, name=name))
            meter.step()


def _places(rows: Iterable[Mapping[str, Any]]) -> defaultdict[tuple[str, str], list[Statement]]:
    """Where each fact is said, by its story and id."""
    found: defaultdict[tuple[str, str], list[Statement]] = defaultdict(list)
    for row in rows:
        if row["sort"] == "fact":
            place = Statement(document=row["document"], span=Span(row["start"], row["end"]), index=row["index"])
            found[row["story"], row["id"]].append(place)
    return found


def _claim(row: Mapping[str, Any], places: tuple[Statement, ...]) -> Claim | None:
    """A row of the table of facts as the fact it was; None where no document of the time says it, or it has no number
    or period.
    """
    if not places or row["value"] is None or row["period"] is None:
        return None
    low, high = (Decimal(row[end]).normalize() if row[end] is not None else None for end in ("low", "high"))
    return Claim(
        id=f"{row['story']}/{row['id']}",
        statements=places,
        value=Decimal(row["value"]).normalize(),
        interval=Interval(low, high, bool(row["low_open"]), bool(row["high_open"])),
        bound=Bound(row["bound"]),
        unit=row["unit"],
        measure=row["measure"],
        label=row["label"] or "",
        unit_of_report=row["unit_of_report"],
        period=parse_period(row["period"]),
        status=Status(row["status"]),
        kind=Kind(row["kind"]),
        stock_or_flow=Tally(row["stock_or_flow"]) if row["stock_or_flow"] else None,
        compare_to=None,
        part_of=None,
        independent_sources=0,
        standing=Standing(row["standing"]),
    )


def _linked(copies: Iterable[Mapping[str, Any]], names: Iterable[str]) -> dict[str, str]:
    """The text family of every document of a dossier, by its links from a text to those made of it."""
    made = {row["made"]: row["origin"] for row in copies if row["grade"] != "quote"}
    origins = {}
    for name in names:
        seen, at = {name}, name
        while (before := made.get(at)) is not None and before not in seen:
            seen.add(before)
            at = before
        origins[name] = at
    return origins
