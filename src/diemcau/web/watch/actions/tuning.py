"""Tuning the watch for the whole house: words and thresholds; a change is a new row."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import transaction

from diemcau.errors import Invalid
from diemcau.web.audit.actions import Act, append_entry
from diemcau.web.watch.models import Setting
from diemcau.web.watch.policies import demand_tuning
from diemcau.web.watch.rules import newest_setting

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diemcau.web.accounts.models import Person
    from diemcau.web.accounts.policies import Scope

MOST_WORDS, LONGEST_WORD, LONGEST = 300, 80, 500
"""Words of a list, characters of a word and of a reason."""
LEAST, MOST = Decimal(1), Decimal(20)
"""Between which a score may be asked for, in standard deviations."""
MOST_VOICES = 50


@dataclass(frozen=True, slots=True)
class Wanted:
    """How the watch is to be tuned; the fields are those of `Setting`."""

    muted: tuple[str, ...] = ()
    watched: tuple[str, ...] = ()
    least_score: Decimal | None = None
    weak_voices: int | None = None
    strong_voices: int | None = None


def check_wanted(wanted: Wanted) -> Wanted:
    """A tuning with its words in one form, if it can hold.

    Raises:
        Invalid: If a list or word is too long, a word is muted and watched, or a threshold lies outside its bounds.
    """
    muted, watched = _words(wanted.muted), _words(wanted.watched)
    both = sorted({word.casefold() for word in muted} & {word.casefold() for word in watched})
    if both:
        raise Invalid(
            f"{both[0]} is to be muted and watched.", "Take it out of one of the lists.", code="watch.both",
            word=both[0],
        )  # fmt: skip
    score = wanted.least_score
    if score is not None and not (score.is_finite() and LEAST <= score <= MOST):
        raise Invalid(
            "That is no score to ask for.", f"Choose one from {LEAST} to {MOST}.", code="watch.no_score",
            least=str(LEAST), most=str(MOST),
        )  # fmt: skip
    weak, strong = wanted.weak_voices, wanted.strong_voices
    given = [voices for voices in (weak, strong) if voices is not None]
    if any(not 1 <= voices <= MOST_VOICES for voices in given) or (weak and strong and weak > strong):
        raise Invalid(
            "That is no number of voices to ask for.",
            f"Choose from 1 to {MOST_VOICES}, and no more for weak than for strong.",
            code="watch.no_voices",
            most=MOST_VOICES,
        )
    return Wanted(muted, watched, None if score is None else round(score, 1), weak, strong)


def set_tuning(*, actor: Person, scope: Scope, wanted: Wanted, reason: str = "") -> Setting:
    """Tune the watch; it holds from the next run on, and what was raised stays as it is.

    Raises:
        Denied: If the person does not tune the watch.
        Invalid: If it cannot hold, or the reason is too long.
    """
    demand_tuning(scope)
    checked, said = check_wanted(wanted), reason.strip()
    if len(said) > LONGEST:
        raise Invalid("That is too long.", "Say it in fewer words.", code="watch.too_long", most=LONGEST)
    with transaction.atomic():
        before = newest_setting()
        made = Setting.objects.create(
            muted=list(checked.muted), watched=list(checked.watched), least_score=checked.least_score,
            weak_voices=checked.weak_voices, strong_voices=checked.strong_voices, by=actor, reason=said,
        )  # fmt: skip
        detail = {"before": _told(before), "after": _told(made), "reason": said}
        append_entry(actor=actor, act=Act(act="watch.tune", thing="watch", thing_id=made.uid, detail=detail))
    return made


def _words(given: Iterable[str]) -> tuple[str, ...]:
    words = tuple(dict.fromkeys(said for word in given if (said := " ".join(word.split()))))
    if len(words) > MOST_WORDS or any(len(word) > LONGEST_WORD or not word.isprintable() for word in words):
        raise Invalid(
            "There are too many words, or one is too long.",
            f"Give at most {MOST_WORDS} words of at most {LONGEST_WORD} characters.",
            code="watch.no_words",
            most=MOST_WORDS,
            longest=LONGEST_WORD,
        )
    return words


def _told(row: Setting | None) -> dict[str, object]:
    if row is None:
        return {}
    return {
        "muted": row.muted, "watched": row.watched, "weak_voices": row.weak_voices, "strong_voices": row.strong_voices,
        "least_score": None if row.least_score is None else str(row.least_score),
    }  # fmt: skip
