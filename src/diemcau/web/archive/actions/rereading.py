"""Documents are read anew when the rules have changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from diemcau.errors import Conflict
from diemcau.flow.packed import unpack
from diemcau.publish.piece import finding_to_json
from diemcau.records import Reading
from diemcau.web.accounts.policies import Right, Scope
from diemcau.web.archive import blobs
from diemcau.web.archive.apart import READER
from diemcau.web.archive.findings import not_reread
from diemcau.web.archive.models import Document, ReadText
from diemcau.web.archive.queries import stale_readings
from diemcau.web.archive.reading import as_kept, rules, store_reading
from diemcau.web.audit.actions import Act, append_entry

if TYPE_CHECKING:
    from diemcau.web.accounts.models import Person


def reread_document(*, row: ReadText) -> None:
    """Read a document's current version under the rules of now, in the place of a reading made under earlier ones.

    Where the same is read again, that alone is written down. Where nothing is read any more, the earlier reading stays.

    Raises:
        Unavailable: If the bytes are gone, or the reading was stopped from outside.
    """
    if not row.is_current or row.tried == rules():
        return
    earlier = unpack(bytes(row.packed))
    found = _read(row, earlier)
    with transaction.atomic():
        document = Document.objects.select_for_update().get(pk=row.document_id)
        held = ReadText.objects.select_for_update().filter(pk=row.pk, is_current=True).first()
        if held is None:
            return  # a new version came meanwhile
        if found is None or as_kept(found, row.version) == earlier:
            _keep(held, failed=found is None)
            return
        document.edit += 1
        document.save(update_fields=["edit"])
        made = store_reading(row.version, found)
        detail = {"before": row.rules, "after": made.rules, "version": row.version.number}
        append_entry(
            actor=None,
            act=Act(
                act="document.reread", thing="document", thing_id=document.uid, org=document.org.code,
                level=document.level, detail=detail,
            ),
        )  # fmt: skip


def _read(row: ReadText, earlier: Reading) -> Reading | None:
    if row.version.way == "dossier":
        found = READER.read_again(earlier)
    else:
        blobs.check(row.version.blob)
        found = READER.read_file(row.version.blob, row.version.filename)
    readings = (one for one in found if isinstance(one, Reading))
    return next((one for one in readings if one.document.id == earlier.document.id), None)


def _keep(held: ReadText, *, failed: bool) -> None:
    held.tried = rules()
    told = finding_to_json(not_reread())
    if failed and told not in held.findings:
        held.findings = [*held.findings, told]
    held.save(update_fields=["tried", "findings"])


def give_up_rereading(*, row: ReadText) -> None:
    """Leave a reading as it is under the rules of now: reading anew failed again and again."""
    with transaction.atomic():
        held = ReadText.objects.select_for_update().filter(pk=row.pk, is_current=True).first()
        if held is not None:
            _keep(held, failed=True)


def ask_again(*, actor: Person, scope: Scope, document: Document) -> None:
    """Have one document read anew under the rules of now.

    Raises:
        Denied: If the person may not enter documents in its unit.
        Conflict: If it was read under them already.
    """
    from diemcau.web.archive.jobs import reread

    scope.demand(Right.ENTER, document.org_id)
    row = stale_readings().filter(document=document).first()
    if row is None:
        raise Conflict("It was read under the rules of now.", code="archive.not_stale")
    with transaction.atomic():
        reread.using(priority=0).enqueue(row.pk)
        act = Act(
            act="document.ask_again", thing="document", thing_id=document.uid, org=document.org.code,
            level=document.level, detail={"rules": rules()},
        )  # fmt: skip
        append_entry(actor=actor, act=act)


def ask_rereading(*, actor: Person, scope: Scope) -> None:
    """Read every document anew that was read under earlier rules, now and not only in idle time.

    Raises:
        Denied: If the person does not manage the site.
        Conflict: If nothing was read under earlier rules.
    """
    from diemcau.web.archive.jobs import reread_all

    scope.demand(Right.MANAGE, None)
    if not stale_readings().exists():
        raise Conflict("Everything was read under the rules of now.", code="archive.nothing_stale")
    with transaction.atomic():
        reread_all.enqueue()
        append_entry(actor=actor, act=Act(act="document.reread_all", thing="site", detail={"rules": rules()}))
