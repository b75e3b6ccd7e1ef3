"""Values held against rules, against their own past and against like units: what fails, before somebody signs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from diemcau.profile.checks import load_checks
from diemcau.publish.checked import tell_outlying, tell_rule, tell_ruled
from diemcau.records.period import shift_years
from diemcau.records.review import Answer
from diemcau.review.checking.outliers import check_outliers
from diemcau.review.checking.rules import check_rules
from diemcau.web.accounts.middleware import scope
from diemcau.web.archive.reading import profile
from diemcau.web.orgs.queries import names_of_all
from diemcau.web.review.asked import read_asked
from diemcau.web.review.observations import observations_for
from diemcau.web.review.shape import codes_within
from diemcau.web.review.shown import measure_name
from diemcau.web.review.wording import interval_in_words
from diemcau.web.shell.speech import texts_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diemcau.publish.texts import Texts
    from diemcau.records.observation import Observation
    from diemcau.web.review.asked import Asked

MOST = 20_000
"""Values that are checked at once; of more, a unit or a measure has to be chosen."""

_YEARS = 5  # of its past that a value is held against
_ROWS = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownCheck:
    """Something that failed.

    Attributes:
        rule: What was asked, or that the value stands out; in words.
        answer: What it came to, in words.
        measure, org, number: Of the value in question, in words.
        period: Code of its period.
        address: Of its total, from where its sentences open.
    """

    rule: str
    answer: str
    measure: str
    org: str
    number: str
    period: str
    address: str


@require_safe
def checks(request: HttpRequest) -> HttpResponse:
    """What fails among the values of an org and all below it, in a period."""
    asked, texts = read_asked(request.GET), texts_of(request)
    view = asked.view
    held = observations_for(
        scope(request),
        measures=[asked.measure] if asked.measure else None,
        orgs=codes_within(asked.tree, view.org),
        first=shift_years(view.period, -_YEARS).start,
        last=view.period.end,
        true_at=view.true_at,
        known_at=view.known_at,
    )
    context: dict[str, Any] = {"asked": asked, "view": view, "name": _org(view.org, texts), "most": MOST}
    if len(held) > MOST:
        return render(request, "review/checks.html", context | {"too_many": len(held)})
    shown = [*_broken(held, asked, texts), *_standing_out(held, asked, texts)]
    page = Paginator(shown, _ROWS).get_page(request.GET.get("page"))
    return render(request, "review/checks.html", context | {"page": page, "count": len(shown), "values": len(held)})


def _broken(held: Sequence[Observation], asked: Asked, texts: Texts) -> Iterator[ShownCheck]:
    book = load_checks(settings.PROFILE, profile())
    by_id = {one.id: one for one in held}
    for ruled in check_rules(held, book, profile()):
        value = by_id[ruled.observations[-1]]
        if ruled.answer is Answer.FAILS and asked.view.period.covers(value.period):
            rule = tell_rule(ruled, book, profile(), texts.language)
            yield _shown(value, asked, texts, rule, tell_ruled(ruled, value.unit, texts.language))


def _standing_out(held: Sequence[Observation], asked: Asked, texts: Texts) -> Iterator[ShownCheck]:
    by_id = {one.id: one for one in held}
    for one in check_outliers(held, profile(), only_failed=True):
        value = by_id[one.observation]
        if asked.view.period.covers(value.period):
            told = tell_outlying(one, value.unit, texts.language)
            yield _shown(value, asked, texts, texts["review.stands_out"], told)


def _shown(value: Observation, asked: Asked, texts: Texts, rule: str, answer: str) -> ShownCheck:
    there = value.org in asked.tree.nodes
    return ShownCheck(
        rule=rule,
        answer=answer,
        measure=measure_name(value.measure, texts.language),
        org=_org(value.org, texts),
        number=interval_in_words(value.interval, value.unit, texts),
        period=value.period.code,
        address=asked.address(
            org=value.org if there else asked.view.org, measure=value.measure, unit=value.unit, period=value.period.code
        ),
    )


def _org(code: str, texts: Texts) -> str:
    node = names_of_all().get(code)
    return node.name(texts.language) if node is not None else code
