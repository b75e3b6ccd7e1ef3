"""The watch over a stream of documents: bin by bin, what is new and what grows, each issue told once."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from diemcau.foresee.signals.calls import in_order, make_alert, to_issue
from diemcau.foresee.signals.copies import Families
from diemcau.foresee.signals.groups import Group, Window
from diemcau.foresee.signals.lives import ENDS_AFTER, MOST_FACES, Life, face_of
from diemcau.foresee.signals.names import REACH, find_shared_names, is_telling
from diemcau.foresee.signals.past import Past, Voice, draw_of, shelve
from diemcau.foresee.signals.preferences import EASED, ease, factors_of
from diemcau.foresee.signals.settings import Settings
from diemcau.foresee.signals.state import (
    pack,
    pack_families,
    pack_life,
    pack_past,
    pack_voices,
    unpack,
    unpack_families,
    unpack_life,
    unpack_past,
    unpack_voices,
)
from diemcau.foresee.signals.tell import make_id
from diemcau.foresee.signals.terms import FIGURE, MEASURE, find_terms
from diemcau.foresee.signals.threshold import threshold
from diemcau.foresee.signals.windows import Found, draw_all, find_all
from diemcau.records.signal import Alert, Issue, Item, Strength

_OVERLAP = 0.3  # of a group's documents that stand in a surer one already, above which it is no other
_TIDY, _REMEMBERED = 8, 13  # bins: every so many, texts older than so many are forgotten


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What a bin brought.

    Attributes:
        alerts: New ones, the surest first.
        issues: Those that were born or changed.
    """

    alerts: tuple[Alert, ...]
    issues: tuple[Issue, ...]


