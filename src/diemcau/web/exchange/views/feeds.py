"""Calendars that other programs fetch: a person's own, and what they are answered."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.http import parse_etags, quote_etag
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diemcau.errors import DiemcauError, NotFound
from diemcau.publish.notice import tell_error
from diemcau.web.accounts.middleware import person, scope
from diemcau.web.accounts.policies import Right
from diemcau.web.exchange.actions.feeds import end_feed, make_feed, note_fetch
from diemcau.web.exchange.calendar import calendar_of
from diemcau.web.exchange.queries import feed_of, feeds_of
from diemcau.web.exchange.telling import org_named, unit_said, units_with
from diemcau.web.shell.failures import status_of
from diemcau.web.shell.speech import texts_of

if TYPE_CHECKING:
    from diemcau.web.exchange.models import Feed

_SHOWN = 50
_TOO_MANY = 429


@never_cache
@sensitive_variables("key")
@require_http_methods(["GET", "HEAD", "POST"])
def feeds(request: HttpRequest) -> HttpResponse:
    """A person's own calendars; a new one is shown with its address this once."""
    if request.method != "POST":
        return _page(request)
    sort = request.POST.get("sort", "")
    try:
        org = unit_said(request) if sort == "unit" else None
        feed, key = make_feed(
            actor=person(request), scope=scope(request), sort=sort, org=org, language=texts_of(request).language
        )
    except DiemcauError as error:
        return _page(request, failure=tell_error(texts_of(request), error), status=status_of(error))
    return _page(request, made=feed, address=request.build_absolute_uri(reverse("feed", args=[key])))


def _page(request: HttpRequest, *, status: int = 200, **more: Any) -> HttpResponse:
    language = texts_of(request).language
    rows = list(feeds_of(person(request))[:_SHOWN])
    told: list[dict[str, Any]] = [{"feed": feed, "org": org_named(feed.org, language)} for feed in rows]
    context = {
        "live": [one for one in told if one["feed"].ended_at is None],
        "units": units_with(scope(request), language, Right.READ),
        "said": request.POST if "failure" in more else {},
        **more,
    }
    return render(request, "exchange/feeds.html", context, status=status)


@require_POST
def end(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Take one of one's own calendars back."""
    end_feed(actor=person(request), scope=scope(request), uid=uid)
    messages.success(request, texts_of(request)["exchange.feeds.ended"])
    return redirect("feeds")


@login_not_required
@require_safe
def calendar(request: HttpRequest, key: str) -> HttpResponse:
    """What a calendar program gets: iCalendar, of what the feed's person may see today.

    Raises:
        NotFound: If there is no such feed, or it was taken back.
    """
    feed = feed_of(key)
    if feed is None:
        raise NotFound("There is no such calendar.", code="exchange.no_feed")
    if not note_fetch(feed=feed):
        response = HttpResponse(status=_TOO_MANY, headers={"Retry-After": "60"})
    else:
        response = _calendar(request, feed)
    patch_cache_control(response, private=True, no_cache=True)
    return response


def _calendar(request: HttpRequest, feed: Feed) -> HttpResponse:
    body = calendar_of(feed, request.build_absolute_uri("/"))
    etag = quote_etag(sha256(body).hexdigest()[:32])
    asked = {each.removeprefix("W/") for each in parse_etags(request.headers.get("If-None-Match", ""))}
    if etag in asked:
        return HttpResponse(status=304, headers={"ETag": etag})
    response = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    response["ETag"] = etag
    response["Content-Disposition"] = 'inline; filename="diemcau.ics"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
