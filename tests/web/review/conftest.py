"""Facts of the record and values of accepted returns, as the house would hold them, of orgs of the small house."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from django.utils import timezone

from diemcau.records import parse_period

if TYPE_CHECKING:
    from diemcau.web.archive.models import Document
    from diemcau.web.desk.models import Mention
    from diemcau.web.filings.models import Campaign, Filing, Value
    from diemcau.web.record.models import Claim

    from ..conftest import House  # noqa: TID252 - the tests are no package

SUMMED = "consular.legalisation"
"""A measure of the profile that is added over units and over time."""


@dataclass
class Store:
    """A record and returns that tests write into.

    Attributes:
        house: Whose.
        document: The released document that says every fact.
        mentions: Figures of it that nothing rests on yet.
    """

    house: House
    document: Document
    mentions: list[Mention] = field(default_factory=list)

    def fact(self, org: str | None, value: object, **fields: Any) -> Claim:
        """A fact of an org, with a sentence of the document behind it."""
        from diemcau.web.record.models import Claim, Evidence, Story

        story, _ = Story.objects.get_or_create(name=fields.pop("story", "s"))
        mention = self.mentions.pop()
        claim = Claim.objects.create(
            **self._measured(org, value, fields), kind="level", story=story, said={}, digest=uuid.uuid4().hex,
            **{"standing": "single", "seen_from": 0, "seen_to": 4} | fields,
        )  # fmt: skip
        Evidence.objects.create(claim=claim, mention=mention, document=mention.document)
        return claim

    def value(self, org: str, value: object, **fields: Any) -> Value:
        """A value of a return that the chief took over."""
        from diemcau.web.filings.models import Value

        filing = fields.pop("filing", None) or self.filing(org, fields.get("level", 1))
        measured = self._measured(org, value, fields)
        assert filing.version is not None
        return Value.objects.create(
            **measured, kind="level", filing=filing, version=filing.version,
            **{"cell": "main/one/count", "level": 1} | fields,
        )  # fmt: skip

    def filing(self, org: str, level: int = 1) -> Filing:
        """A return of an org that the chief took over."""
        from diemcau.web.filings.models import Filing, FilingVersion, Step

        people = self.house.people
        filing = Filing.objects.create(
            campaign=self.campaign(), regime="work", form=f"F{uuid.uuid4().hex[:6]}", org=self.house.orgs[org],
            level=level, state="accepted",
        )  # fmt: skip
        filing.version = filing.accepted = FilingVersion.objects.create(
            filing=filing, number=1, digest="0" * 64, by=people["officer"]
        )
        filing.save()
        assert filing.version is not None
        Step.objects.create(filing=filing, verb="accept", version=filing.version, by=people["chief"])
        return filing

    def campaign(self) -> Campaign:
        """The one campaign there is."""
        from diemcau.web.filings.models import Campaign

        day = date(2024, 12, 31)
        return Campaign.objects.get_or_create(
            name="The year 2024",
            defaults={
                "period": "2024", "first_day": date(2024, 1, 1), "last_day": day, "opens": day, "due": day,
                "closes": day, "opened_by": self.house.people["chief"],
            },
        )[0]  # fmt: skip

    def _measured(self, org: str | None, value: object, fields: dict[str, Any]) -> dict[str, Any]:
        """The columns that facts and values share."""
        period = parse_period(fields.pop("period", "2024"))
        number = None if value is None else Decimal(str(value))
        given: dict[str, Any] = {
            "value": number, "low": number, "high": number, "bound": "exact", "unit": "count", "measure": SUMMED,
            "label": "papers legalised", "owner": org or "", "tally": "flow", "status": "actual",
        }  # fmt: skip
        given |= {name: fields.pop(name) for name in (*given, "low_open", "high_open", "partner") if name in fields}
        dated = {"period": period.code, "first_day": period.start, "last_day": period.end}
        return given | dated | {"org": self.house.orgs.get(org or "")}

    def close(self, row: Claim | Value) -> None:
        """Let a state end now."""
        row.known_to = timezone.now()
        row.save(update_fields=["known_to"])


@pytest.fixture(autouse=True)
def nothing_held() -> None:
    """No test sees what another left in memory."""
    from django.core.cache import caches

    caches["near"].clear()


@pytest.fixture
def store(house: House) -> Store:
    """A store without values, and a released document to rest facts on."""
    from diemcau.web.desk.models import Mention

    text = "REPORT OF DUNMARSH PROVINCE IN 2024\n\n" + "\n".join(
        f"In 2024 Dunmarsh province received {number} incoming delegations." for number in range(101, 141)
    )
    (document,) = house.bring(text)
    house.release(document)
    return Store(house, document, list(Mention.objects.filter(document=document, sort="figure").order_by("-start")))
