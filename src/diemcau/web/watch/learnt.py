"""What the watch has learnt from people's opinions, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from diemcau.foresee.signals.tuning import tune
from diemcau.web.watch.judged import judged_in
from diemcau.web.watch.rules import newest_setting, settings_of
from diemcau.web.watch.shown import voice_name

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from diemcau.publish.texts import Texts
    from diemcau.web.accounts.policies import Scope
    from diemcau.web.watch.queries import Seen

_MOST = 30


@dataclass(frozen=True, slots=True)
class Learnt:
    """What was learnt.

    Attributes:
        opinions: From how many alerts that were judged.
        weights: Kinds of terms and voices that weigh more or less than others, each by name; the strangest first.
        words: Words that nobody wants to hear of, learnt beside those that people muted.
        least_score: Below which score nothing is said now.
    """

    opinions: int = 0
    weights: Sequence[tuple[str, Decimal]] = ()
    words: Sequence[str] = ()
    least_score: Decimal | None = None


def learnt_for(scope: Scope, seen: Seen, texts: Texts) -> Learnt:
    """What was learnt for the stream that a person sees, from alerts of that stream and those below."""
    if seen.stream is None or seen.stream.ceiling > scope.clearance:
        return Learnt()
    judged, settings = judged_in(seen.stream), settings_of(newest_setting())
    tuned = tune(judged, settings)
    weights = sorted(tuned.learnt.items(), key=lambda one: (-abs(one[1] - 1), one[0]))[:_MOST]
    return Learnt(
        opinions=len(judged),
        weights=[(_name(what, texts), weight) for what, weight in weights],
        words=sorted(tuned.muted - {word.casefold() for word in settings.muted} - settings.muted),
        least_score=tuned.least_score,
    )


def _name(what: str, texts: Texts) -> str:
    sort, _, code = what.partition(":")
    return texts.get(f"watch.kind.{code}", code) if sort == "kind" else voice_name(code, texts.language)
