"""What the app tells whoever listens."""

from __future__ import annotations

from django.dispatch import Signal

sign_in_refused = Signal()
"""Somebody was not let in. Arguments: `request`; `name`, as it was typed; `why`: wrong, locked or unknown."""
