"""What contradicts what, in one sentence made of the conflict's own statements and claims."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from diemcau.publish.calendar import format_period
from diemcau.publish.notice import is_retold
from diemcau.publish.numbers import format_change, format_count, format_counted, format_number, shorten, with_unit
from diemcau.publish.wording import MOST_NAMED, Wording, capital
from diemcau.records import Bound, Claim, Figure, Interval, Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from diemcau.records import Conflict, Statement

# Reports named beside one value; the rest are counted.
MOST_PLACES = 3
# Characters of an order that a sentence about it names.
LONGEST_ORDER = 60

_HUNDRED = Decimal(100)

Sides = dict[str, "list[Statement]"]


def tell_conflict(wording: Wording, conflict: Conflict) -> str:
    """What contradicts what, in one sentence; of many values four are named and the rest counted.

    Where the conflict's statements do not bear the sentence out (a kind that the catalogue does not know), the record's
    own sentence stands in its language, and a general one in any other.
    """
    teller = _TELLERS.get(conflict.kind)
    told = teller(wording, conflict) if teller is not None else ""
    if told:
        return capital(told)
    return wording.texts["retold.conflict"] if is_retold(wording.language) else conflict.why


def tell_settling(wording: Wording, conflict: Conflict) -> str:
    """What would settle it, in one sentence, or empty."""
    if not conflict.settle or not is_retold(wording.language):
        return conflict.settle
    key = "date_event" if conflict.kind == "date" and _occasion_ids(wording, conflict) else conflict.kind
    return wording.texts.get(f"retold.settle.{key}", "")


def find_sides(wording: Wording, conflict: Conflict) -> Sides:
    """The statements of a conflict by what they say, in words; in the order of the conflict's claims."""
    if conflict.kind == "issuer":
        return _issuers(wording, conflict)
    if conflict.kind == "date":
        return _dates(wording, conflict)
    return _values(wording, conflict)


def order_statements(wording: Wording, conflict: Conflict) -> list[Statement]:
    """The statements of a conflict, each side's first before any side's second, so that a few show what differs."""
    sides = list(find_sides(wording, conflict).values())
    turns = [(turn, at, statement) for at, side in enumerate(sides) for turn, statement in enumerate(side)]
    ordered = [statement for _, _, statement in sorted(turns, key=lambda entry: entry[:2])]
    return list(dict.fromkeys([*ordered, *conflict.statements]))


def _claims(wording: Wording, conflict: Conflict) -> list[Claim]:
    known = wording.review.claims
    return [known[each] for each in conflict.claims if each in known]


def _occasion_ids(wording: Wording, conflict: Conflict) -> set[str]:
    return {occasion.id for occasion in wording.review.record.occasions} & set(conflict.claims)


def _values(wording: Wording, conflict: Conflict) -> Sides:
    sides: Sides = defaultdict(list)
    for claim in _claims(wording, conflict):
        sides[wording.number(claim)].extend(claim.statements)
    return sides


def _issuers(wording: Wording, conflict: Conflict) -> Sides:
    """The people named, each once, by the shortest of the titles that different reports give them."""
    sides: Sides = defaultdict(list)
    for statement in conflict.statements:
        directives = wording.review.record.by_name[statement.document].directives
        issuer = directives[statement.index].issuer if statement.index < len(directives) else None
        if issuer:
            sides[" ".join(issuer.split())].append(statement)
    named = [(statement.document, issuer) for issuer, statements in sides.items() for statement in statements]
    people: Sides = defaultdict(list)
    for issuer, name in wording.people(named).items():
        people[name].extend(sides[issuer])
    return people


def _dates(wording: Wording, conflict: Conflict) -> Sides:
    """The days given, of one event or of one number."""
    sides: Sides = defaultdict(list)
    ids = _occasion_ids(wording, conflict)
    for occasion in wording.review.record.occasions:
        for statement in occasion.statements if occasion.id in ids else ():
            event = wording.review.record.by_name[statement.document].occasions[statement.index]
            if event.date is not None:
                sides[format_period(event.date, wording.language)].append(statement)
    for claim in _claims(wording, conflict):
        sides[wording.period(claim)].extend(claim.statements)
    return sides


