"""Tuning: words and thresholds of the whole house, what a change would have done, and what was learnt."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from diemcau.errors import Invalid
from diemcau.publish.notice import tell_error
from diemcau.web.accounts.middleware import person, scope
from diemcau.web.shell.failures import STATUS
from diemcau.web.shell.speech import texts_of
from diemcau.web.watch import actions, queries
from diemcau.web.watch.actions.tuning import LEAST as LEAST_SCORE
from diemcau.web.watch.actions.tuning import LONGEST, MOST_VOICES, MOST_WORDS, Wanted, check_wanted
from diemcau.web.watch.actions.tuning import MOST as MOST_SCORE
from diemcau.web.watch.filters import Filters
from diemcau.web.watch.learnt import learnt_for
from diemcau.web.watch.policies import demand_tuning, may_tune
from diemcau.web.watch.rehearsal import MOST, Rehearsal
from diemcau.web.watch.rehearsal import rehearse as rehearse_on
from diemcau.web.watch.rules import WHOLE_HOUSE, newest_setting
from diemcau.web.watch.shown import show_alert

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from diemcau.publish.texts import Texts

_LINES, _HISTORY = 30, 12
_TYPED = 40_000  # characters of a list as it is typed


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """How the watch is tuned; everybody may look."""
    row = newest_setting()
    wanted = Wanted() if row is None else Wanted(
        tuple(row.muted), tuple(row.watched), row.least_score, row.weak_voices, row.strong_voices
    )  # fmt: skip
    return _page(request, wanted)


@require_POST
def rehearse(request: HttpRequest) -> HttpResponse:
    """Show what a tuning would have done to the last alerts; nothing is saved."""
    demand_tuning(scope(request))
    try:
        wanted = check_wanted(_wanted(request))
    except Invalid as error:
        return _page(request, _typed(request), error=error)
    seen = queries.seen_by(scope(request))
    rows = queries.alerts_for(scope(request), seen, Filters()).prefetch_related("subjects")
    return _page(request, wanted, rehearsal=rehearse_on(rows.order_by("-raised_on", "-pk")[:MOST], wanted))


@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """Tune the watch."""
    try:
        reason = request.POST.get("reason", "")[: LONGEST + 1]
        actions.set_tuning(actor=person(request), scope=scope(request), wanted=_wanted(request), reason=reason)
    except Invalid as error:
        return _page(request, _typed(request), error=error)
    messages.success(request, texts_of(request)["watch.words.kept"])
    return redirect("watch_words")


def _wanted(request: HttpRequest) -> Wanted:
    """The tuning of the form.

    Raises:
        Invalid: If a number is none.
    """
    typed = _typed(request)
    numbers = {name: request.POST.get(name, "").strip().replace(",", ".")[:8] for name in ("weak", "strong", "least")}
    try:
        least = Decimal(numbers["least"]) if numbers["least"] else None
        weak, strong = (int(numbers[name]) if numbers[name] else None for name in ("weak", "strong"))
    except (InvalidOperation, ValueError) as error:
        raise Invalid(
            "A threshold is no number.", "Write digits, or leave it empty.", code="watch.no_number"
        ) from error
    return Wanted(typed.muted, typed.watched, least, weak, strong)


def _typed(request: HttpRequest) -> Wanted:
    """The words of the form, one a line."""
    muted, watched = (tuple(request.POST.get(name, "")[:_TYPED].splitlines()) for name in ("muted", "watched"))
    return Wanted(muted, watched)


def _page(
    request: HttpRequest, wanted: Wanted, *, error: Invalid | None = None, rehearsal: Rehearsal | None = None
) -> HttpResponse:
    asked, texts = scope(request), texts_of(request)
    seen = queries.seen_by(asked)
    context: dict[str, Any] = {
        "wanted": wanted,
        "muted": "\n".join(wanted.muted),
        "watched": "\n".join(wanted.watched),
        "reason": request.POST.get("reason", "")[:LONGEST],
        "tunes": may_tune(asked),
        "default": WHOLE_HOUSE,
        "least_score": LEAST_SCORE,
        "most_score": MOST_SCORE,
        "most_voices": MOST_VOICES,
        "most_words": MOST_WORDS,
        "longest": LONGEST,
        "by_kind": queries.verdicts_by(asked, seen, "kind"),
        "by_strength": queries.verdicts_by(asked, seen, "strength"),
        "learnt": learnt_for(asked, seen, texts),
        "history": queries.settings_before()[:_HISTORY],
        "seen": seen,
    }
    if rehearsal is not None:
        context["rehearsal"] = _shown(rehearsal, texts)
    if error is not None:
        context["error"] = tell_error(texts, error)
    return render(request, "watch/words.html", context, status=STATUS[type(error)] if error else 200)


def _shown(found: Rehearsal, texts: Texts) -> dict[str, Any]:
    """A rehearsal for the page: counts of all, and the first lines."""
    return {
        "alerts": found.alerts,
        "dropped": [(show_alert(row, [], texts), why) for row, why in found.dropped[:_LINES]],
        "dropped_count": len(found.dropped),
        "moved": [(show_alert(row, [], texts), strength) for row, strength in found.moved[:_LINES]],
        "moved_count": len(found.moved),
        "lost": found.lost,
        "spared": found.spared,
    }
