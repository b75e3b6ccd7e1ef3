"""Facts as the record would hold them, of orgs of the small house and measures of the profile."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from diemcau.records import parse_period

if TYPE_CHECKING:
    from diemcau.web.archive.models import Document
    from diemcau.web.desk.models import Mention
    from diemcau.web.record.models import Claim

    from ..conftest import House  # noqa: TID252 - the tests are no package

SUMMED = "consular.legalisation"
"""A measure of the profile that is added over units and over time."""


@dataclass
class Book:
    """A record that tests write into.

    Attributes:
        house: Whose.
        document: The released document that says everything.
        mentions: Figures of it that nothing rests on yet.
    """

    house: House
    document: Document
    mentions: list[Mention] = field(default_factory=list)

    def fact(self, org: str | None, value: float | None, **fields: Any) -> Claim:
        """A fact of an org, with a sentence of the document behind it."""
        from diemcau.web.record.models import Claim, Evidence, Story

        story, _ = Story.objects.get_or_create(name=fields.pop("story", "s"))
        period = parse_period(fields.pop("period", "2024"))
        number = None if value is None else Decimal(str(value))
        given: dict[str, Any] = {
            "value": number, "low": number, "high": number, "bound": "exact", "unit": "count", "measure": SUMMED,
            "label": "papers legalised", "org": self.house.orgs.get(org or ""), "owner": org or "", "tally": "flow",
            "status": "actual", "kind": "level", "standing": "single", "seen_from": 0, "seen_to": 4,
        } | fields  # fmt: skip
        claim = Claim.objects.create(
            story=story, said={}, digest=uuid.uuid4().hex, period=period.code, first_day=period.start,
            last_day=period.end, **given,
        )  # fmt: skip
        mention = self.mentions.pop()
        Evidence.objects.create(claim=claim, mention=mention, document=mention.document)
        return claim


@pytest.fixture(autouse=True)
def nothing_held() -> None:
    """No test sees what another left in memory."""
    from django.core.cache import caches

    caches["near"].clear()


@pytest.fixture
def book(house: House) -> Book:
    """A record without facts, and a released document to rest them on."""
    from diemcau.web.desk.models import Mention

    text = "REPORT OF DUNMARSH PROVINCE IN 2024\n\n" + "\n".join(
        f"In 2024 Dunmarsh province received {number} incoming delegations." for number in range(101, 131)
    )
    (document,) = house.bring(text)
    house.release(document)
    return Book(house, document, list(Mention.objects.filter(document=document, sort="figure").order_by("-start")))