def _say_sides(wording: Wording, sides: Mapping[str, list[Statement]]) -> str:
    texts = wording.texts
    said = [
        texts["why.side"].format(said=words, places=_say_places(wording, statements))
        for words, statements in list(sides.items())[:MOST_NAMED]
    ]
    left = len(sides) - len(said)
    rest = format_counted("why.more", left, wording.language) if left else ""
    between = texts["why.against" if len(sides) == 2 else "why.among"]  # noqa: PLR2004 - the two sides of a quarrel
    return f"{between.join(said)}{rest}"


def _say_places(wording: Wording, statements: list[Statement]) -> str:
    """The reports in which something stands, by their numbers: `[1], [2], [3] and 5 more reports`."""
    texts = wording.texts
    names = sorted({statement.document for statement in statements}, key=wording.places.__getitem__)
    cited = [texts["why.place"].format(number=wording.cited[name]) for name in names[:MOST_PLACES]]
    left = len(names) - MOST_PLACES
    if left <= 0:
        return wording.join(cited)
    more = texts.plural("why.more_places", left)
    return more.format(places=texts["list.comma"].join(cited), count=format_count(left, wording.language))


def _tell_value(wording: Wording, conflict: Conflict) -> str:
    claims, sides = _claims(wording, conflict), _values(wording, conflict)
    if len(sides) < 2:  # noqa: PLR2004 - it takes two to contradict
        return ""
    return wording.texts["why.value"].format(name=wording.name(claims[0]), sides=_say_sides(wording, sides))


def _tell_issuer(wording: Wording, conflict: Conflict) -> str:
    sides = _issuers(wording, conflict)
    if len(sides) < 2:  # noqa: PLR2004
        return ""
    order = _order_of(wording, conflict)
    return wording.texts["why.issuer"].format(order=order, sides=_say_sides(wording, sides))


def _order_of(wording: Wording, conflict: Conflict) -> str:
    """The words of the disputed order, shortened; those of the first statement where the record names no order."""
    orders = [wording.review.instructions[each] for each in conflict.claims if each in wording.review.instructions]
    statement = wording.witness(orders[0]) if orders else conflict.statements[0]
    directives = wording.review.record.by_name[statement.document].directives
    words = " ".join(directives[statement.index].text.split())
    return words if len(words) <= LONGEST_ORDER else f"{words[: LONGEST_ORDER - 1].rstrip()}…"


def _tell_date(wording: Wording, conflict: Conflict) -> str:
    texts, sides = wording.texts, _dates(wording, conflict)
    ids, claims = _occasion_ids(wording, conflict), _claims(wording, conflict)
    if len(sides) < 2:  # noqa: PLR2004
        return ""
    told = _say_sides(wording, sides)
    if ids:
        kind = next(occasion.kind for occasion in wording.review.record.occasions if occasion.id in ids)
        return texts["why.date_event"].format(event=texts.get(f"event.{kind}", kind), sides=told)
    return texts["why.date"].format(number=wording.number(claims[0]), name=wording.name(claims[0]), sides=told)


def _tell_month(wording: Wording, conflict: Conflict) -> str:
    claims = _claims(wording, conflict)
    if len(claims) != 2:  # noqa: PLR2004 - the part of the period first, then the whole period
        return ""
    short, long = claims
    pattern = wording.texts["why.month_exceeds_cumulative"]
    ends = {"short": wording.short(short), "long": wording.number(long)}
    return pattern.format(**ends, short_period=wording.period(short), long_period=wording.period(long))


