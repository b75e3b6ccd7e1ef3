"""What the engine makes of a return: whether its form's rules hold, and the values it gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diemcau.records.period import parse_period, shift_years
from diemcau.review.forms.rules import Checked, check_filled
from diemcau.review.forms.values import to_observations
from diemcau.web.filings.book import book, form_of, regime_of
from diemcau.web.filings.calendar import window_of
from diemcau.web.filings.content import from_json
from diemcau.web.filings.models import Filing, FilingVersion

if TYPE_CHECKING:
    from datetime import date

    from diemcau.records.filled import Filled
    from diemcau.records.observation import Observation


def window_for(filing: Filing) -> tuple[date, date]:
    """First and last day that a return covers: of its own regime, where the campaign asks for several."""
    return window_of(regime_of(filing.regime), parse_period(filing.campaign.period))


def before_of(filing: Filing) -> dict[str, Filled]:
    """The returns of the same unit for the same period a year before that were accepted, by form."""
    period = shift_years(parse_period(filing.campaign.period), -1).code
    found = Filing.objects.filter(org=filing.org_id, campaign__period=period, accepted__isnull=False)
    rows = found.order_by("pk").values_list("form", "accepted__content")
    return {form: from_json(form, content) for form, content in rows}


def checks_of(filing: Filing, version: FilingVersion | None, language: str) -> list[Checked]:
    """What the form demands of a version, and whether it holds; nothing where there is no version."""
    if version is None:
        return []
    filled = from_json(filing.form, version.content)
    form = form_of(filing.form)
    return check_filled(filled, form, book(), language, window=window_for(filing), before=before_of(filing))


def observations_of(filing: Filing) -> list[Observation]:
    """The values that the version which was accepted gives."""
    if filing.accepted is None:
        return []
    filled = from_json(filing.form, filing.accepted.content)
    return to_observations(
        filled,
        form_of(filing.form),
        book(),
        org=filing.org.code,
        filing=str(filing.uid),
        period=parse_period(filing.campaign.period),
        window=window_for(filing),
    )
