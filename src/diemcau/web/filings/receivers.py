"""What returns do when the tree of orgs changes: a unit that ends passes its duty on."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver

from diemcau.web.filings.duties import pass_on
from diemcau.web.orgs.signals import change_undone, org_ended


@receiver([org_ended, change_undone], dispatch_uid="filings.duties")
def hand_on(**_: Any) -> None:
    """Note who owes now what is still open."""
    pass_on()
