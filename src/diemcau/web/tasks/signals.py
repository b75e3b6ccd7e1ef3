"""What the apps above hear of: tasks do not know them. Receivers run in the same transaction."""

from __future__ import annotations

from django.dispatch import Signal

task_moved = Signal()
"""A step was taken. Sent with `task`, `step` (tasks.Step) and `actor`."""

life_asked = Signal()
"""A person looks at a task's life. Sent with `task`, `scope`, `texts` and `found`, a list: receivers add
`tasks.told.Event` of what they know of it and the person may see, such as reminders."""
