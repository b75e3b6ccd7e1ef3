"""The watch over a stream of documents: bin by bin, what is new and what grows, each issue told once."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np
from numpy.typing import NDArray

from diemcau.foresee.signals.chance import PRIOR, score
from diemcau.foresee.signals.copies import Families
from diemcau.foresee.signals.groups import Group, Window, find_groups
from diemcau.foresee.signals.lives import ENDS_AFTER, MOST_FACES, Life, face_of
from diemcau.foresee.signals.past import Past, Voice, draw_of, shelve
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
from diemcau.foresee.signals.tell import find_sightings, make_id, shared_subjects, spell, to_decimal
from diemcau.foresee.signals.terms import find_terms, kind_of
from diemcau.foresee.signals.threshold import KEPT, threshold
from diemcau.records.signal import Alert, Issue, Item, Strength, Term

_TITLE_TERMS = 4
_ALERT_TERMS = 12
_OVERLAP = 0.3
_LEAST_DRAWN = 3.0  # standard deviations; what chance reaches below is not looked at
_YEAR, _SEASON_DAYS = 365.25, 28  # a season comes some weeks earlier or later; a lunar year moves by as much
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


@dataclass(slots=True)
class _Open:
    """Documents of the bins that windows reach back to, newest last."""

    voices: deque[list[Voice]] = field(default_factory=deque)
    owners: dict[str, str] = field(default_factory=dict)


class Watcher:
    """Reads documents bin by bin and says what is beyond the archive's own past.

    Args:
        settings: What people set and what their judgements taught.
        state: What `save` gave, or None for an archive without a past.
    """

    def __init__(self, settings: Settings | None = None, state: bytes | None = None) -> None:
        self.settings = settings or Settings()
        self._past, self._families = Past(), Families()
        self._lives: dict[str, Life] = {}
        self._open = _Open()
        self._maxima: dict[int, list[float]] = {}
        self._owned: set[float] = set()
        self._voices_known: set[str] = set()
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
        self._open.voices.append(voices)
        while len(self._open.voices) > max(self.settings.windows):
            for voice in self._open.voices.popleft():
                self._open.owners.pop(voice.document, None)
        self._past.keep(voices, turn)
        self._attach(voices, turn, changed)
        alerts = self._raise(turn, until, changed) if voices else []
        lately = sum(map(len, list(self._open.voices)[-ENDS_AFTER:]))
        for life in self._lives.values():
            stage = life.stage
            life.move_on(turn, lately)
            if life.stage is not stage:
                changed.add(life.id)
        if turn % _TIDY == 0:
            self._families.forget(turn - _REMEMBERED)
        return Taken(alerts=tuple(alerts), issues=tuple(self._issue(self._lives[key]) for key in sorted(changed)))

    def issues(self) -> tuple[Issue, ...]:
        """Every issue there has been, in order of birth."""
        lives = sorted(self._lives.values(), key=lambda life: (life.born, -life.score, life.id))
        return tuple(self._issue(life) for life in lives)

    def _read(self, items: Sequence[Item], turn: int, changed: set[str]) -> list[Voice]:
        voices = []
        for item in sorted(items, key=lambda one: (one.day, one.document)):
            family, is_first = self._families.place(item, turn)
            if not is_first:
                self._add_copy(item, family, changed)
                continue
            self._voices_known.add(item.source)
            ids = self._past.number(find_terms(item), item.day.toordinal(), turn)
            if len(ids):
                voices.append(
                    Voice(
                        document=item.document,
                        source=item.source,
                        language=item.language,
                        text=item.text,
                        subjects=tuple(sorted(item.subjects)),
                        day=item.day.toordinal(),
                        family=family,
                        ids=ids,
                    )
                )
        return voices

    def _add_copy(self, item: Item, family: int, changed: set[str]) -> None:
        for life in self._lives.values():
            if family in life.families and life.is_open:
                life.add_copy(day=item.day.toordinal(), document=item.document)
                changed.add(life.id)
                return

    def _voice_name(self, voice: Voice) -> str:
        return voice.source if voice.source and len(self._voices_known) > 1 else f"text {voice.family}"

    def _attach(self, voices: Sequence[Voice], turn: int, changed: set[str]) -> None:
        lives = [life for life in self._lives.values() if life.is_open]
        if not lives or not voices:
            return
        shelf = shelve([voice.ids for voice in voices], [turn] * len(voices))
        fits = np.array([life.fits(shelf, len(self._past.keys)) for life in lives])
        for at, voice in enumerate(voices):
            best = int(np.argmax(fits[:, at]))
            if fits[best, at] >= 1.0:
                self._give(voice, lives[best], turn)
                changed.add(lives[best].id)

    def _give(self, voice: Voice, life: Life, turn: int) -> None:
        life.add(
            turn=turn,
            day=voice.day,
            document=voice.document,
            voice=self._voice_name(voice),
            family=voice.family,
            ids=voice.ids,
        )
        self._open.owners[voice.document] = life.id
        self._owned.add(draw_of(voice.document))
        if len(life.voices) >= self.settings.strong_voices:
            life.strength = Strength.STRONG

    def _raise(self, turn: int, until: date, changed: set[str]) -> list[Alert]:
        self._draw(turn)
        limits = {
            length: threshold(
                self._maxima.get(length, []),
                float(self.settings.false_per_bin) / len(self.settings.windows),
                float(self.settings.least_score),
            )
            for length in self.settings.windows
        }
        found = self._find(turn, limits)
        is_warm = turn >= self.settings.warm_up_bins and self._past.documents >= self.settings.warm_up_documents
        alerts: list[Alert] = []
        taken: set[str] = set()
        for group, window, voices in found:
            members = [voices[at] for at in group.members]
            names = {voice.document for voice in members}
            if len(names & taken) > _OVERLAP * len(names):
                continue
            taken |= names
            life = self._like(group, window)
            if life is not None:
                if group.score >= limits[group.window]:
                    if len(life.faces) < MOST_FACES:
                        life.faces.append(face_of(group))
                    self._feed(life, members, turn)
                    changed.add(life.id)
                continue
            if not is_warm or group.score < limits[group.window]:
                continue
            alert = self._bear(group, window, members, turn, until)
            if alert is not None:
                alerts.append(alert)
                changed.add(alert.issue)
        return alerts

    def _feed(self, life: Life, members: Sequence[Voice], turn: int) -> None:
        turns = {voice.document: turn - back for back, bin_ in enumerate(reversed(self._open.voices)) for voice in bin_}
        for voice in members:
            if voice.document not in self._open.owners:
                self._give(voice, life, turns[voice.document])

    def _like(self, group: Group, window: Window) -> Life | None:
        counts = np.zeros(len(group.terms))
        inside = window.shelf.where(np.isin(np.arange(len(window.shelf)), group.members))
        held = np.bincount(inside.flat, minlength=len(window.counts))
        counts = held[group.terms] / max(1, len(group.members))
        for life in self._lives.values():
            if life.is_open and life.is_like(group, counts):
                return life
        return None

    def _find(self, turn: int, limits: Mapping[int, float]) -> list[tuple[Group, Window, list[Voice]]]:
        found = []
        room = len(self._past.keys)
        bins = list(self._open.voices)
        for length in self.settings.windows:
            if turn + 1 < 2 * length:
                continue
            every = [voice for bin_ in bins[-length:] for voice in bin_]
            free = [voice for voice in every if voice.document not in self._open.owners]
            if len(free) < 2:
                continue
            all_counts = np.bincount(np.concatenate([voice.ids for voice in every]), minlength=room)
            shelf = shelve([voice.ids for voice in free], [0] * len(free))
            references = self._past.shelf.where(self._past.shelf.turns <= turn - length)
            window = Window(
                shelf=shelf,
                counts=np.bincount(shelf.flat, minlength=room),
                past=self._past.total[:room] - all_counts,
                documents=self._past.documents - len(every),
                references=references,
                seasonal=self._seasonal(references.turns, turn),
                length=length,
                factors=None,
                bound=limits[length],
            )
            found += [(group, window, free) for group in find_groups(window)]
        found.sort(key=lambda one: (-one[0].score, one[0].window, one[0].terms.tolist()))
        return found

    def _seasonal(self, turns: NDArray[np.int32], turn: int) -> NDArray[np.bool_]:
        """Which bins are at the same time of an earlier year."""
        ago = self._past.ends[turn] - np.array(self._past.ends)
        years = np.round(ago / _YEAR)
        near = (years >= 1) & (np.abs(ago - years * _YEAR) <= _SEASON_DAYS)
        return np.asarray(near[turns])

    def _draw(self, turn: int) -> None:
        """Learn how far chance goes: documents of the whole past, drawn as if they had come together."""
        is_loose = np.isin(self._past.draws, list(self._owned), invert=True)
        pool, draws = self._past.shelf.where(is_loose), self._past.draws[is_loose]
        room = len(self._past.keys)
        held = np.bincount(pool.flat, minlength=room)
        for length in self.settings.windows:
            maxima = self._maxima.setdefault(length, [])
            if turn + 1 < 2 * length or turn < 4 or (len(maxima) >= KEPT and turn % 4):
                continue
            size = sum(map(len, list(self._open.voices)[-length:]))
            if size < 2 or size * 2 > len(pool):
                continue
            order = np.argsort((draws * (104_729 + 7919 * turn + length)) % 1.0, kind="stable")
            is_drawn = np.zeros(len(pool), dtype=bool)
            is_drawn[order[:size]] = True
            shelf = pool.where(is_drawn)
            counts = np.bincount(shelf.flat, minlength=room)
            window = Window(
                shelf=shelf,
                counts=counts,
                past=held - counts,
                documents=len(pool) - size,
                references=pool.where(~is_drawn),
                seasonal=np.zeros(len(pool) - size, dtype=bool),
                length=length,
                factors=None,
                bound=_LEAST_DRAWN,
                is_drawn=True,
            )
            groups = find_groups(window)
            maxima.append(groups[0].score if groups else 0.0)

    def _bear(self, group: Group, window: Window, members: list[Voice], turn: int, until: date) -> Alert | None:
        names = dict.fromkeys(
            self._voice_name(voice) for voice in sorted(members, key=lambda one: (one.day, one.document))
        )
        if len(names) < self.settings.weak_voices:
            return None
        keys = [self._past.keys[term] for term in group.terms.tolist()]
        documents = tuple(voice.document for voice in sorted(members, key=lambda one: (one.day, one.document)))
        issue = make_id(until.isoformat(), *sorted(documents))
        first, last = min(voice.day for voice in members), max(voice.day for voice in members)
        life = Life(id=issue, born=turn, first_day=first, last_day=last, faces=[face_of(group)], score=group.score)
        self._lives[issue] = life
        self._feed(life, members, turn)
        weights = dict(zip(keys, group.weights.tolist(), strict=True))
        sightings = find_sightings(members, keys[:_ALERT_TERMS], weights)
        spelt = spell(keys[:_ALERT_TERMS], sightings)
        return Alert(
            id=make_id("alert", issue),
            issue=issue,
            raised_on=until,
            strength=life.strength,
            score=to_decimal(group.score),
            terms=tuple(self._terms(group, window, spelt)),
            sightings=tuple(sightings),
            documents=documents,
            sources=tuple(dict.fromkeys(voice.source for voice in sorted(members, key=lambda v: (v.day, v.document)))),
            since=date.fromordinal(first),
            seen=len(members),
            expected=to_decimal(group.expected),
            subjects=shared_subjects(members),
        )

    def _terms(self, group: Group, window: Window, spelt: dict[str, str]) -> list[Term]:
        past, share = window.past[group.terms], len(window.shelf) / max(1, window.documents)
        seen = window.counts[group.terms]
        scores = score(seen.astype(float), past.astype(float), share)
        terms = []
        for at, term in enumerate(group.terms.tolist()[:_ALERT_TERMS]):
            key = self._past.keys[term]
            terms.append(
                Term(
                    kind=kind_of(key, is_name=bool(self._past.named[term] * 2 > self._past.total[term])),
                    words=spelt[key],
                    seen=int(seen[at]),
                    expected=to_decimal((past[at] + PRIOR) * share if past[at] else 0.0),
                    window=group.window,
                    first=date.fromordinal(int(self._past.first[term])),
                    score=to_decimal(scores[at]),
                )
            )
        return terms

    def _issue(self, life: Life) -> Issue:
        keys = [self._past.keys[term] for term in life.faces[0].terms.tolist()[:_TITLE_TERMS]]
        ends = self._past.ends
        return Issue(
            id=life.id,
            title=" · ".join(keys),
            stage=life.stage,
            strength=life.strength,
            born=date.fromordinal(life.first_day),
            last=date.fromordinal(life.last_day),
            counts=tuple((date.fromordinal(ends[turn]), many) for turn, many in sorted(life.counts.items())),
            documents=tuple(document for _, document in sorted(life.documents)),
            terms=(),
            merged_into=life.merged_into,
        )

    def save(self) -> bytes:
        """All that is known, as bytes without anything that could run; `Watcher(settings, state)` goes on from it."""
        past, arrays = pack_past(self._past)
        families, marks = pack_families(self._families)
        voices, ids = pack_voices(list(self._open.voices))
        plain = {
            "past": past,
            "families": families,
            "voices": voices,
            "owners": self._open.owners,
            "lives": [pack_life(life) for life in self._lives.values()],
            "maxima": list(self._maxima.items()),
            "sources": sorted(self._voices_known),
            "owned": sorted(self._owned),
        }
        return pack(plain, {**arrays, **marks, **ids})

    def _load(self, state: bytes) -> None:
        plain, arrays = unpack(state)
        self._past = unpack_past(plain["past"], arrays)
        self._families = unpack_families(plain["families"], arrays)
        self._open = _Open(deque(unpack_voices(plain["voices"], arrays)), plain["owners"])
        self._lives = {life.id: life for life in map(unpack_life, plain["lives"])}
        self._maxima = {length: list(scores) for length, scores in plain["maxima"]}
        self._voices_known = set(plain["sources"])
        self._owned = set(plain["owned"])
