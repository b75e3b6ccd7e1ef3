"""Signing an edition, and what leaves the house of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

import diemcau
from diemcau.errors import Conflict, Denied, Invalid, NotFound
from diemcau.records import parse_period
from diemcau.web.accounts.policies import Right
from diemcau.web.archive.blobs import keep
from diemcau.web.archive.reading import rules
from diemcau.web.audit.actions import Act, append_entry
from diemcau.web.filings.models import Step, Value
from diemcau.web.orgs.models import Org
from diemcau.web.review.editions import NUMBERS, SHAPE, body_of, numbers_of, scope_of_level
from diemcau.web.review.files import tables
from diemcau.web.review.material import write_reports
from diemcau.web.review.models import Edition, EditionFile
from diemcau.web.review.numbers import numbers_to_json, sum_of, to_bytes
from diemcau.web.review.observations import VALUE, value_of
from diemcau.web.review.open_formats import pack
from diemcau.web.review.queries import View
from diemcau.web.review.shape import org_tree, tree_to_json
from diemcau.web.review.signals import edition_frozen
from diemcau.web.shell.levels import WATCHED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from diemcau.records.orgtree import OrgTree
    from diemcau.web.accounts.models import Person
    from diemcau.web.accounts.policies import Scope
    from diemcau.web.review.numbers import Numbers

LONGEST_TITLE = 300
FORM = 1
"""Version of the manifest's form."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToSign:
    """An edition as a person wants it.

    Attributes:
        org: Code of the org at its head.
        period: Its code.
        title: As shown.
        shape_day: The day in whose shape it is; None for the last of the period.
        true_at: Values that were counted after this day go to the next edition; None for the last of the period.
        level: How confidential: it is made of what may be seen up to it.
    """

    org: str
    period: str
    title: str
    shape_day: date | None = None
    true_at: date | None = None
    level: int = 1


def freeze(*, actor: Person, scope: Scope, wanted: ToSign) -> Edition:
    """Sign an edition: its numbers, its files and the sums of all of them are kept, and never change.

    Args:
        actor: Who signs.
        scope: What that person may do.
        wanted: Which edition.

    Raises:
        NotFound: If there is no such unit in that shape.
        Denied: If the person may not release for it, or took over a return that counts in it.
        Invalid: If something is not understood, or there is nothing to sign.
        Conflict: If its values were changed at this very moment.
    """
    org = Org.objects.filter(code=wanted.org).first()
    if org is None:
        raise NotFound("There is no such unit.", "Look for it in the tree.", code="orgs.no_org")
    scope.demand(Right.RELEASE, org.pk)
    view, tree = _view(scope, wanted)
    numbers = numbers_of(view, wanted.level, tree)
    _check(actor, numbers)
    files = _files(view, wanted, tree, numbers)
    with transaction.atomic():
        Org.objects.select_for_update().get(pk=org.pk)
        if to_bytes(numbers_to_json(numbers_of(view, wanted.level, tree))) != files[NUMBERS]:
            raise Conflict(
                "Its values were changed at this very moment.", "Look at them again and sign.", code="review.moved"
            )
        edition = _create(actor, org, view, wanted=wanted, files=files, numbers=numbers)
        edition_frozen.send(Edition, edition=edition)
        append_entry(actor=actor, act=act_of("edition.freeze", edition, digest=edition.digest, number=edition.number))
    return edition


def _view(scope: Scope, wanted: ToSign) -> tuple[View, OrgTree]:
    """What is signed, as of now."""
    if not 0 <= wanted.level <= scope.clearance:
        raise Invalid("That level is not yours to give.", "Choose one of the list.", code="review.level")
    if not " ".join(wanted.title.split()):
        raise Invalid("The edition has no title.", "Write one.", code="review.no_title")
    period = parse_period(wanted.period.strip().upper())
    day = wanted.shape_day or period.end
    tree = org_tree(day)
    if wanted.org not in tree.nodes:
        raise NotFound("There was no such unit on that day.", "Choose another shape.", code="review.no_org_then")
    view = View(
        org=wanted.org, period=period, shape_day=day, true_at=wanted.true_at or period.end, known_at=timezone.now()
    )
    return view, tree


