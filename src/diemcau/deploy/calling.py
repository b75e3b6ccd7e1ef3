"""Orientation or task: what speaks for each in the words of a directive, and how it is weighed.

A conference yields both. An orientation is kept to and reviewed by indicators; a task is done by somebody by a day and
leaves something behind. Decision 42/2014/QD-TTg calls a task a document to be drafted or submitted, or a concrete
assignment; the routine work of a body is none.
"""

from __future__ import annotations

from typing import NamedTuple

from diemcau.deploy.calling_product import Product
from diemcau.lang.callings import CallingWords
from diemcau.records.task import Calling, Deadline, DeadlineKind

# What a sign counts for a task; below nothing it counts for an orientation. A day or a thing outweighs any verb.
_DEADLINE = 3
_LOOSE_DEADLINE = 1  # a whole year, a rhythm, an event without a day
_PRODUCT = 3
_ANSWER = 2  # a verb that by itself asks for a report or an answer
_FIRST_VERB = 2  # the verb that leads the act
_OTHER_VERB = 1  # a verb beside it
_OUTSIDE = 3
_LIST = 1
_IN_CHARGE = 1  # one org put in charge, where nothing else is said
_LISTED = 4  # things in a row that make an enumeration
_YEAR_CODE = 4  # letters of the code of a year
_HEAD = 70  # characters at the head of an act in which a word of forbidding governs it

_FIRM = frozenset({DeadlineKind.DATE, DeadlineKind.WORKING_DAYS, DeadlineKind.SPAN, DeadlineKind.PERIOD})
_LOOSE = frozenset({DeadlineKind.RHYTHM, DeadlineKind.EVENT})
_VAGUE = "vague"  # why a deadline that only asks for haste has no day
_ORDER = ("deadline", "product", "act_once", "outside_target", "standing_verb", "list")


NO_SIGN = ("no_sign",)
"""Why, where nothing in the words speaks for either."""


class Verdict(NamedTuple):
    """What the words of a directive call for.

    Attributes:
        score: Above 0 for a task, below for an orientation; the farther the surer.
        calling: Orientation or task.
        why: Codes of what spoke for it, gravest first, as in `Proposed.why`.
    """

    score: int
    calling: Calling
    why: tuple[str, ...]


def decide_calling(
    act: str, words: CallingWords, *, deadline: Deadline, product: Product | None, is_in_charge: bool
) -> Verdict:
    """Whether the words of one directive call for an orientation or for a task.

    Args:
        act: What is to be done, without addressee.
        words: The language's signs.
        deadline: By when.
        product: What is to come of it.
        is_in_charge: Whether it puts exactly one org in charge by name.
    """
    signs = {
        **_of_deadline(deadline, act, words),
        **_of_product(product),
        **_of_verbs(act, words),
        **_of_things(act, words),
    }
    score = sum(signs.values())
    if not signs and is_in_charge:
        score = _IN_CHARGE
    calling = Calling.TASK if score > 0 else Calling.ORIENTATION
    why = tuple(code for code in _ORDER if (signs.get(code, 0) > 0) == (calling is Calling.TASK) and signs.get(code, 0))
    return Verdict(score, calling, why or NO_SIGN)


def _of_deadline(deadline: Deadline, act: str, words: CallingWords) -> dict[str, int]:
    """A day, a quarter or a number of days counts in full; a year, an event or a rhythm a little."""
    is_year = deadline.kind is DeadlineKind.PERIOD and deadline.words.strip().isdecimal()
    is_year = is_year and len(deadline.words.strip()) == _YEAR_CODE
    is_unread = deadline.kind is DeadlineKind.UNCLEAR and deadline.why != _VAGUE
    if is_unread or (deadline.kind in _FIRM and not is_year):
        return {"deadline": _DEADLINE}
    if deadline.kind in _LOOSE or is_year or words.rhythm.search(act) is not None:
        return {"deadline": _LOOSE_DEADLINE}
    return {}


def _of_product(product: Product | None) -> dict[str, int]:
    if product is None:
        return {}
    return {"product": _PRODUCT if product.words else _ANSWER}


def _of_verbs(act: str, words: CallingWords) -> dict[str, int]:
    """The verb that leads the act and those beside it; what only says what for counts nothing."""
    aim = words.aims.search(act, 1)
    verbs = _verbs(act[: aim.start()] if aim is not None else act, words)
    forbids = words.forbids.search(act, 0, _HEAD)
    found: dict[str, int] = {}
    if forbids is not None and (not verbs or forbids.start() <= verbs[0][0]):
        found["standing_verb"] = -_FIRST_VERB
    for _, is_once in verbs:
        code = "act_once" if is_once else "standing_verb"
        weight = _OTHER_VERB if found else _FIRST_VERB
        found.setdefault(code, weight if is_once else -weight)
    return found


def _verbs(act: str, words: CallingWords) -> list[tuple[int, bool]]:
    """Places of the verbs of an act, and whether each is one of doing once; the aims of others are left out."""
    standing = {found.start(): found.end() for found in words.standing.finditer(act)}
    found: list[tuple[int, bool]] = [(at, False) for at in standing]
    for once in words.once.finditer(act):
        at = once.start()
        if any(start <= at < end for start, end in standing.items()):
            continue
        found.append((at, words.idle.match(act, once.end()) is None))
    placed = sorted(one for one in found if words.heads.search(act, 0, one[0]) is not None)
    return [one for number, one in enumerate(placed) if number == 0 or words.links.search(act, 0, one[0]) is None]


def _of_things(act: str, words: CallingWords) -> dict[str, int]:
    """An outcome that no unit brings about alone, and a list of examples."""
    found: dict[str, int] = {}
    if words.outcome.search(act) is not None and words.target.search(act) is not None:
        found["outside_target"] = -_OUTSIDE
    listed = words.listed.search(act)
    if listed is not None and act.count(",", listed.end()) + 1 >= _LISTED:
        found["list"] = -_LIST
    return found
