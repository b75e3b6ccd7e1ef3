"""What is foreseen from one collection of documents: forecasts from its values, and what is new in its stream."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from diemcau.records.forecast import Outlook, Thin
from diemcau.records.observation import Observation
from diemcau.records.signal import Alert, Issue


@dataclass(frozen=True, slots=True, kw_only=True)
class Stream:
    """The documents in order of their days, as the watch took them.

    Attributes:
        documents: How many have a day.
        undated: How many have none, and could not be put in order.
        families: How many texts they are, copies and reprints counted once.
        first: The earliest day; None where no document has one.
        last: The latest day.
        bin_days: Into how many days each the time was parted.
        bins: How many of these stretches brought documents.
        wanted_families: How many texts the watch has to know before it says anything.
        wanted_bins: How many stretches it has to know before it says anything.
    """

    documents: int
    undated: int = 0
    families: int = 0
    first: date | None = None
    last: date | None = None
    bin_days: int = 7
    bins: int = 0
    wanted_families: int = 0
    wanted_bins: int = 0

    @property
    def is_enough(self) -> bool:
        """Whether there is enough past to tell what is new."""
        return self.families > self.wanted_families and self.bins > self.wanted_bins


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreseen:
    """What is foreseen, with what it rests on.

    Attributes:
        made_on: The day; nothing of later days went in.
        outlook: Forecasts and refusals.
        observations: The values that the forecasts were made from, and the targets, by id.
        measure_names: Names of each series' measure by code and language.
        org_names: Names of each series' org by code and language.
        partner_names: Names by code and language of the countries that series and alerts name.
        alerts: What the watch raised, the earliest first.
        issues: Everything the watch follows that raised an alert, in the same order.
        stream: What it watched.
    """

    made_on: date
    outlook: Outlook
    observations: Mapping[str, Observation] = field(default_factory=dict)
    measure_names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    org_names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    partner_names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    alerts: tuple[Alert, ...] = ()
    issues: tuple[Issue, ...] = ()
    stream: Stream

    @property
    def has_past(self) -> bool:
        """Whether any value has a past that is long enough to foretell from, whatever else stands against it."""
        return bool(self.outlook.forecasts) or any(each.reason is not Thin.SHORT for each in self.outlook.refusals)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show: no forecast and no alert."""
        return not self.outlook.forecasts and not self.alerts
