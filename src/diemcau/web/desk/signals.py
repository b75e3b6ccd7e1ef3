"""What the apps above hear of the desk. Receivers run in the same transaction."""

from __future__ import annotations

from django.dispatch import Signal

mentions_changed = Signal()
"""People changed the mentions of a document, or it was read anew. Sent with `document`, and with `mention`, the uid of
the only one that changed, or None where all may have."""
