"""Which wording of an order to quote, and how the wordings were brought together, in plain sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from diemcau.lang.persons import Sameness, compare_persons, parse_person
from diemcau.reconcile.orders import Order
from diemcau.reconcile.words import content

MOST_WORDS = 4  # words in common that a reason names
LONGEST = 4  # words of a phrase that stands for one thing
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def best_witness(group: Sequence[Order]) -> Order:
    """The wording to quote: names the person, is told at first hand, says by when and to whom, and most fully."""
    return min(group, key=_rank)


def _rank(one: Order) -> tuple[bool, bool, bool, bool, int, tuple[int, int]]:
    directive = one.directive
    return (
        not _is_named(one),
        directive.relayed_by is not None,
        directive.deadline is None,
        directive.addressee is None,
        -len(one.words),
        one.key,
    )


def _is_named(one: Order) -> bool:
    return one.person is not None and bool(one.person.name)


def fullest_issuer(group: Sequence[Order]) -> str | None:
    """The fullest form of the issuer's name, or None where no text names one."""
    named = [one.directive.issuer for one in group if one.directive.issuer]
    return max(named, key=lambda text: (len(parse_person(text).name), len(text), text), default=None)


def explain(group: Sequence[Order], best: Order, weights: Mapping[str, float]) -> str:
    """Why the wordings are held to be one order and which is quoted, in plain sentences.

    Args:
        group: The wordings.
        best: The one that is quoted.
        weights: What each word tells in this folder.
    """
    if len(group) == 1:
        return "Said once."
    return " ".join((*_told(group, best, weights), *_other_names(group, best)))


def _told(group: Sequence[Order], best: Order, weights: Mapping[str, float]) -> Iterator[str]:
    shared = _shared_words(group, best, weights)
    if shared:
        yield f"{len(group)} wordings of one order; all speak of {_listed(shared)}."
    else:
        yield f"{len(group)} wordings of one order; each is the closest match of another, though in words of its own."
    reasons = [
        word
        for word, holds in (
            ("names who gave it", _is_named(best)),
            ("says by when", best.directive.deadline is not None),
            ("says who is to do it", best.directive.addressee is not None),
        )
        if holds
    ]
    yield f"Quoted from {best.document}, which {_listed(reasons or ['tells it most fully'])}."


def _shared_words(group: Sequence[Order], best: Order, weights: Mapping[str, float]) -> list[str]:
    """The words that all wordings hold, as the one quoted writes them; of many those that tell most."""
    shared = frozenset.intersection(*(one.words for one in group))
    written: dict[str, str] = {}
    for stem, word in _written(best):
        if stem in shared:
            written.setdefault(stem, word)
    telling = sorted(written, key=lambda stem: (-weights.get(stem, 0.0), -len(stem), stem))[:MOST_WORDS]
    return list(dict.fromkeys(word for stem, word in written.items() if stem in telling))


def _written(best: Order) -> Iterator[tuple[str, str]]:
    """What the words of an order stand for, each with the words; the shortest first."""
    words = _WORD.findall(best.directive.text)
    for size in range(1, LONGEST + 1):
        for at in range(len(words) - size + 1):
            phrase = " ".join(words[at : at + size])
            found = content(phrase, best.language)
            if len(found) == 1:
                yield found[0], phrase.lower() if phrase[1:].islower() else phrase


def _other_names(group: Sequence[Order], best: Order) -> Iterator[str]:
    """A sentence for each person other than the one of the witness that a text names."""
    if best.person is None:
        return
    named: dict[tuple[str, ...], str] = {}
    for one in group:
        if one.directive.issuer and one.person and compare_persons(one.person, best.person) is Sameness.OTHER:
            key = one.person.name or tuple(sorted(one.person.office))
            named.setdefault(key, f"{one.document} names {one.directive.issuer} instead.")
    yield from named.values()


def _listed(words: Sequence[str]) -> str:
    """`a, b and c`."""
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else "".join(words)
