"""Who owes what: the units of a campaign as it opens, and those to whom a duty has come since."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.utils import timezone

from diemcau.web.accounts.policies import Right, Scope
from diemcau.web.filings.models import Campaign, Filing
from diemcau.web.orgs.queries import lineage, tree_of

if TYPE_CHECKING:
    from diemcau.profile.forms import Regime

_BATCH = 1_000


def owed_by(scope: Scope, campaign: Campaign, regimes: Sequence[Regime]) -> list[Filing]:
    """The returns that the units within reach owe in a campaign, each in every form of its regimes; not kept yet."""
    today = timezone.localdate()
    tree, living, line = tree_of(min(campaign.last_day, today)), tree_of(today).nodes, lineage()
    reach = scope.reach(Right.COLLECT)
    owed: list[Filing] = []
    for node in tree.nodes.values():
        heirs = () if node.pk in living else line.standing_for(node.pk, today)
        holder = min(heirs, key=lambda pk: living[pk].code, default=None)
        if not (reach.has(node.pk) or (holder is not None and reach.has(holder))):
            continue
        owed.extend(
            Filing(
                campaign=campaign, regime=regime.code, form=form, org_id=node.pk, holder_id=holder, level=campaign.level
            )
            for regime in regimes
            if node.kind in regime.senders
            for form in regime.forms
        )
    return owed


def pass_on(campaign: Campaign | None = None) -> int:
    """Note who owes now what units owed that have ended by today; how many returns changed hands.

    Of a unit whose work was split among several the first by code owes it; the others may write in it too.
    """
    today = timezone.localdate()
    line, living = lineage(), tree_of(today).nodes
    open_ = Filing.objects.filter(campaign__closed_at=None) if campaign is None else campaign.filings.all()
    changed = []
    for filing in open_.only("org_id", "holder_id"):
        heirs = () if filing.org_id in living else line.standing_for(filing.org_id, today)
        heir = min(heirs, key=lambda pk: living[pk].code if pk in living else "", default=None)
        if filing.holder_id != heir:
            filing.holder_id = heir
            changed.append(filing)
    Filing.objects.bulk_update(changed, ["holder"], batch_size=_BATCH)
    return len(changed)
