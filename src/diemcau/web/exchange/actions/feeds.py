"""Calendar feeds are made and taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.cache import caches
from django.db import transaction
from django.utils import timezone

from diemcau.errors import Invalid, NotFound
from diemcau.publish.texts import languages
from diemcau.web.accounts.policies import Right
from diemcau.web.audit.actions import Act, append_entry
from diemcau.web.exchange.keys import digest_of, new_key
from diemcau.web.exchange.models import Feed
from diemcau.web.exchange.policies import FEED_RATE, MOST_FEEDS
from diemcau.web.exchange.queries import feeds_of

if TYPE_CHECKING:
    from uuid import UUID

    from diemcau.web.accounts.models import Person
    from diemcau.web.accounts.policies import Scope
    from diemcau.web.orgs.models import Org

SORTS = ("mine", "unit")
_MINUTE = 60


def make_feed(
    *, actor: Person, scope: Scope, sort: str, org: Org | None = None, language: str = "vi"
) -> tuple[Feed, str]:
    """A feed of one's own, and the secret part of its address, which is told this once.

    Args:
        actor: Whose.
        scope: What that person may do.
        sort: `mine`: what one gives, works on or answers for; `unit`: the tasks of a unit and those below.
        org: Of `unit` which one.
        language: In which words.

    Raises:
        Invalid: If there is no such sort or language, no unit is named, or the person has too many.
        Denied: If the person may not see what that unit works on.
    """
    if sort not in SORTS or language not in languages() or (sort == "unit" and org is None):
        raise Invalid("That is no calendar.", "Choose one of those that are offered.", code="exchange.no_sort")
    if sort == "mine":
        org = None
    elif org is not None:
        scope.demand(Right.READ, org.pk)
    key = new_key()
    with transaction.atomic():
        if feeds_of(actor).filter(ended_at=None).count() >= MOST_FEEDS:
            raise Invalid("You have 10 calendars in force.", "End one that is not used.", code="exchange.many_feeds")
        feed = Feed.objects.create(person=actor, sort=sort, org=org, language=language, token=digest_of(key))
        _note(actor, feed, "feed.make")
    return feed, key


def end_feed(*, actor: Person, scope: Scope, uid: UUID) -> Feed:  # noqa: ARG001 - one's own alone
    """Take one of one's own feeds back; one that has ended stays as it is.

    Raises:
        NotFound: If the person has none of that uid.
    """
    with transaction.atomic():
        feed = feeds_of(actor).select_for_update(of=("self",)).filter(uid=uid).first()
        if feed is None:
            raise NotFound("You have no such calendar.", code="exchange.no_feed")
        if feed.ended_at is None:
            feed.ended_at = timezone.now()
            feed.save(update_fields=["ended_at"])
            _note(actor, feed, "feed.end")
    return feed


def note_fetch(*, feed: Feed) -> bool:
    """Count that a feed is fetched, and remember when, at most once a minute; False where that was too often."""
    now = timezone.now()
    near = caches["near"]
    key = f"feed:{feed.pk}:{int(now.timestamp()) // _MINUTE}"
    near.add(key, 0, timeout=2 * _MINUTE)
    count = near.incr(key)
    if count == 1:
        Feed.objects.filter(pk=feed.pk).update(used_at=now)
    return count <= FEED_RATE


def _note(actor: Person, feed: Feed, act: str) -> None:
    org = feed.org.code if feed.org else ""
    append_entry(actor=actor, act=Act(act=act, thing="feed", thing_id=feed.uid, org=org, detail={"sort": feed.sort}))
