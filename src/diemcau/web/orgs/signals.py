"""What the apps above hear of: the orgs do not know them. Receivers run in the same transaction."""

from __future__ import annotations

from django.dispatch import Signal

org_ended = Signal()
"""An org was ended. Sent with `org`, `last` (its last day), `heirs` (orgs, maybe none) and `actor`."""

change_undone = Signal()
"""An act was taken back. Sent with `change` (the act taken back), `by` (the act that does it) and `actor`."""
