"""What a person names in a record by its ids, and the judgement that comes of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from diemcau.errors import Invalid, NotFound
from diemcau.lang.persons import Sameness, compare_persons, parse_person
from diemcau.reconcile.anchors import make_anchor
from diemcau.reconcile.traces import meaning_of, mentions
from diemcau.records import Anchor, Claim, Instruction, Judgement, Occasion, Record, Sort, Statement, Verdict

_NAME = re.compile(r"([fde]\d+)(?:@(.+))?\Z", re.DOTALL)
_SORTS = {"f": Sort.FIGURE, "d": Sort.DIRECTIVE, "e": Sort.EVENT}
Whole = Claim | Instruction | Occasion
_NEAR = 3  # ids named on each side of one that is not there


@dataclass(frozen=True, slots=True)
class Named:
    """What a person named.

    Attributes:
        name: As it was named, `f12` or `f12@document`.
        sort: Figures, directives or events.
        whole: The claim, instruction or event.
        statements: The statements of it that are meant.
    """

    name: str
    sort: Sort
    whole: Whole
    statements: tuple[Statement, ...]


def find_named(record: Record, name: str) -> Named:
    """What a name means in a record.

    Args:
        record: The record.
        name: The id of a fact or directive, `f12`; with a document behind it what that document says, `f12@north`.

    Raises:
        Invalid: If it is no such name.
        NotFound: If there is no such fact, or it is not said in that document; says what there is.
    """
    parts = _NAME.match(name)
    if parts is None:
        raise Invalid(
            f"“{name}” names nothing that can be judged.",
            "Name a fact or directive by its id, f12 or d3, or with a document, f12@north.",
            code="flow.judge_name",
            name=name,
        )
    whole = _find_whole(record, parts[1])
    document = parts[2]
    statements = tuple(one for one in whole.statements if document in {None, one.document})
    if not statements:
        said = ", ".join(dict.fromkeys(one.document for one in whole.statements))
        raise NotFound(
            f"{parts[1]} is not said in {document}.",
            f"It is said in {said}.",
            code="flow.judge_document",
            name=parts[1],
            document=document,
            said=said,
        )
    return Named(name, _SORTS[name[0]], whole, statements)


def _find_whole(record: Record, wanted: str) -> Whole:
    every: list[Whole] = [*record.claims, *record.instructions, *record.occasions]
    held = [one for one in every if one.id[0] == wanted[0]]
    for one in held:
        if one.id == wanted:
            return one
    near = sorted((one.id for one in held), key=lambda each: abs(_number(each) - _number(wanted)))[: 2 * _NEAR]
    there = ", ".join(sorted(near, key=_number)) or "-"
    raise NotFound(
        f"There is no {wanted} in this record.",
        f"The nearest are: {there}. Ids change with the documents and the judgements; look again.",
        code="flow.judge_unknown",
        name=wanted,
        there=there,
    )


def _number(name: str) -> int:
    """The place of an id among those of its sort."""
    return int(name[1:])


def make_judgement(
    record: Record, verdict: Verdict, named: Sequence[Named], *, by: str, reason: str, on: date
) -> Judgement:
    """The judgement that some things named in a record are one, are different, or which of them holds.

    Args:
        record: The record they are named in.
        verdict: What is judged; no withdrawal.
        named: What is judged about; of a choice the chosen one first.
        by: Who judges.
        reason: Why.
        on: The day.

    Raises:
        Invalid: If what is named cannot be judged so.
    """
    _check(named, by, reason)
    sides = [list(one.statements) for one in named]
    if verdict is Verdict.CHOOSE:
        sides = _sides_of_choice(record, named)
    if len(sides) < 2:  # noqa: PLR2004 - two sides
        raise Invalid("One thing alone was named; two or more were expected.", code="flow.judge_one")
    anchored = tuple(tuple(_anchor(record, named[0].sort, one) for one in side) for side in sides)
    return Judgement(id="", verdict=verdict, sides=anchored, by=by.strip(), reason=reason.strip(), on=on)


def _check(named: Sequence[Named], by: str, reason: str) -> None:
    if not by.strip() or not reason.strip():
        raise Invalid("A judgement needs who judges and why.", "Give --by and --because.", code="flow.judge_unsaid")
    if len({one.sort for one in named}) > 1:
        raise Invalid("Facts and directives cannot be judged together.", code="flow.judge_sorts")
    for one, other in combinations(named, 2):
        if not set(one.statements).isdisjoint(other.statements):
            raise Invalid(
                f"{one.name} and {other.name} name the same statement.",
                "Name each once; with a document behind it, f12@north, where one fact is meant twice.",
                code="flow.judge_twice",
                one=one.name,
                other=other.name,
            )


def _sides_of_choice(record: Record, named: Sequence[Named]) -> list[list[Statement]]:
    """The chosen statement with its fellows, then what loses: what is named, else all that contradicts it.

    A side holds all statements of its fact, so that one which joins later is known for new.
    """
    first, rivals = named[0], list(named[1:])
    others = _disputing(record, first)
    if not rivals:
        rivals = [find_named(record, one) for one in sorted(others, key=_number)]
    elif missing := sorted(others - {one.whole.id for one in named}, key=_number):
        raise Invalid(
            f"{', '.join(missing)} is in the same conflict and was not named.",
            "Name all that loses, or the chosen one alone.",
            code="flow.judge_incomplete",
            missing=", ".join(missing),
        )
    best = _best(first)
    if first.sort is not Sort.FIGURE and not rivals and (others_said := _naming_others(record, first.whole, best)):
        rivals = [Named(first.name, first.sort, first.whole, others_said)]
    taken = {one for rival in rivals for one in rival.statements}
    if not rivals:
        raise Invalid(
            f"Nothing contradicts {first.name}.",
            "Name behind it what it is chosen over.",
            code="flow.judge_unopposed",
            name=first.name,
        )
    fellows = [one for one in first.whole.statements if one != best and one not in taken]
    sides = [[best, *fellows]]
    sides += [
        sorted({*one.statements, *(one.whole.statements if one.whole is not first.whole else ())}) for one in rivals
    ]
    return sides


def _naming_others(record: Record, whole: Whole, best: Statement) -> tuple[Statement, ...]:
    """The statements of a directive that name another person than the chosen one does; of an event, another day."""
    if isinstance(whole, Occasion):
        days = {one: record.by_name[one.document].occasions[one.index].date for one in whole.statements}
        return tuple(one for one, day in days.items() if day is not None and day != days[best])
    chosen = parse_person(_issuer(record, best))
    said = ((one, _issuer(record, one)) for one in whole.statements)
    return tuple(
        one for one, issuer in said if issuer and compare_persons(chosen, parse_person(issuer)) is Sameness.OTHER
    )


def _issuer(record: Record, statement: Statement) -> str:
    return record.by_name[statement.document].directives[statement.index].issuer or ""


def _disputing(record: Record, named: Named) -> set[str]:
    """Ids of the other facts in conflicts of values about a fact."""
    held = (one.claims for one in record.conflicts if one.kind == "value" and named.whole.id in one.claims)
    return {claim for claims in held for claim in claims} - {named.whole.id}


def _best(named: Named) -> Statement:
    """The statement to choose of those that are named: the one that the house quotes, else the first."""
    whole = named.whole
    if isinstance(whole, Occasion):
        return named.statements[0]
    quoted = whole.statements[whole.best] if isinstance(whole, Instruction) else whole.chosen and whole.chosen.statement
    return quoted if quoted in named.statements else named.statements[0]


def _anchor(record: Record, sort: Sort, statement: Statement) -> Anchor:
    reading = record.by_name[statement.document]
    return make_anchor(reading.document, statement.span, sort, meaning_of(mentions(reading, sort)[statement.index]))


def make_withdrawal(judgements: Sequence[Judgement], name: str, *, by: str, reason: str, on: date) -> Judgement:
    """The judgement that an earlier one no longer holds.

    Raises:
        NotFound: If there is no judgement of that id; says which there are last.
        Invalid: If nobody or no reason is named.
    """
    _check((), by, reason)
    if name not in {one.id for one in judgements}:
        there = ", ".join(one.id for one in judgements[-2 * _NEAR :]) or "-"
        raise NotFound(
            f"There is no judgement {name}.",
            f"The last are: {there}.",
            code="flow.judge_no_judgement",
            name=name,
            there=there,
        )
    return Judgement(
        id="", verdict=Verdict.WITHDRAW, sides=(), by=by.strip(), reason=reason.strip(), on=on, withdraws=name
    )
