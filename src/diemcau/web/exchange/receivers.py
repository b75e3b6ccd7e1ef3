"""What the app does when something happens in the apps below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.dispatch import receiver

from diemcau.web.exchange.actions.deliveries import tell_hooks
from diemcau.web.tasks.signals import task_moved

if TYPE_CHECKING:
    from diemcau.web.tasks.models import Step, Task


@receiver(task_moved)
def tell(task: Task, step: Step, **_: object) -> None:
    """Hooks are told of every step."""
    tell_hooks(task=task, step=step)