def _check(actor: Person, numbers: Numbers) -> None:
    """Refuse an edition without anything in it, and one whose signer took a return over that counts in it."""
    if not numbers.totals:
        raise Invalid("There is nothing to sign for this unit and period.", code="review.nothing")
    uids = [uid for one in numbers.observations if one.id.startswith(VALUE) and (uid := value_of(one.id))]
    filings = Value.objects.filter(uid__in=uids).values("filing")
    if Step.objects.filter(filing__in=filings, verb="accept", by=actor).exists():
        raise Denied(
            "You took over returns that count in this edition.", "Somebody else has to sign it.",
            code="review.own_work",
        )  # fmt: skip


def _files(view: View, wanted: ToSign, tree: OrgTree, numbers: Numbers) -> dict[str, bytes]:
    """The files of an edition by name."""
    return {
        NUMBERS: to_bytes(numbers_to_json(numbers)),
        SHAPE: to_bytes(tree_to_json(tree)),
        **tables(numbers, tree),
        **write_reports(scope_of_level(wanted.level), view, tree, numbers),
    }


def _create(
    actor: Person, org: Org, view: View, *, wanted: ToSign, files: Mapping[str, bytes], numbers: Numbers
) -> Edition:
    """The edition with its files, the next of its org, period and level."""
    same = Edition.objects.filter(org=org, period=view.period.code, level=wanted.level)
    last = same.aggregate(last=Max("number"))["last"] or 0
    edition = Edition(
        title=" ".join(wanted.title.split())[:LONGEST_TITLE],
        org=org,
        period=view.period.code,
        shape_day=view.shape_day,
        true_at=view.true_at or view.period.end,
        known_at=view.known_at or timezone.now(),
        level=wanted.level,
        number=last + 1,
        frozen_by=actor,
        follows=same.filter(number=last).first(),
    )
    edition.manifest = _manifest(edition, files, numbers)
    edition.digest = sum_of(to_bytes(edition.manifest))
    edition.save()
    blobs = {name: keep(body) for name, body in files.items()}
    EditionFile.objects.bulk_create(
        EditionFile(edition=edition, name=name, sha256=blobs[name].pk, size=len(files[name])) for name in sorted(files)
    )
    return edition


def _manifest(edition: Edition, files: Mapping[str, bytes], numbers: Numbers) -> dict[str, Any]:
    """What is in an edition, and by which rules it was made."""
    said = numbers_to_json(numbers)
    return {
        "form": FORM,
        "diemcau": diemcau.__version__,
        "profile": str(settings.PROFILE),
        "rules": rules(),
        "title": edition.title,
        "org": edition.org.code,
        "period": edition.period,
        "number": edition.number,
        "level": edition.level,
        "shape_day": edition.shape_day.isoformat(),
        "true_at": edition.true_at.isoformat(),
        "known_at": edition.known_at.isoformat(),
        "files": {name: {"sha256": sum_of(body), "size": len(body)} for name, body in sorted(files.items())},
        "totals": said["totals"],
    }


def take_file(*, actor: Person, edition: Edition, file: EditionFile) -> bytes:
    """A file of an edition as it leaves the house; that it did is written down.

    Raises:
        Unavailable: If it is gone or no longer what was signed.
    """
    body = body_of(file)
    with transaction.atomic():
        append_entry(actor=actor, act=act_of("edition.export", edition, file=file.name, sha256=file.sha256))
    return body


def take_open(*, actor: Person, scope: Scope, edition: Edition, form: str) -> bytes:
    """The numbers of an edition in an open format as they leave the house; that they did is written down.

    Raises:
        NotFound: If there is no such format.
    """
    body = pack(edition, scope, form)
    with transaction.atomic():
        append_entry(actor=actor, act=act_of("edition.export", edition, file=f"{form}.zip", sha256=sum_of(body)))
    return body


def note_view(*, actor: Person, edition: Edition) -> None:
    """Write down that somebody looked at an edition of a watched level."""
    if edition.level >= WATCHED:
        append_entry(actor=actor, act=act_of("edition.view", edition))


def act_of(act: str, edition: Edition, **detail: object) -> Act:
    """An act upon an edition, for the log."""
    return Act(
        act=act,
        thing="edition",
        thing_id=edition.uid,
        org=edition.org.code,
        level=edition.level,
        detail={"period": edition.period, **detail},
    )
