"""Who has a document open right now, as far as their browsers have said so lately."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.core.cache import cache
from django.utils import timezone

if TYPE_CHECKING:
    from diemcau.web.accounts.models import Person
    from diemcau.web.archive.models import Document

LASTS = timedelta(seconds=40)
"""A page says every 15 seconds that it is open; after two that were missed it is taken for closed."""

_MOST = 20


def others_here(document: Document, person: Person, at: datetime | None = None) -> list[str]:
    """Note that a person has a document open, and name the others who have."""
    now = at or timezone.now()
    key = f"desk.here.{document.uid}"
    held: dict[int, tuple[str, float]] = cache.get(key, {})
    here = {pk: seen for pk, seen in held.items() if now.timestamp() - seen[1] < LASTS.total_seconds()}
    here[person.pk] = (str(person), now.timestamp())
    cache.set(key, dict(sorted(here.items(), key=lambda pair: -pair[1][1])[:_MOST]), LASTS.total_seconds())
    return sorted(name for pk, (name, _) in here.items() if pk != person.pk)
