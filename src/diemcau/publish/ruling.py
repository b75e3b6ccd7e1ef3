"""Judgements and choices as JSON, and judgements back from it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from diemcau.errors import Invalid
from diemcau.records import Anchor, Judgement, Sort, Span, Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from diemcau.publish.piece import Json
    from diemcau.records import Choice, Judged, Statement

_ANCHOR = ("document", "name", "words", "prefix", "suffix", "meaning")
_PLAIN = ("id", "by", "reason")


def judgement_to_json(judgement: Judgement) -> Json:
    """One judgement: one line of a file of judgements."""
    return {
        **{key: getattr(judgement, key) for key in _PLAIN},
        "verdict": judgement.verdict.value,
        "on": judgement.on.isoformat(),
        "withdraws": judgement.withdraws,
        "sides": [[_anchor(anchor) for anchor in side] for side in judgement.sides],
    }


def _anchor(anchor: Anchor) -> Json:
    return {
        **{key: getattr(anchor, key) for key in _ANCHOR},
        "sort": anchor.sort.value,
        "span": list(anchor.span),
    }


def judgement_from_json(obj: Mapping[str, Any]) -> Judgement:
    """The judgement that `judgement_to_json` wrote.

    Raises:
        Invalid: If a key is missing, a value is none that is known, or it does not say what its verdict needs.
    """
    try:
        judgement = Judgement(
            **{key: _text(obj, key) for key in (*_PLAIN, "withdraws")},
            verdict=Verdict(obj["verdict"]),
            on=date.fromisoformat(obj["on"]),
            sides=tuple(tuple(_to_anchor(each) for each in side) for side in obj["sides"]),
        )
    except KeyError as error:
        raise Invalid(f"The judgement lacks the key {error}.", _ADVICE) from error
    except (AttributeError, TypeError, ValueError) as error:
        raise Invalid(f"The judgement holds something unknown: {error}.", _ADVICE) from error
    if wrong := _lack(judgement):
        raise Invalid(f"The judgement {wrong}.", _ADVICE)
    return judgement


_ADVICE = "Write it with `diemcau judge`."


def _to_anchor(obj: Mapping[str, Any]) -> Anchor:
    start, end = obj["span"]
    anchor = Anchor(
        **{key: _text(obj, key) for key in _ANCHOR},
        sort=Sort(obj["sort"]),
        span=Span(int(start), int(end)),
    )
    if anchor.span.end - anchor.span.start != len(anchor.words) or not anchor.words or start < 0:
        raise ValueError(f"the words {anchor.words!r} do not fill the span {obj['span']}")
    return anchor


def _text(obj: Mapping[str, Any], key: str) -> str:
    value = obj[key]
    if not isinstance(value, str):
        raise TypeError(f"{key} is no text")
    return value


def _lack(judgement: Judgement) -> str:
    """What a judgement lacks to say what its verdict says, or empty."""
    if not (judgement.id.strip() and judgement.by.strip() and judgement.reason.strip()):
        return "names no judge, no reason or has no id"
    if judgement.verdict is Verdict.WITHDRAW:
        return "" if judgement.withdraws and not judgement.sides else "names nothing that it withdraws"
    if judgement.withdraws or len(judgement.sides) < 2 or not all(judgement.sides):  # noqa: PLR2004 - two sides
        return "does not have two sides"
    return "" if len({anchor.sort for anchor in judgement.anchors}) == 1 else "is about things of different sorts"


def judged_to_json(judged: Judged) -> Json:
    """A judgement with what has become of it in a folder."""
    return judgement_to_json(judged.judgement) | {
        "force": judged.force.value,
        "why": judged.why,
        "mentions": [_place(statement) for statement in judged.statements],
        "claims": list(judged.claims),
    }


def choice_to_json(choice: Choice) -> Json:
    """Which statement was chosen, by rule or by a person, and which lost."""
    return {
        "mention": _place(choice.statement),
        "rule": choice.rule,
        "reason": choice.reason,
        "by": choice.by,
        "on": choice.on.isoformat() if choice.on else None,
        "losers": [_place(statement) for statement in choice.losers],
        "judgement": choice.judgement,
    }


def _place(statement: Statement) -> Json:
    return {"document": statement.document, "span": list(statement.span)}
