"""What the apps above hear of."""

from __future__ import annotations

from django.dispatch import Signal

goals_changed = Signal()
"""A plan or target was set, changed or given up. Sent with `goal`, in the same transaction."""

edition_frozen = Signal()
"""An edition was signed. Sent with `edition`, in the same transaction."""