def _figures(wording: Wording, conflict: Conflict) -> dict[int, Figure]:
    """The figures of one text that do not add up, by index, in text order; copies only repeat them."""
    if not conflict.statements:
        return {}
    first = conflict.statements[0].document
    figures = wording.review.record.by_name[first].figures
    own = [s for s in conflict.statements if s.document == first and s.index < len(figures)]
    return {s.index: figures[s.index] for s in sorted(own)}


def _whole(figures: Mapping[int, Figure]) -> int:
    """Index of the whole: what another is a part of, else the largest."""
    wholes = [figure.part_of for figure in figures.values() if figure.part_of in figures]
    named = next((index for index in wholes if index is not None), None)
    return named if named is not None else max(figures, key=lambda index: figures[index].quantity.value)


def _say(wording: Wording, figure: Figure, document: str) -> str:
    """A figure with its label: `62 (visits)`."""
    number = format_change(figure.quantity, figure.kind, wording.language)
    label = figure.label.strip()
    if not label:
        return number
    return f"{number} ({label if document in wording.own_documents else wording.quoted(label)})"


def _tell_parts(wording: Wording, conflict: Conflict) -> str:
    """A part above its whole, or parts that miss it."""
    figures = _figures(wording, conflict)
    if len(figures) < 2:  # noqa: PLR2004
        return ""
    at, document = _whole(figures), conflict.statements[0].document
    whole = _say(wording, figures[at], document)
    parts = [figure for index, figure in figures.items() if index != at]
    if conflict.kind == "part_exceeds_whole":
        part = max(parts, key=lambda figure: figure.quantity.value)
        return wording.texts["why.part_exceeds_whole"].format(part=_say(wording, part, document), whole=whole)
    total = sum((figure.quantity.value for figure in parts), Decimal(0))
    made = with_unit(format_number(total, wording.language, place=None), figures[at].quantity.unit, wording.language)
    listed = wording.join_few(parts, lambda figure: _say(wording, figure, document))
    return wording.texts["why.sum"].format(parts=listed, sum=made, whole=whole)


def _tell_ratio(wording: Wording, conflict: Conflict) -> str:
    """A share, multiple or change that its base refutes; the amount stands before it, the base elsewhere."""
    figures = list(_figures(wording, conflict).values())
    relating = next((figure for figure in figures if figure.kind in _RELATING), None)
    levels = [figure for figure in figures if figure.kind is Kind.LEVEL and figure.quantity.value > 0]
    if relating is None or len(levels) != 2:  # noqa: PLR2004 - an amount and its base
        return ""
    before = [figure for figure in levels if figure.span < relating.span]
    sort = Kind.SHARE if relating.kind is Kind.RATIO and relating.quantity.unit == "percent" else relating.kind
    level = (before[0] if sort is Kind.RATIO else before[-1]) if before else levels[0]
    base = next(figure for figure in levels if figure is not level)
    value = shorten(_made(sort, level, base))
    made = replace(relating.quantity, value=value, interval=Interval.point(value), bound=Bound.EXACT)
    document = conflict.statements[0].document
    return wording.texts[_RELATING[sort]].format(
        level=_say(wording, level, document),
        base=_say(wording, base, document),
        made=format_change(made, relating.kind, wording.language),
        said=format_change(relating.quantity, relating.kind, wording.language),
    )


def _made(kind: Kind, level: Figure, base: Figure) -> Decimal:
    """What an amount and its base come to: times, percent, or percent above the base."""
    times = level.quantity.value / base.quantity.value
    if kind is Kind.RATIO:
        return times
    return times * _HUNDRED if kind is Kind.SHARE else (times - 1) * _HUNDRED


_RELATING = {Kind.SHARE: "why.share", Kind.RATIO: "why.multiple", Kind.CHANGE: "why.change"}
_TELLERS: dict[str, Callable[[Wording, Conflict], str]] = {
    "value": _tell_value,
    "issuer": _tell_issuer,
    "date": _tell_date,
    "month_exceeds_cumulative": _tell_month,
    "part_exceeds_whole": _tell_parts,
    "sum": _tell_parts,
    "ratio": _tell_ratio,
}
