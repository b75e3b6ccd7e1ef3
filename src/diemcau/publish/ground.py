"""Why figures are held to be one fact, or are kept apart, in the reader's words: the record's codes, said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from diemcau.publish.notice import is_retold
from diemcau.publish.wording import capital

if TYPE_CHECKING:
    from diemcau.publish.texts import Texts
    from diemcau.publish.wording import Wording
    from diemcau.records import Claim, LookAlike

GROUNDS: Final = {
    "telling": ("copied", "companions", "companion", "own", "later", "parallel"),
    "measure": (
        "same_code",
        "same_words",
        "same_word",
        "same_plain",
        "within",
        "mostly",
        "shared",
        "told",
        "context",
        "changed",
        "part",
        "apart",
        "other_names",
        "other_code",
    ),
    "value": (
        "same_long",
        "same_short",
        "same_digit",
        "same_money",
        "close_money",
        "close_long",
        "close",
        "near",
        "loose",
        "distant",
        "disjoint",
    ),
    "owner": ("same", "same_carried", "within", "unsaid", "carried", "other"),
    "period": (
        "same_rare",
        "same",
        "implied",
        "unsaid",
        "both_unsaid",
        "touching",
        "within_implied",
        "within",
        "carried",
        "other",
    ),
    "status": ("same", "near", "other"),
    "sort": ("same", "loose", "other"),
}
"""The codes that have words: the field, then its level."""

AGAINST: Final = frozenset(
    {
        "telling.later",
        "telling.parallel",
        "measure.apart",
        "measure.part",
        "measure.other_code",
        "measure.other_names",
        "value.loose",
        "value.distant",
        "value.disjoint",
        "owner.carried",
        "owner.other",
        "period.touching",
        "period.within",
        "period.within_implied",
        "period.carried",
        "period.other",
        "status.near",
        "status.other",
        "sort.loose",
        "sort.other",
    }
)
"""Codes that speak against sameness."""


def tell_grounds(texts: Texts, grounds: tuple[str, ...]) -> str:
    """Why statements are held to be one fact, in one sentence; empty where no code of them is known.

    Args:
        texts: The catalogue of the reader's language.
        grounds: Codes such as `measure.same_code`, in the order in which they are to be said.
    """
    known = _known(grounds)
    speaking = _say(texts, [code for code in known if code not in AGAINST])
    against = _say(texts, [code for code in known if code in AGAINST])
    if not speaking:
        return ""
    pattern = texts["ground.one_despite" if against else "ground.one"]
    return pattern.format(speaking=speaking, against=against)


def _known(grounds: tuple[str, ...]) -> list[str]:
    parted = (code.partition(".") for code in dict.fromkeys(grounds))
    return [f"{field}.{level}" for field, _, level in parted if level in GROUNDS.get(field, ())]


def _say(texts: Texts, codes: list[str]) -> str:
    return texts["list.comma"].join(texts[f"ground.{code}"] for code in codes)


def tell_apart(wording: Wording, pair: LookAlike, claim: Claim, other: Claim) -> str:
    """Why a claim is not the other that looks like it, in one sentence.

    Args:
        wording: How the review speaks.
        pair: What the record says of the two.
        claim: The claim whose reader is told.
        other: The other of the two.
    """
    if pair.why and not is_retold(wording.language):
        return pair.why
    texts = wording.texts
    difference = _difference(wording, pair.field, claim, other)
    told = {_FIELD_OF.get(pair.field, pair.field)} if difference else set()
    codes = [code for code in _known(pair.grounds) if code in AGAINST and code.partition(".")[0] not in told]
    reasons = texts["list.semicolon"].join(filter(None, [difference, _say(texts, codes)]))
    reasons = reasons or texts.get(f"ground.field.{pair.field}", pair.field)
    return capital(texts["ground.apart"].format(reasons=reasons))


# Fields of look-alikes whose levels have another name.
_FIELD_OF = {"unit": "sort", "kind": "sort", "part": "measure"}


def _difference(wording: Wording, field: str, claim: Claim, other: Claim) -> str:
    """What each of the two says in the field in which they differ; empty where that is not seen in both."""
    texts = wording.texts
    if field == "part" or claim.id == other.part_of or other.id == claim.part_of:
        return texts["ground.part"]
    sides = [_side(wording, field, each) for each in (claim, other)]
    return texts["ground.two"].format(own=sides[0], other=sides[1]) if sides[0] != sides[1] and all(sides) else ""


def _side(wording: Wording, field: str, claim: Claim) -> str:
    texts = wording.texts
    said = {
        "period": wording.period(claim),
        "owner": wording.org(claim),
        "status": texts[f"status.{claim.status.value}"],
        "kind": texts[f"kind.{claim.kind.value}"],
        "value": wording.number(claim),
        "unit": wording.number(claim),
    }
    return said.get(field, "")
