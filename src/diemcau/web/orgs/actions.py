"""What administrators do to the tree; every write of the orgs is one of these functions or `loading.load_profile_orgs`.

Each act holds from a day on, past, today or to come. It is refused where it would break a law of the tree on any day
(`laws`), and can be taken back exactly by `undo`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.db.models.fields.reverse_related import ForeignObjectRel

from diemcau.errors import Conflict, Invalid
from diemcau.web.orgs.effects import Ledger, made_orgs, take_back
from diemcau.web.orgs.models import Change, Org, OrgName, OrgParent, Succession
from diemcau.web.orgs.permits import demand, demand_new
from diemcau.web.orgs.signals import change_undone, org_ended
from diemcau.web.orgs.steps import (
    NewOrg,
    check_alive,
    check_founding,
    check_may_end,
    close,
    establish,
    hand_over,
    rewrite,
    rows_from,
)
from diemcau.web.orgs.writing import write

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser

    from diemcau.web.orgs.policies import Manager

_DAY = timedelta(days=1)
_MOST = 40  # orgs in one act


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """From which day an act holds, and the reason for it: the decision that ordered it."""

    on: date
    reason: str = ""


def found(*, actor: AbstractBaseUser, scope: Manager, org: NewOrg, why: Why) -> Change:
    """Found an org.

    Raises:
        Denied: If the person may not change what stands above it.
        Invalid: If its code, kind or name cannot be, or it would break a law.
    """
    demand_new(scope, org)
    check_founding(org)

    def work(ledger: Ledger) -> None:
        establish(ledger, org, why.on)

    return write(actor=actor, verb="found", orgs=[org.code], on=why.on, reason=why.reason, work=work)


def rename(*, actor: AbstractBaseUser, scope: Manager, org: Org, names: Mapping[str, str], why: Why) -> Change:
    """Call an org otherwise from a day on, by language; until the next name that is known already.

    Raises:
        Denied: If the person may not.
        Invalid: If it does not exist on that day, no name is new, or a law would be broken.
    """
    demand(scope, org)
    check_alive(org, why.on)

    def work(ledger: Ledger) -> None:
        for language, name in names.items():
            rewrite(ledger, OrgName, {"org": org, "language": language}, why.on, org.valid_to, name=name.strip())

    return write(actor=actor, verb="rename", orgs=[org.code], on=why.on, reason=why.reason, work=work)


def move(*, actor: AbstractBaseUser, scope: Manager, org: Org, parent: Org, why: Why) -> Change:
    """Put an org under another one from a day on, until the next move that is known already.

    Raises:
        Denied: If the person may not change all three: the org, and what stands above it before and after.
        Invalid: If one of them does not exist on that day, or a law would be broken.
    """
    demand(scope, org, parent)
    check_alive(org, why.on)

    def work(ledger: Ledger) -> None:
        rewrite(ledger, OrgParent, {"org": org}, why.on, org.valid_to, parent=parent)

    return write(actor=actor, verb="move", orgs=[org.code, parent.code], on=why.on, reason=why.reason, work=work)


def merge(*, actor: AbstractBaseUser, scope: Manager, formers: Sequence[Org], heir: Org | NewOrg, why: Why) -> Change:
    """Let orgs go up in one, new or existing, from a day on; what stood under them goes with them.

    Raises:
        Denied: If the person may not change all of them.
        Invalid: If there are too few, one does not exist on the day before, or a law would be broken.
    """
    going = [org for org in dict.fromkeys(formers) if org != heir]
    if not going or len(going) > _MOST or (isinstance(heir, NewOrg) and len(going) == 1):
        raise Invalid("A merger needs two units at least.", "Choose the units.", code="orgs.too_few")
    demand(scope, *going, *([heir] if isinstance(heir, Org) else []))
    if isinstance(heir, NewOrg):
        demand_new(scope, heir)
        check_founding(heir)
    else:
        check_alive(heir, why.on)
    for org in going:
        check_may_end(org, why.on - _DAY)

    def work(ledger: Ledger) -> None:
        into = establish(ledger, heir, why.on) if isinstance(heir, NewOrg) else heir
        for org in going:
            hand_over(ledger, org, why.on, into)
        for org in going:
            if not Succession.objects.filter(
                former=org, heir=into, on=why.on
            ).exists():  # a part of it went there first
                ledger.add(Succession(former=org, heir=into, on=why.on, sort=Succession.Sort.MERGE))
            close(ledger, org, why.on - _DAY)
            org_ended.send(Org, org=org, last=why.on - _DAY, heirs=(into,), actor=actor)

    codes = [heir.code, *(org.code for org in going)]
    return write(actor=actor, verb="merge", orgs=codes, on=why.on, reason=why.reason, work=work)


def split(
    *,
    actor: AbstractBaseUser,
    scope: Manager,
    former: Org,
    heirs: Sequence[NewOrg],
    why: Why,
    stays: bool = False,
    children_to: str = "",
) -> Change:
    """Let an org fall apart into new ones from a day on, or, where it stays, give parts of its work to them.

    Args:
        actor: Who.
        scope: What that person may do.
        former: Which.
        heirs: What becomes of it.
        why: From which day, and for what reason.
        stays: Whether it goes on beside them; then what stands under it stays, too.
        children_to: Code of the heir under which the orgs go that stood under it; the first one if empty.

    Raises:
        Denied: If the person may not.
        Invalid: If there are too few heirs, the org does not exist on the day before, or a law would be broken.
    """
    if len(heirs) < (1 if stays else 2) or len(heirs) > _MOST:
        raise Invalid("A split needs two units at least.", "Name the new units.", code="orgs.too_few_heirs")
    demand(scope, former)
    (check_alive if stays else check_may_end)(former, why.on - _DAY)
    for heir in heirs:
        demand_new(scope, heir)
        check_founding(heir)

    def work(ledger: Ledger) -> None:
        made = {heir.code: establish(ledger, heir, why.on) for heir in heirs}
        for org in made.values():
            ledger.add(Succession(former=former, heir=org, on=why.on, sort=Succession.Sort.SPLIT))
        if not stays:
            hand_over(ledger, former, why.on, made.get(children_to) or next(iter(made.values())))
            close(ledger, former, why.on - _DAY)
            org_ended.send(Org, org=former, last=why.on - _DAY, heirs=tuple(made.values()), actor=actor)

    codes = [former.code, *(heir.code for heir in heirs)]
    return write(actor=actor, verb="split", orgs=codes, on=why.on, reason=why.reason, work=work)


def end(
    *,
    actor: AbstractBaseUser,
    scope: Manager,
    org: Org,
    why: Why,
    children_to: Org | None = None,
    with_children: bool = False,
) -> Change:
    """Let an org end without an heir; `why.on` is the first day without it.

    Args:
        actor: Who.
        scope: What that person may do.
        org: Which.
        why: From which day it is no more, and for what reason.
        children_to: Under which org those go that stood under it.
        with_children: Whether those end, too, and all below them.

    Raises:
        Denied: If the person may not.
        Invalid: If it does not exist on the day before, or orgs would be left under nothing.
    """
    demand(scope, org, *([children_to] if children_to else []))
    check_may_end(org, why.on - _DAY)

    def work(ledger: Ledger) -> None:
        ending = [org]
        if children_to is not None:
            hand_over(ledger, org, why.on, children_to)
        elif with_children:
            for one in ending:  # it grows while it is walked: those below, and those below them
                rows = rows_from(OrgParent.objects.filter(parent=one), why.on).select_related("org")
                ending.extend(row.org for row in rows if row.org not in ending)
        for one in ending:
            demand(scope, one)
            close(ledger, one, why.on - _DAY)
            org_ended.send(Org, org=one, last=why.on - _DAY, heirs=(), actor=actor)

    return write(actor=actor, verb="end", orgs=[org.code], on=why.on, reason=why.reason, work=work)


def correct_note(*, actor: AbstractBaseUser, scope: Manager, org: Org, note: str, reason: str = "") -> Change:
    """Say something else about an org.

    Raises:
        Denied: If the person may not.
        Invalid: If it says that already.
    """
    demand(scope, org)

    def work(ledger: Ledger) -> None:
        ledger.change(Org.objects.select_for_update().get(pk=org.pk), note=note.strip())

    return write(actor=actor, verb="note", orgs=[org.code], on=None, reason=reason, work=work)


def undo(*, actor: AbstractBaseUser, scope: Manager, change: Change, reason: str = "") -> Change:
    """Take an act back: on every day the tree is as it was before it. An undoing can be undone, too.

    Raises:
        Denied: If the person may not change all orgs concerned.
        Invalid: If it is a load of the profile.
        Conflict: If it was taken back already, a later act touched the same, or an org it founded is in use.
    """
    if change.verb == "load":
        raise Invalid("A load of the profile is not undone.", "End the units instead.", code="orgs.load_stays")
    demand(scope, *Org.objects.filter(code__in=change.orgs))

    def work(ledger: Ledger) -> None:
        if Change.objects.filter(undoes=change).exists():
            raise Conflict("This change was undone already.", code="orgs.undone")
        _check_unused(made_orgs(change.effects))
        take_back(ledger, change.effects)

    def after(by: Change) -> None:
        change_undone.send(Change, change=change, by=by, actor=actor)

    return write(
        actor=actor, verb="undo", orgs=change.orgs, on=change.on, reason=reason, work=work, undoes=change, after=after
    )


def _check_unused(pks: Sequence[int]) -> None:
    """Whether nothing but the tree itself names some orgs: no role, no document."""
    own: set[Any] = {Org, OrgName, OrgParent, Succession, Change}
    relations = (each for each in Org._meta.get_fields(include_hidden=True) if isinstance(each, ForeignObjectRel))  # noqa: SLF001 - Django's own name for it
    for relation in relations:
        model = relation.related_model
        if relation.many_to_many or model in own:
            continue
        if model._base_manager.filter(**{f"{relation.field.name}__in": pks}).exists():  # noqa: SLF001 - likewise
            raise Conflict(
                "A unit that this change founded is in use: people have roles there, or documents belong to it.",
                "Merge or end it instead.",
                code="orgs.in_use",
            )
