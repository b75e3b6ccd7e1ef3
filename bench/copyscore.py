"""What finders of copies found, held against what is to be found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from bench.derive import CONTAINED, QUOTE, Answer

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Link:
    """What a finder says of two documents.

    Attributes:
        origin, made: Their names.
        grade: What they are to each other.
        carried: Share of `made` that stands in `origin`.
        taken: Share of `origin` that stands in `made`.
    """

    origin: str
    made: str
    grade: str
    carried: float
    taken: float


@dataclass(frozen=True, slots=True)
class CopyScore:
    """How well copies were found, each from 0 to 1; None where the set or the finder tells nothing of it.

    Attributes:
        precision: Share of the pairs called one text that are of one family.
        recall: Share of the pairs to be found that were called one text.
        by_kind: The same for each kind.
        quotes_merged: Share of the quotations called one text.
        quotes_linked: Share of the quotations that are linked as such.
        contained: Share of the pairs of which one carries four fifths of the other that were found.
        direction: Share of these of which it is said which carries which.
    """

    precision: float | None
    recall: float | None
    by_kind: dict[str, float] = field(default_factory=dict)
    quotes_merged: float | None = None
    quotes_linked: float | None = None
    contained: float | None = None
    direction: float | None = None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall."""
        if not self.precision or not self.recall:
            return None
        return 2 * self.precision * self.recall / (self.precision + self.recall)


def score_copies(pairs: Iterable[Pair], links: Sequence[Link] | None, answers: Sequence[Answer]) -> CopyScore:
    """Score what was found.

    Args:
        pairs: Documents called one text.
        links: What a finder that tells directions says besides; None for one that tells pairs only.
        answers: What is to be found. Pairs of one family that it does not list are neither asked for nor wrong.
    """
    said = {_pair(*pair) for pair in pairs}
    wanted = {_pair(one.a, one.b): one.kind for one in answers if one.kind != QUOTE}
    quotes = {_pair(one.a, one.b) for one in answers if one.kind == QUOTE}
    held, found = Counter(wanted.values()), Counter(kind for pair, kind in wanted.items() if pair in said)
    contained = [one for one in answers if one.contained in {"a", "b"}]
    told = {} if links is None else {_pair(link.origin, link.made): link for link in links}
    family = _families(wanted)
    right = sum(family.get(one, one) == family.get(other, other) for one, other in said)
    return CopyScore(
        precision=right / len(said) if said else None,
        recall=found.total() / len(wanted) if wanted else None,
        by_kind={kind: found[kind] / held[kind] for kind in sorted(held)},
        quotes_merged=_share(pair in said for pair in quotes),
        quotes_linked=None if links is None else _share(pair in told and told[pair].grade == QUOTE for pair in quotes),
        contained=_share(_is_found(one, said, told, told_only=links is not None) for one in contained),
        direction=None if links is None else _share(_is_directed(one, told) for one in contained),
    )


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)


def _share(hits: Iterable[bool]) -> float | None:
    every = list(hits)
    return sum(every) / len(every) if every else None


def _is_found(one: Answer, said: Collection[Pair], told: dict[Pair, Link], *, told_only: bool) -> bool:
    pair = _pair(one.a, one.b)
    if not told_only:
        return pair in said
    return pair in told and max(told[pair].carried, told[pair].taken) >= CONTAINED


def _is_directed(one: Answer, told: dict[Pair, Link]) -> bool:
    link = told.get(_pair(one.a, one.b))
    if link is None:
        return False
    held = link.origin if link.taken > link.carried else link.made  # the text of which the other carries more
    return held == (one.a if one.contained == "a" else one.b)


def _families(pairs: Iterable[Pair]) -> dict[str, str]:
    """For each document the first of its family, the documents that pairs join."""
    members: dict[str, set[str]] = {}
    for one, other in pairs:
        joined = members.get(one, {one}) | members.get(other, {other})
        for name in joined:
            members[name] = joined
    return {name: min(joined) for name, joined in members.items()}
