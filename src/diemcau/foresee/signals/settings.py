"""How a watch over a stream of documents is set."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from diemcau.errors import Invalid


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What people may set, and what their judgements taught.

    Attributes:
        bin_days: Length of a bin in days; the caller closes bins, this only tells weeks of earlier years apart.
        windows: Lengths in bins over which documents are counted: short ones find sharp onsets, long ones slow ramps.
        warm_up_bins: Bins with documents whose words are learnt before anything is said.
        warm_up_documents: Independent documents that must be known before anything is said.
        false_per_bin: How many alerts a bin may raise by chance alone, as far as the archive's past tells.
        least_score: No alert below, whatever the past tells; standard deviations of a normal of the same chance.
        strong_voices: Independent voices from which on an issue is strong.
        weak_voices: Independent voices below which nothing is said.
        muted: Words that raise nothing, in any case.
        watched: Words for which less is enough, in any case.
        learnt: Factors on the weight of a term, by its kind (`kind:name`) or by who speaks (`source:CODE`); 1 where
            none is given.
    """

    bin_days: int = 7
    windows: tuple[int, ...] = (1, 2, 4, 8)
    warm_up_bins: int = 8
    warm_up_documents: int = 60
    false_per_bin: Decimal = Decimal("0.003")
    least_score: Decimal = Decimal("4.25")
    strong_voices: int = 4
    weak_voices: int = 2
    muted: frozenset[str] = frozenset()
    watched: frozenset[str] = frozenset()
    learnt: Mapping[str, Decimal] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse what no watch can work by.

        Raises:
            Invalid: If a length or a number of voices is not positive.
        """
        if self.bin_days < 1 or not self.windows or min(self.windows) < 1 or self.weak_voices < 1:
            raise Invalid("A watch needs bins of a day or more, windows of a bin or more, and one voice or more.")
