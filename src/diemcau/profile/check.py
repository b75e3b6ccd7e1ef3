"""Checks that a profile's parts fit together; what is wrong in itself is refused when it is loaded."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import timedelta
from itertools import combinations
from typing import TYPE_CHECKING

from diemcau.profile.names import to_key
from diemcau.profile.types import MeasureKind, TimeRollup, UnitsRollup
from diemcau.profile.working import CALENDAR, SWAPPED
from diemcau.records import Finding, Severity, Tally

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from diemcau.profile.types import Measure, Org, Profile

_CURRENCY = re.compile(r"[A-Z]{3}")  # the shape of an ISO 4217 code
_DAY = timedelta(days=1)


def check_profile(profile: Profile) -> list[Finding]:
    """What a person should look at before using a profile.

    Returns:
        In the order of the files: STOP where something would be counted or named wrongly, NOTE where the profile itself
        says that it is not sure.
    """
    return [*_settings(profile), *_measures(profile), *_forms(profile), *_orgs(profile), *_aliases(profile),
            *_topics(profile), *_days(profile), *_uncertain(profile)]  # fmt: skip


def _stop(what: str, file: str, message: str, advice: str, **facts: str) -> Finding:
    return _finding(what, Severity.STOP, (file, message, advice), facts)


def _note(what: str, file: str, message: str, advice: str, **facts: str) -> Finding:
    return _finding(what, Severity.NOTE, (file, message, advice), facts)


def _finding(what: str, severity: Severity, said: tuple[str, str, str], facts: dict[str, str]) -> Finding:
    """A finding of a file; its facts are what the message fills in, by which catalogues tell it in other languages."""
    file, message, advice = said
    code = f"profile.{what}"
    return Finding(code=code, severity=severity, message=message, advice=advice, document=file, facts=(*facts.items(),))


def _settings(profile: Profile) -> Iterator[Finding]:
    named = [("home", profile.home_org), *((f"office {office.code}", office.org) for office in profile.offices)]
    for what, code in named:
        if code not in profile.orgs:
            message = f"profile.yml: {what} names the org {code!r}, which orgs.csv does not have."
            yield _stop("org", "profile.yml", message, "Correct the code or add the org.", place=what, org=code)
    for entries in (profile.offices, profile.calendar):
        codes = [entry.code for entry in entries]
        for code in sorted({code for code in codes if codes.count(code) > 1}):
            message = f"profile.yml: the code {code!r} stands twice."
            yield _stop("code", "profile.yml", message, "Rename one of them.", value=code)


def _measures(profile: Profile) -> Iterator[Finding]:
    for measure in profile.measures.values():
        yield from _measure_codes(measure, profile)
        yield from _measure_units(measure, profile)
        yield from _measure_rules(measure, profile)
    yield from _cycles("measures.csv", {m.code: m.parent for m in profile.measures.values()})


def _measure_codes(measure: Measure, profile: Profile) -> Iterator[Finding]:
    known: tuple[tuple[str, str | None, Mapping[str, object]], ...] = (
        ("parent", measure.parent, profile.measures),
        ("branch", measure.branch, profile.branches),
        ("pillar", measure.pillar, profile.pillars),
    )
    for column, code, table in known:
        if code is not None and code not in table:
            message = f"measures.csv: {measure.code} has the {column} {code!r}, which is not known."
            yield _stop(
                column, "measures.csv", message, f"Correct the {column} or add it.", row=measure.code, value=code
            )


def _measure_units(measure: Measure, profile: Profile) -> Iterator[Finding]:
    for unit in dict.fromkeys((*measure.units, measure.unit_default)):
        is_currency = _CURRENCY.fullmatch(unit) is not None
        if not (is_currency if measure.kind is MeasureKind.MONEY else unit in profile.units):
            message = (
                f"measures.csv: {measure.code} has the unit {unit!r}, which does not go with {measure.kind.value}."
            )
            advice = "Give a unit of profile.yml, or an ISO 4217 code for money."
            yield _stop("unit", "measures.csv", message, advice, row=measure.code, value=unit, kind=measure.kind.value)
    if measure.unit_default not in measure.units:
        message = f"measures.csv: the unit_default of {measure.code}, {measure.unit_default!r}, is not among its units."
        advice = "Add it to units or choose one of them."
        yield _stop("unit_default", "measures.csv", message, advice, row=measure.code, value=measure.unit_default)


def _measure_rules(measure: Measure, profile: Profile) -> Iterator[Finding]:
    whole = profile.measures.get(measure.parent or "")
    if measure.part_rule is not None and measure.parent is None:
        message = f"measures.csv: {measure.code} has a part_rule but no parent."
        advice = "Name the whole it is part of, or empty part_rule."
        yield _stop("part_rule", "measures.csv", message, advice, row=measure.code)
    if measure.part_rule is not None and whole is not None and whole.kind is not measure.kind:
        message = (
            f"measures.csv: {measure.code} counts {measure.kind.value}, its whole {whole.code} {whole.kind.value}."
        )
        advice = "Parts and whole need one kind; correct it or empty part_rule."
        kinds = {"kind": measure.kind.value, "whole": whole.code, "whole_kind": whole.kind.value}
        yield _stop("part_kind", "measures.csv", message, advice, row=measure.code, **kinds)
    ratios = (measure.kind is MeasureKind.PERCENT, measure.rollup_units is UnitsRollup.RATIO,
              measure.rollup_time is TimeRollup.RATIO)  # fmt: skip
    if any(ratios) and not all(ratios):
        message = f"measures.csv: {measure.code} mixes ratio with sum: percent, rollup_units and rollup_time disagree."
        advice = "A percentage is rolled up as ratio, nothing else is."
        yield _stop("rollup", "measures.csv", message, advice, row=measure.code)
    wrong = {TimeRollup.SUM: Tally.STOCK, TimeRollup.LAST: Tally.FLOW}.get(measure.rollup_time)
    if wrong is not None and measure.tally is wrong:
        rule = measure.rollup_time.value
        message = f"measures.csv: {measure.code} is a {wrong.value}, but rollup_time says {rule}."
        advice = "A flow is summed over time, of a stock the last one stands."
        yield _stop("tally", "measures.csv", message, advice, row=measure.code, tally=wrong.value, rule=rule)


def _forms(profile: Profile) -> Iterator[Finding]:
    for language in profile.languages:
        index = profile.measure_index[language]
        holders: dict[tuple[object, MeasureKind], dict[str, str]] = defaultdict(dict)
        for wordings in index.by_word.values():
            for wording in wordings:
                measure = profile.measures[wording.code]
                holders[wording.pieces, measure.kind].setdefault(measure.code, wording.text)
        for found in holders.values():
            if len(found) > 1:
                who = " and ".join(f"{code} ({text!r})" for code, text in sorted(found.items()))
                message = f"measures.csv: {who} have the same form in {language!r}."
                advice = "Make one of the forms longer or remove it."
                rows = ", ".join(f"{code} ({text})" for code, text in sorted(found.items()))
                yield _stop("form", "measures.csv", message, advice, rows=rows, language=language)


def _cycles(file: str, parents: Mapping[str, str | None]) -> Iterator[Finding]:
    for start in parents:
        seen: list[str] = []
        code: str | None = start
        while code is not None and code not in seen:
            seen.append(code)
            code = parents.get(code)
        if code == start and start == min(seen):
            circle = " > ".join([*seen, start])
            message = f"{file}: {circle} is a circle of parents."
            yield _stop("cycle", file, message, "Correct one of the parents.", circle=circle)


def _orgs(profile: Profile) -> Iterator[Finding]:
    for org in profile.orgs.values():
        yield from _org_codes(org, profile)
        yield from _org_dates(org, profile)
        yield from _heirs(org, profile)
    yield from _cycles("orgs.csv", {org.code: org.parent for org in profile.orgs.values()})


def _org_codes(org: Org, profile: Profile) -> Iterator[Finding]:
    if org.kind not in profile.org_kinds:
        message = f"orgs.csv: {org.code} has the kind {org.kind!r}, which profile.yml does not have."
        advice = "Correct the kind or add it to org_kinds."
        yield _stop("kind", "orgs.csv", message, advice, row=org.code, value=org.kind)
    if org.parent is not None and org.parent not in profile.orgs:
        message = f"orgs.csv: {org.code} has the parent {org.parent!r}, which is not known."
        yield _stop("parent", "orgs.csv", message, "Correct the parent or add it.", row=org.code, value=org.parent)


def _org_dates(org: Org, profile: Profile) -> Iterator[Finding]:
    if org.valid_from and org.valid_to and org.valid_to < org.valid_from:
        message = f"orgs.csv: {org.code} ends on {org.valid_to}, before it starts on {org.valid_from}."
        days = {"first": str(org.valid_from), "last": str(org.valid_to)}
        yield _stop("dates", "orgs.csv", message, "Correct one of the days.", row=org.code, **days)
    parent = profile.orgs.get(org.parent or "")
    if parent is not None and not (_starts_in(org, parent) and _ends_in(org, parent)):
        message = f"orgs.csv: {org.code} exists on days on which its parent {parent.code} does not."
        advice = "Give it the days of its parent, or another parent for the rest."
        yield _note("parent_dates", "orgs.csv", message, advice, row=org.code, parent=parent.code)


def _starts_in(org: Org, parent: Org) -> bool:
    return parent.valid_from is None or (org.valid_from is not None and parent.valid_from <= org.valid_from)


def _ends_in(org: Org, parent: Org) -> bool:
    return parent.valid_to is None or (org.valid_to is not None and org.valid_to <= parent.valid_to)


def _heirs(org: Org, profile: Profile) -> Iterator[Finding]:
    if org.successors and org.valid_to is None:
        message = f"orgs.csv: {org.code} has successors but no last day."
        yield _stop("last_day", "orgs.csv", message, "Fill in valid_to or remove the successors.", row=org.code)
    for code in org.successors:
        heir = profile.orgs.get(code)
        if heir is None:
            message = f"orgs.csv: {org.code} has the successor {code!r}, which is not known."
            yield _stop("successor", "orgs.csv", message, "Correct the code or add the org.", row=org.code, value=code)
        elif org.valid_to is not None and not heir.is_valid(org.valid_to + _DAY):
            message = (
                f"orgs.csv: {org.code} ends on {org.valid_to}, but its successor {code} does not exist the day after."
            )
            advice, last = "Correct the days or name another successor.", str(org.valid_to)
            yield _stop("successor_dates", "orgs.csv", message, advice, row=org.code, value=code, last=last)


def _aliases(profile: Profile) -> Iterator[Finding]:
    """Names that mean two orgs on one day."""
    for language in profile.languages:
        for key, codes in profile.name_index.by_key[language].items():
            for one, other in combinations([profile.orgs[code] for code in codes], 2):
                if _meet(one, other):
                    name = next((n for n in profile.names_of(one, language) if to_key(n, language) == key), key)
                    message = f"orgs.csv: {name!r} means {one.code} and {other.code} on the same day."
                    advice = "Remove the name from one of them or part their days."
                    yield _stop("alias", "orgs.csv", message, advice, name=name, one=one.code, other=other.code)


def _meet(one: Org, other: Org) -> bool:
    """Whether there is a day on which both exist."""
    before = one.valid_to is not None and other.valid_from is not None and one.valid_to < other.valid_from
    after = other.valid_to is not None and one.valid_from is not None and other.valid_to < one.valid_from
    return not before and not after


def _topics(profile: Profile) -> Iterator[Finding]:
    for topic in profile.topics.values():
        for language in profile.languages:
            if not topic.cues[language]:
                message = (
                    f"topics.csv: {topic.code} has no cue in {language!r}, so nothing will be found to be about it."
                )
                advice = "Add words that show it."
                yield _stop("cue", "topics.csv", message, advice, row=topic.code, language=language)
    for language in profile.languages:
        holders: dict[object, set[str]] = defaultdict(set)
        for wordings in profile.topic_index[language].by_word.values():
            for wording in wordings:
                holders[wording.pieces].add(wording.code)
        for pieces, codes in holders.items():
            if len(codes) > 1:
                message = f"topics.csv: {' and '.join(sorted(codes))} share the cue {pieces!r} in {language!r}."
                advice, rows = "Where they mean one thing, keep it at one of them.", ", ".join(sorted(codes))
                yield _note("cue_shared", "topics.csv", message, advice, rows=rows, cue=str(pieces), language=language)


def _days(profile: Profile) -> Iterator[Finding]:
    """Years of which the days off are not all known, and swapped days that nobody makes up."""
    rules = profile.working
    for number, year in rules.years.items():
        swapped = [day for day in year.off if rules.feasts[day] == SWAPPED]
        if len(swapped) != len(year.worked):
            message = f"calendar.yml: in {number}, {len(swapped)} days are swapped and {len(year.worked)} made up."
            counts = {"year": str(number), "swapped": str(len(swapped)), "worked": str(len(year.worked))}
            yield _note("swapped", CALENDAR, message, "Add the day that is missing.", **counts)
        if not year.is_final:
            message = f"calendar.yml: the notice of {number} is not known; terms that reach into it are not certain."
            advice = "Enter its days when it is out, and say is_final: true."
            yield _note("year_open", CALENDAR, message, advice, year=str(number))
        elif year.open:
            days = ", ".join(str(day) for day in sorted(year.open))
            message = f"calendar.yml: whether {days} is a day off is not known; terms over it are not certain."
            yield _note("day_open", CALENDAR, message, "Enter it as a day off, or remove it from open.", days=days)


def _uncertain(profile: Profile) -> Iterator[Finding]:
    rows: dict[str, list[str]] = defaultdict(list)
    for org in profile.orgs.values():
        if org.certainty != "sure":
            rows[org.certainty].append(org.code)
    for certainty, codes in rows.items():
        message = f"orgs.csv: {len(codes)} orgs are marked {certainty}: {', '.join(codes)}."
        listed = {"count": str(len(codes)), "mark": certainty, "rows": ", ".join(codes)}
        yield _note("certainty", "orgs.csv", message, "Confirm them and change the mark.", **listed)
