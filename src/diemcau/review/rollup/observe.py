"""Facts of a record as values that can be put together."""

from __future__ import annotations

from diemcau.profile.types import Profile
from diemcau.records import Claim, Record
from diemcau.records.observation import Observation


def to_observations(record: Record, profile: Profile) -> list[Observation]:
    """The facts of a record that are values of a measure, an org and a period, in the order of the record.

    Changes, shares, ranks and what a later statement replaced are none; nor is a fact whose owner the profile does not
    know by that name in that period. Eleven months stay eleven months.
    """
    raise NotImplementedError


def to_observation(claim: Claim, org: str, profile: Profile, partner: str = "") -> Observation | None:
    """One fact as a value of an org; None where it is none.

    Args:
        claim: The fact.
        org: Code of the org whose value it is.
        profile: The sector's vocabulary.
        partner: The other side, by code or name; empty for all together.
    """
    raise NotImplementedError
