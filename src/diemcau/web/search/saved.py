"""What is asked about saved views."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from diemcau.web.search.models import SavedView

if TYPE_CHECKING:
    from diemcau.web.accounts.models import Person


def views_of(person: Person) -> QuerySet[SavedView]:
    """The views that a person keeps, by name; nobody sees another's."""
    return SavedView.objects.filter(person=person, removed_at=None)
