"""What is to come of a directive: a scheme, a report, an event, an answer."""

from __future__ import annotations

from typing import NamedTuple

from diemcau.lang.callings import CallingWords

_FEW = 3  # words before the noun of a thing that is named without a verb
_FARTHEST = 110  # characters behind a verb of making in which the thing made is named


class Product(NamedTuple):
    """A thing that can be counted.

    Attributes:
        kind: As in `Proposed.product_kind`.
        words: As written, or empty where only a verb asks for it: "to report".
    """

    kind: str
    words: str


def find_product(act: str, words: CallingWords) -> Product | None:
    """The first thing that an act makes or hands in; None where it names none.

    Args:
        act: The words of the act.
        words: The language's signs.
    """
    plain = words.asides.sub(" ", act)
    for verb in words.makes.finditer(plain):
        if words.heads.search(plain, 0, verb.start()) is None or words.idle.match(plain, verb.end()) is not None:
            continue
        found = _made(plain[verb.end() : verb.end() + _FARTHEST], words)
        if found is not None:
            return found
    named = _named(plain, words)
    if named is not None:
        return named
    for kind, pattern in words.answers.items():
        asked = pattern.search(plain)
        if asked is not None and words.heads.search(plain, 0, asked.start()) is not None:
            return Product(kind, "")
    return None


def kind_of(noun: str, words: CallingWords) -> str:
    """The kind of a product that is named by itself, as in a column of a table; empty where no noun is known."""
    found = _first_noun(noun, words)
    return found[0] if found is not None else ""


def _made(behind: str, words: CallingWords) -> Product | None:
    """The thing named behind a verb of making, before anything else begins."""
    end = words.product_ends.search(behind, 1)
    phrase = behind[: end.start()] if end is not None else behind
    found = _first_noun(phrase, words)
    if found is None or words.between.search(phrase, 0, found[1]) is not None:
        return None
    whole = phrase if end is not None or len(behind) < _FARTHEST else phrase.rsplit(" ", 1)[0]
    return Product(found[0], whole[_start(whole, found[1], words) :].strip(" ,;:."))


def _named(act: str, words: CallingWords) -> Product | None:
    """The thing that an act without a verb consists of: "a scheme on languages, to be laid before the Minister"."""
    opening = words.names.match(act)
    if opening is None and not words.has_bare_names:
        return None
    end = words.product_ends.search(act, 1)
    phrase = act[: end.start()] if end is not None else act
    found = _first_noun(phrase, words)
    if found is None or len(phrase[: found[1]].split()) > _FEW or words.between.search(phrase, 0, found[1]) is not None:
        return None
    verbs = (words.standing.search(phrase), words.once.match(phrase), words.opening.search(phrase, found[1]))
    return Product(found[0], phrase.strip(" ,;:.")) if not any(verbs) else None


def _start(phrase: str, noun: int, words: CallingWords) -> int:
    """Where the name of a thing begins: at its article, or behind the last verb, "develop and implement a scheme"."""
    article = max((name.start() for name in words.names.finditer(phrase, 0, noun)), default=0)
    verbs = (
        verb.end()
        for each in (words.makes, words.standing, words.once)
        for verb in each.finditer(phrase, 0, noun)
        if words.heads.search(phrase, 0, verb.start()) is not None
    )
    return max(article, *verbs, 0) if article else max(verbs, default=0)


def _first_noun(phrase: str, words: CallingWords) -> tuple[str, int] | None:
    """Kind and place of the noun that comes first; of two at one place the longer."""
    found = [
        (noun.start("noun"), -len(noun["noun"]), kind)
        for kind, pattern in words.products.items()
        if (noun := pattern.search(phrase)) is not None
    ]
    if not found:
        return None
    place, _, kind = min(found)
    return kind, place
