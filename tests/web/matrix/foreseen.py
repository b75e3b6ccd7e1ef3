"""An alert, an issue, a followed subject and a forecast of a level, for the addresses that name them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from diemcau.records import Interval, parse_period
from diemcau.records.forecast import LEVELS, Forecast, Method, Seen, Series
from diemcau.web.outlook.models import Run
from diemcau.web.outlook.rows import to_foretold
from diemcau.web.shell.levels import Level
from diemcau.web.watch.actions.following import follow

from ..watch.conftest import raise_alert  # noqa: TID252 - the tests are no package

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diemcau.web.archive.models import Document

    from ..conftest import House  # noqa: TID252

_MEASURES = {Level.INTERNAL: "trade.exports", Level.CONFIDENTIAL: "trade.imports"}


def foreseen_at(house: House, level: int, released: Sequence[Document]) -> dict[str, Any]:
    """What addresses of the watch and the outlook are filled with."""
    alert = raise_alert(released, level=level)
    measure = _MEASURES[Level(level)]
    run = Run.objects.create(level=level, seen_from=level, made_on=date(2026, 1, 5), digest=f"{level}" * 64, values=1)
    seen = Seen(period=parse_period("2025"), interval=Interval.point(Decimal(100)))
    forecast = Forecast(
        series=Series(measure, "DUN", "USD"), period=parse_period("2026"), made_on=run.made_on, method=Method.YEARS,
        point=Decimal(110), quantiles=tuple(Decimal(100 + place) for place in range(len(LEVELS))), history=(seen,),
    )  # fmt: skip
    to_foretold(run, forecast, {"DUN": house.orgs["DUN"]}).save()
    followed = follow(actor=house.people["officer"], kind="org", code="DUN" if level == Level.INTERNAL else "ARD")
    return {
        "alert": alert.uid,
        "issue": alert.issue.uid,
        "followed": followed.uid,
        "foretold": measure,
        "subject": "org",
        "fan": "svg",
    }
