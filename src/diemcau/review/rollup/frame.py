"""Where orgs of all times stand in the shape of one day, and whose value says another's too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property

from diemcau.records.orgtree import OrgTree
from diemcau.records.period import Period

Life = tuple[date | None, date | None]
_ALWAYS: Life = (None, None)


class Frame:
    """A tree of one day, ready for values of any time.

    An org that was only renamed, with one former and as the one heir, is the same org under all its names: `same`
    leads each code to the one that stands for all of them.
    """

    def __init__(self, tree: OrgTree) -> None:
        self.tree = tree
        self._raw_heirs = tree.heirs or _derived_heirs(tree)
        self._raw_formers = _turned(self._raw_heirs)
        self.same: Mapping[str, str] = {code: self._main_name(code) for code in tree.stands_for}
        self.place: Mapping[str, str | None] = {code: self._place(code) for code in set(self.same.values())}
        self._below: dict[str, frozenset[str]] = {}
        self._lives: dict[str, Life] = {}
        self._ancestors: dict[tuple[str, Period], frozenset[str]] = {}

    def below(self, head: str) -> frozenset[str]:
        """Codes of an org of the day and of all below it."""
        if head not in self._below:
            self._below[head] = frozenset(self.tree.below(head))
        return self._below[head]

    def is_inside(self, org: str, head: str) -> bool:
        """Whether an org of any time stands at or below an org of the day."""
        place = self.place.get(org)
        return place is not None and place in self.below(head)

    def stands(self, org: str) -> tuple[str, ...]:
        """The orgs of the day that stand for one."""
        return self.tree.stands_for.get(org, ())

    def life(self, org: str) -> Life:
        """First and last day of an org under all its names."""
        if org not in self._lives:
            names = [org, *self._names.get(org, ())]
            lives = [self.tree.lives.get(name, _ALWAYS) for name in names]
            firsts, lasts = [first for first, _ in lives if first], [last for _, last in lives if last]
            first = min(firsts) if len(firsts) == len(lives) else None
            self._lives[org] = (first, max(lasts) if len(lasts) == len(lives) else None)
        return self._lives[org]

    def is_alive(self, org: str, period: Period) -> bool:
        """Whether an org exists on some day of a period."""
        first, last = self.life(org)
        return (first is None or first <= period.end) and (last is None or last >= period.start)

    def parts_from(self, node: str, period: Period) -> list[str]:
        """The orgs of another time that stand at one of the day alone and existed in a period, in order."""
        formers = self._placed.get(node, ())
        return [code for code in formers if code != node and self.is_alive(code, period)]

    def formers(self, org: str) -> tuple[str, ...]:
        """Those whose work, or a part of it, an org took over when it was founded or later."""
        return self._formers.get(org, ())

    def heirs(self, org: str) -> tuple[str, ...]:
        """Those that took over the work of an org, or a part of it."""
        return self._heirs.get(org, ())

    def ancestors(self, org: str, period: Period) -> frozenset[str]:
        """All that were above an org in a period: of a time when one above it has ended, what took its place too."""
        if (org, period) not in self._ancestors:
            found: set[str] = set()
            waiting = [org]
            while waiting:
                for one in self._above(waiting.pop(), period):
                    if one not in found and one != org:
                        found.add(one)
                        waiting.append(one)
            self._ancestors[org, period] = frozenset(found)
        return self._ancestors[org, period]

    def _above(self, org: str, period: Period) -> Iterator[str]:
        own = self.same.get(self.tree.above.get(org, ""))
        if own is not None and self.is_alive(own, period):
            yield own
            last = self.life(own)[1]
            if last is None or last >= period.end:
                return
        node = self.tree.nodes.get(org)
        if node is not None:
            if node.parent is not None:
                yield node.parent
            return
        place = self.place.get(org)
        if place is not None:
            above = place if len(self.stands(org)) > 1 else self.tree.nodes[place].parent
            if above is not None:
                yield above

    def _main_name(self, code: str) -> str:
        chain, seen = [code], {code}
        for step in (self._raw_formers, self._raw_heirs):
            one = code
            while (other := self._other_name(one, step)) is not None and other not in seen:
                chain.append(other)
                seen.add(other)
                one = other
        of_the_day = [one for one in chain if one in self.tree.nodes]
        return of_the_day[0] if of_the_day else max(chain, key=lambda one: (self._first(one), one))

    def _first(self, code: str) -> date:
        return self.tree.lives.get(code, _ALWAYS)[0] or date.min

    def _other_name(self, code: str, step: Mapping[str, tuple[str, ...]]) -> str | None:
        """The name before or after one, where the work went from one hand into one other and nothing else happened."""
        near = step.get(code, ())
        if len(near) != 1 or near[0] not in self.tree.stands_for:
            return None
        former, heir = (near[0], code) if step is self._raw_formers else (code, near[0])
        last, first = self.tree.lives.get(former, _ALWAYS)[1], self.tree.lives.get(heir, _ALWAYS)[0]
        alone = self._raw_heirs.get(former) == (heir,) and self._raw_formers.get(heir) == (former,)
        return near[0] if alone and last is not None and first is not None and first > last else None

    def _place(self, code: str) -> str | None:
        """The org of the day at which values of another stand: its own, its one heir, or the lowest above all."""
        stands = self.stands(code)
        if not stands:
            roots = self.tree.roots()
            return roots[0] if len(roots) == 1 else None
        lines = [self._line(one) for one in stands]
        shared = [one for one in lines[0] if all(one in line for line in lines)]
        return shared[0] if shared else None

    def _line(self, code: str) -> list[str]:
        """An org of the day and those above it, the nearest first."""
        line: list[str] = []
        one: str | None = code
        while one is not None and one in self.tree.nodes and one not in line:
            line.append(one)
            one = self.tree.nodes[one].parent
        return line

    @cached_property
    def _names(self) -> Mapping[str, tuple[str, ...]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for code, main in self.same.items():
            if code != main:
                found[main].append(code)
        return {main: tuple(codes) for main, codes in found.items()}

    @cached_property
    def _heirs(self) -> Mapping[str, tuple[str, ...]]:
        found: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for code, heirs in self._raw_heirs.items():
            for heir in heirs:
                one, other = self.same.get(code), self.same.get(heir)
                if one is not None and other is not None and one != other:
                    found[one][other] = None
        return {code: tuple(heirs) for code, heirs in found.items()}

    @cached_property
    def _formers(self) -> Mapping[str, tuple[str, ...]]:
        return _turned(self._heirs)

    @cached_property
    def _placed(self) -> Mapping[str, tuple[str, ...]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for code in sorted(self.place):
            stands = self.stands(code)
            if len(stands) == 1:
                found[stands[0]].append(code)
        return {node: tuple(codes) for node, codes in found.items()}


def _derived_heirs(tree: OrgTree) -> Mapping[str, tuple[str, ...]]:
    """Who took over from whom, as far as the orgs of the day tell: chains through orgs of other times are not seen."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for code, stands in tree.stands_for.items():
        if code in tree.nodes:
            continue
        first = tree.lives.get(code, _ALWAYS)[0]
        for one in stands:
            former, heir = (one, code) if first is not None and first > tree.day else (code, one)
            found[former][heir] = None
    return {code: tuple(heirs) for code, heirs in found.items()}


def _turned(edges: Mapping[str, tuple[str, ...]]) -> Mapping[str, tuple[str, ...]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for code, others in edges.items():
        for other in others:
            found[other].append(code)
    return {code: tuple(others) for code, others in found.items()}
