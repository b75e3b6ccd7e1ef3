"""`diemcau deadline`: the day that a deadline in words falls on, and the way to it."""

from __future__ import annotations

from datetime import date, datetime
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import click

from diemcau.cli.console import plain
from diemcau.cli.options import NearChoice, language_option, open_profile, profile_option
from diemcau.cli.read import print_json
from diemcau.errors import Invalid

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diemcau.deploy.deadline import Explained
    from diemcau.profile.types import Profile
    from diemcau.profile.working import WorkRules
    from diemcau.publish.texts import Texts

_DAY = "%Y-%m-%d"
_FIRST_YEAR, _LAST_YEAR = 1950, 2150
_WEEKEND = "weekend"


@click.command()
@click.argument("words")
@click.option("--from", "given_on", type=click.DateTime([_DAY]), metavar="DAY")
@click.option("--year", "for_year", type=click.IntRange(_FIRST_YEAR, _LAST_YEAR), metavar="YEAR")
@click.option("--format", "form", type=NearChoice(["table", "json"]), default="table", show_default=True)
@profile_option
@language_option
def deadline(
    words: str, given_on: datetime | None, for_year: int | None, *, form: str, profile: str, texts: Texts
) -> int:
    """Say on which day a deadline in words falls, and how that was found."""
    vocabulary = open_profile(profile, texts)
    rules = vocabulary.working
    start = given_on.date() if given_on is not None else _today(rules)
    if not _FIRST_YEAR <= start.year <= _LAST_YEAR:
        years = {"first": _FIRST_YEAR, "last": _LAST_YEAR}
        raise Invalid(texts["due.no_year"].format(**years))
    found = _explain(words, start, for_year, vocabulary, texts)
    if form == "json":
        print_json(_to_json(found, start, rules))
    else:
        for line in _lines(found, rules, texts):
            click.echo(plain(line))
    return int(not found.deadline.is_certain)


def _today(rules: WorkRules) -> date:
    from zoneinfo import ZoneInfo

    return datetime.now(ZoneInfo(rules.time_zone)).date()


def _explain(words: str, start: date, for_year: int | None, profile: Profile, texts: Texts) -> Explained:
    """The deadline in the language of the run, or in another one that understands the words."""
    from diemcau.deploy.deadline import explain_deadline
    from diemcau.deploy.working import calendar_of
    from diemcau.lang.registry import known_languages
    from diemcau.records.task import DeadlineKind

    calendar = calendar_of(profile)
    codes = dict.fromkeys((texts.language, *known_languages()))
    found = [
        explain_deadline(words, given_on=start, for_year=for_year, calendar=calendar, language=code) for code in codes
    ]
    understood = (one for one in found if one.deadline.kind is not DeadlineKind.UNCLEAR)
    return next(understood, found[0])


def _reason(day: date, rules: WorkRules) -> str:
    """Why a day is off: the code of its feast, or that it is of the weekend."""
    return rules.feasts.get(day, _WEEKEND if day.weekday() in rules.weekend else "")


def _to_json(found: Explained, start: date, rules: WorkRules) -> dict[str, Any]:
    """The deadline as JSON; days in ISO 8601."""
    one = found.deadline
    return {
        "words": one.words,
        "given_on": start.isoformat(),
        "kind": one.kind.value,
        "day": one.day.isoformat() if one.day else None,
        "is_certain": one.is_certain,
        "why": one.why,
        "doubts": list(found.doubts),
        "rhythm": one.rhythm or None,
        "counted_from": found.start.isoformat() if found.start else None,
        "said": found.said.isoformat() if found.said else None,
        "days_off": [{"day": day.isoformat(), "reason": _reason(day, rules)} for day in found.skipped],
    }


def _lines(found: Explained, rules: WorkRules, texts: Texts) -> Iterator[str]:
    """The day, how it was found, which days off were passed over, what is not certain."""
    one = found.deadline
    yield texts["due.day"].format(day=_told(one.day, texts)) if one.day else texts["due.no_day"]
    if one.rhythm:
        from diemcau.publish.calendar import format_deadline

        yield f"  {texts['due.again'].format(rhythm=format_deadline(one.rhythm, texts.language))}"
    if found.start is not None:
        is_back = found.said is not None and found.said < found.start
        key = "due.counted.back" if is_back else f"due.counted.{one.kind.value}"
        yield f"  {texts[key].format(day=_told(found.start, texts))}"
    if found.said is not None and found.said != one.day:
        yield f"  {texts['due.moved'].format(day=_told(found.said, texts))}"
    elif one.day is not None and one.day in _days_off(one.day, rules):
        yield f"  {texts['due.stays'].format(reason=_why_off(_reason(one.day, rules), rules, texts))}"
    if found.skipped:
        yield f"  {texts['due.skipped'].format(count=len(found.skipped))}"
        for first, last in _runs(found.skipped, rules):
            yield f"    {_stretch(first, last, texts)}: {_why_off(_reason(first, rules), rules, texts)}"
    for doubt in found.doubts:
        yield f"  {texts['due.doubt'].format(doubt=texts[f'due.doubt.{doubt}'])}"


def _days_off(day: date, rules: WorkRules) -> Sequence[date]:
    """The day where it is a day off, else nothing."""
    year = rules.years.get(day.year)
    is_made_up = year is not None and day in year.worked
    return [day] if _reason(day, rules) and not is_made_up else []


def _runs(days: Sequence[date], rules: WorkRules) -> Iterator[tuple[date, date]]:
    """Days off that follow each other for one reason, as first and last day."""
    breaks = [0, *(at for at, (one, other) in enumerate(pairwise(days), 1)
                   if (other - one).days != 1 or _reason(one, rules) != _reason(other, rules)), len(days)]  # fmt: skip
    for first, end in pairwise(breaks):
        yield days[first], days[end - 1]


def _stretch(first: date, last: date, texts: Texts) -> str:
    """From one day to another, as the reader writes it."""
    from diemcau.publish.calendar import format_period
    from diemcau.records import parse_period

    code = first.isoformat() if first == last else f"{first.isoformat()}..{last.isoformat()}"
    return format_period(parse_period(code), texts.language)


def _told(day: date, texts: Texts) -> str:
    """A day with its day of the week."""
    return texts["due.weekday"].format(name=texts[f"due.weekday.{day.weekday()}"], day=_stretch(day, day, texts))


def _why_off(reason: str, rules: WorkRules, texts: Texts) -> str:
    """A reason in words: that of the profile, in its first language where it has none in the run's."""
    if reason == _WEEKEND:
        return texts["due.weekend"]
    names = rules.holidays[reason]
    return names.get(texts.language) or next(iter(names.values()))
