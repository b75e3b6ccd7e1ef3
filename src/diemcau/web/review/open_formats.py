"""The numbers of an edition in open formats, with the sentences that the reader may see."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from django.db.models import F
from django.db.models.functions import Greatest, Substr

import diemcau
from diemcau.publish.exchange.formats import FORMATS, Stamp, export_all
from diemcau.publish.exchange.gather import AROUND, gather, id_of
from diemcau.publish.exchange.schema import Source
from diemcau.web.archive.policies import visible
from diemcau.web.archive.reading import profile
from diemcau.web.record.models import Evidence
from diemcau.web.record.queries import claims_for
from diemcau.web.review.editions import numbers_of, shape_of, view_of
from diemcau.web.review.observations import VALUE, to_uid
from diemcau.web.shell.levels import Level

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from diemcau.records.observation import Observation
    from diemcau.web.accounts.policies import Scope
    from diemcau.web.review.models import Edition

OPEN_FORMATS = tuple(FORMATS)
"""Their names, in the order in which pages offer them."""

_STATUS = {Level.PUBLIC: "F", Level.INTERNAL: "N"}
"""SDMX CONF_STATUS of a level (code list CL_CONF_STATUS): free, not for publication; C for what is above."""


def pack(edition: Edition, scope: Scope, form: str) -> bytes:
    """The files of a format as a ZIP.

    Args:
        edition: Whose numbers.
        scope: What the reader may do: sentences of documents that are not open to the reader are left out.
        form: One of `OPEN_FORMATS`.

    Raises:
        NotFound: If there is no such format, or the edition's tree of orgs is gone.
    """
    numbers = numbers_of(view_of(edition), edition.level, shape_of(edition))
    status = _STATUS.get(Level(edition.level), "C")
    ids = [one.id for one in numbers.observations] + [id_of(one) for one in numbers.totals]
    tables = gather(
        numbers.observations,
        numbers.totals,
        _sources(scope, numbers.observations, edition.known_at),
        profile(),
        dict.fromkeys(ids, status),
    )
    files: dict[str, _Kept] = {}
    export_all(
        tables, [form], Stamp(edition.known_at, diemcau.__version__), lambda name: files.setdefault(name, _Kept())
    )
    return _zip({name: file.body for name, file in files.items()})


def _sources(scope: Scope, observations: Sequence[Observation], known_at: datetime) -> Iterator[Source]:
    """Where the facts among some values are said; cells of returns have no sentence."""
    uids = [uid for one in observations if not one.id.startswith(VALUE) and (uid := to_uid(one.id))]
    claims = claims_for(scope, known_at).filter(uid__in=uids)
    rows = (
        Evidence.objects.filter(visible(scope, "document__"), claim__in=claims.values("pk"))
        .select_related("claim", "mention", "mention__reading__version", "document")
        .defer("claim__said", "mention__said", "mention__reading__text", "mention__reading__packed")
        .annotate(
            sentence=Substr(
                "mention__reading__text",
                F("mention__sentence_start") + 1,
                F("mention__sentence_end") - F("mention__sentence_start"),
            ),
            around=Substr(
                "mention__reading__text",
                Greatest(F("mention__start") - AROUND, 0) + 1,
                F("mention__end") + AROUND - Greatest(F("mention__start") - AROUND, 0),
            ),
        )
        .order_by("claim__uid", "place", "pk")
    )
    for row in rows:
        mention, reading = row.mention, row.mention.reading
        before, size = min(mention.start, AROUND), mention.end - mention.start
        yield Source(
            value=str(row.claim.uid),
            document=reading.title or row.document.title,
            document_id=reading.version.blob_id,
            publisher=reading.publisher,
            published=reading.published,
            start=mention.start,
            end=mention.end,
            words=row.around[before : before + size],
            prefix=row.around[:before],
            suffix=row.around[before + size :],
            sentence_start=mention.sentence_start,
            sentence_end=mention.sentence_end,
            sentence=row.sentence,
        )


class _Kept(io.BytesIO):
    """A file in memory, whose content stays when it is closed."""

    body = b""

    def close(self) -> None:
        """Close it, and keep what was written."""
        if not self.closed:
            self.body = self.getvalue()
        super().close()


def _zip(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, body in files.items():
            packed.writestr(zipfile.ZipInfo(name), body, zipfile.ZIP_DEFLATED)  # dated 1980: the same bytes every time
    return out.getvalue()
