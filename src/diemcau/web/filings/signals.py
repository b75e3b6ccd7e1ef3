"""What the apps above hear of: returns do not know them. Receivers run in the same transaction."""

from __future__ import annotations

from django.dispatch import Signal

values_changed = Signal()
"""The values of a return that was accepted were put down, or followed by others. Sent with `filing`, `closed` (the
uids of values that hold no more) and `opened` (of those that hold now); a value that followed another is in both."""
