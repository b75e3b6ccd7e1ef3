"""What the apps above hear of: tasks do not know them. Receivers run in the same transaction."""

from __future__ import annotations

from django.dispatch import Signal

task_moved = Signal()
"""A step was taken. Sent with `task`, `step` (tasks.Step) and `actor`."""