class Watcher:
    """Reads documents bin by bin and says what is beyond the archive's own past.

    Args:
        settings: What people set and what their judgements taught.
        state: What `save` gave, or None for an archive without a past.

    Raises:
        Invalid: If the bytes are no state of a watch, or one of another version.
    """

    def __init__(self, settings: Settings | None = None, state: bytes | None = None) -> None:
        self.settings = settings or Settings()
        self._past, self._families = Past(), Families()
        self._lives: dict[str, Life] = {}
        self._bins: deque[list[Voice]] = deque()  # as many as windows reach back to, the newest last
        self._owners: dict[str, str] = {}  # of the documents of these bins: the issue that each went to
        self._owned: set[float] = set()  # what the documents of all issues draw
        self._maxima: dict[int, list[float]] = {}
        self._new_names: list[int] = []
        self._sources: set[str] = set()
        if state is not None:
            self._load(state)

    def take(self, items: Sequence[Item], *, until: date) -> Taken:
        """Close a bin: read its documents, in any order, and say what is new.

        Args:
            items: The documents that came since the bin before.
            until: Last day of the bin.
        """
        turn = len(self._past.ends)
        self._past.ends.append(until.toordinal())
        changed: set[str] = set()
        voices = self._read(items, turn, changed)
        self._bins.append(voices)
        while len(self._bins) > max(*self.settings.windows, ENDS_AFTER, REACH):
            for voice in self._bins.popleft():
                self._owners.pop(voice.document, None)
        self._past.keep(voices, turn)
        self._attach(voices, turn, changed)
        alerts = self._raise(turn, until, changed) if voices else []
        self._move_on(turn, changed)
        issues = tuple(to_issue(self._lives[key], self._past.ends) for key in sorted(changed))
        return Taken(alerts=tuple(alerts), issues=issues)

    def issues(self) -> tuple[Issue, ...]:
        """Every issue there has been, in order of birth."""
        lives = sorted(self._lives.values(), key=lambda life: (life.born, -life.score, life.id))
        return tuple(to_issue(life, self._past.ends) for life in lives)

    def _read(self, items: Sequence[Item], turn: int, changed: set[str]) -> list[Voice]:
        """The independent documents of a bin; reprints go to the issues of their texts."""
        voices = []
        for item in sorted(items, key=lambda one: (one.day, one.document)):
            family, is_first = self._families.place(item, turn)
            if not is_first:
                self._add_copy(item, family, changed)
                continue
            self._sources.add(item.source)
            voice = self._voice(item, family, turn)
            if len(voice.ids):
                voices.append(voice)
        self._past.widen(told for item in items for told in item.figures)
        return voices

    def _voice(self, item: Item, family: int, turn: int) -> Voice:
        terms = find_terms(item)
        places = [(MEASURE + told.measure, *told.span) for told in item.figures]
        beyond = [(FIGURE + told.measure, *told.span) for told in item.figures if self._past.is_beyond(told)]
        terms |= {key: False for key, *_ in beyond}
        return Voice(
            document=item.document,
            source=item.source,
            language=item.language,
            text=item.text,
            subjects=tuple(sorted(item.subjects)),
            day=item.day.toordinal(),
            family=family,
            ids=self._past.number(terms, item.day.toordinal(), turn),
            places=(*places, *beyond),
        )

    def _add_copy(self, item: Item, family: int, changed: set[str]) -> None:
        for life in self._lives.values():
            if family in life.families and life.is_open:
                life.add_copy(day=item.day.toordinal(), document=item.document)
                changed.add(life.id)
                return

    def _name_of(self, voice: Voice) -> str:
        """Who speaks. An archive that knows of one source only cannot tell voices apart: there each text is one."""
        return voice.source if voice.source and len(self._sources) > 1 else f"text {voice.family}"

    def _attach(self, voices: Sequence[Voice], turn: int, changed: set[str]) -> None:
        """Give each new document to the open issue that it fits best, if any; note which others would have had it."""
        lives = [life for life in self._lives.values() if life.is_open]
        if not lives or not voices:
            return
        shelf = shelve([voice.ids for voice in voices], [turn] * len(voices))
        fits = np.array([life.fits(shelf, len(self._past.keys)) for life in lives])
        for at, voice in enumerate(voices):
            best = int(np.argmax(fits[:, at]))
            if fits[best, at] < 1.0:
                continue
            self._give(voice, lives[best], turn)
            changed.add(lives[best].id)
            for other in np.flatnonzero(fits[:, at] >= 1.0).tolist():
                if lives[other].born < lives[best].born:
                    lives[best].doubles[lives[other].id] = lives[best].doubles.get(lives[other].id, 0) + 1

    def _give(self, voice: Voice, life: Life, turn: int) -> None:
        life.add(
            turn=turn,
            day=voice.day,
            document=voice.document,
            voice=self._name_of(voice),
            family=voice.family,
            ids=voice.ids,
        )
        self._owners[voice.document] = life.id
        self._owned.add(draw_of(voice.document))
        if len(life.voices) >= self.settings.strong_voices:
            life.strength = Strength.STRONG

    def _raise(self, turn: int, until: date, changed: set[str]) -> list[Alert]:
        limits, found = self._find()
        is_warm = turn >= self.settings.warm_up_bins and self._past.documents >= self.settings.warm_up_documents
        alerts: list[Alert] = []
        taken: set[str] = set()
        for group, window, voices in found:
            members = [voices[at] for at in group.members]
            names = {voice.document for voice in members}
            keys = [self._past.keys[term] for term in group.terms.tolist()]
            limit = limits[group.window] * ease(self.settings, keys, [voice.source for voice in members])
            if group.score < limit or len(names & taken) > _OVERLAP * len(names):
                continue
            taken |= names
            life = self._like(group, window)
            if life is not None:
                if len(life.faces) < MOST_FACES:
                    life.faces.append(face_of(group))
                self._feed(life, members, turn)
                changed.add(life.id)
            elif is_warm:
                alerts += self._bear(group, window, members, turn, until)
        alerts += self._raise_names(turn, until, is_warm=is_warm)
        changed |= {alert.issue for alert in alerts}
        return alerts

    def _find(self) -> tuple[dict[int, float], list[Found]]:
        """By length of window the score that an alert needs, and the groups that may reach it."""
        settings, bins = self.settings, list(self._bins)
        factors = factors_of(settings, self._past)
        sizes = {length: sum(map(len, bins[-length:])) for length in settings.windows}
        draw_all(self._past, sizes, self._owned, self._maxima, factors)
        chance = float(settings.false_per_bin) / len(settings.windows)
        limits = {
            length: threshold(self._maxima.get(length, []), chance, float(settings.least_score))
            for length in settings.windows
        }
        eased = EASED if settings.watched or settings.learnt else 1.0
        reach = {length: limit * eased for length, limit in limits.items()}
        return limits, find_all(self._past, bins, self._owners, reach, factors)

    def _raise_names(self, turn: int, until: date, *, is_warm: bool) -> list[Alert]:
        """Weak signals of a sparse archive: new names that independent voices share."""
        bins = list(self._bins)
        found = find_shared_names(self._past, bins, self._owners, factors_of(self.settings, self._past))
        alerts = []
        if is_warm and is_telling(self._new_names, bins):
            for group, window, voices in found:
                members = [voices[at] for at in group.members]
                if ease(self.settings, (), [voice.source for voice in members]) <= 1.0 / EASED:
                    alerts += self._bear(group, window, members, turn, until)
        self._new_names.append(len(found))
        return alerts

    def _bear(self, group: Group, window: Window, members: list[Voice], turn: int, until: date) -> list[Alert]:
        """A new issue and its alert; nothing where too few voices speak of it."""
        names = [self._name_of(voice) for voice in in_order(members)]
        if len(set(names)) < self.settings.weak_voices:
            return []
        issue = make_id(until.isoformat(), *sorted(voice.document for voice in members))
        first, last = min(voice.day for voice in members), max(voice.day for voice in members)
        life = Life(id=issue, born=turn, first_day=first, last_day=last, faces=[face_of(group)], score=group.score)
        self._lives[issue] = life
        self._feed(life, members, turn)
        alert = make_alert(group, window, members, past=self._past, life=life, names=names, until=until)
        life.terms = alert.terms
        return [alert]

    def _feed(self, life: Life, members: Sequence[Voice], turn: int) -> None:
        turns = {voice.document: turn - back for back, one in enumerate(reversed(self._bins)) for voice in one}
        for voice in in_order(members):
            if voice.document not in self._owners:
                self._give(voice, life, turns[voice.document])

    def _like(self, group: Group, window: Window) -> Life | None:
        """The open issue that a group tells of in other words, or None."""
        inside = window.shelf.where(np.isin(np.arange(len(window.shelf)), group.members))
        held = np.bincount(inside.flat, minlength=len(window.counts))
        shares = held[group.terms] / max(1, len(group.members))
        for life in self._lives.values():
            if life.is_open and life.is_like(group, shares):
                return life
        return None

    def _move_on(self, turn: int, changed: set[str]) -> None:
        """Let issues grow older, merge and end; forget what is long ago."""
        lately = sum(map(len, list(self._bins)[-ENDS_AFTER:]))
        for life in self._lives.values():
            stage, twin = life.stage, life.twin(self._lives) if life.is_open else None
            if twin is not None:
                twin.take_in(life)
                changed.add(twin.id)
            life.move_on(turn, lately)
            if life.stage is not stage:
                changed.add(life.id)
        if turn % _TIDY:
            return
        self._families.forget(turn - _REMEMBERED)
        moved = self._past.forget(turn)
        if moved is not None:
            self._bins = deque([[voice.renumbered(moved) for voice in one] for one in self._bins])
            for life in self._lives.values():
                life.renumber(moved)

    def save(self) -> bytes:
        """All that is known, as bytes without anything that could run; `Watcher(settings, state)` goes on from it."""
        past, arrays = pack_past(self._past)
        families, marks = pack_families(self._families)
        voices, ids = pack_voices(list(self._bins))
        plain = {
            "past": past,
            "families": families,
            "voices": voices,
            "owners": self._owners,
            "owned": sorted(self._owned),
            "lives": [pack_life(life) for life in self._lives.values()],
            "maxima": list(self._maxima.items()),
            "new_names": self._new_names,
            "sources": sorted(self._sources),
        }
        return pack(plain, {**arrays, **marks, **ids})

    def _load(self, state: bytes) -> None:
        plain, arrays = unpack(state)
        self._past = unpack_past(plain["past"], arrays)
        self._families = unpack_families(plain["families"], arrays)
        self._bins = deque(unpack_voices(plain["voices"], arrays))
        self._owners, self._owned = plain["owners"], set(plain["owned"])
        self._lives = {life.id: life for life in map(unpack_life, plain["lives"])}
        self._maxima = {length: list(scores) for length, scores in plain["maxima"]}
        self._new_names, self._sources = plain["new_names"], set(plain["sources"])
