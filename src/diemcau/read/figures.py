"""Document to figures: every number that is reported, planned or aimed at, with what it measures, for whom and when."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

from diemcau.lang import lexicon as lx
from diemcau.lang.base import TimeBase, TimeMention
from diemcau.lang.language import Language
from diemcau.lang.numerals import Number, Opening
from diemcau.lang.registry import language_of
from diemcau.lang.segment import lines
from diemcau.lang.tokens import tokenize
from diemcau.read.antecedents import antecedent
from diemcau.read.cells import to_drafts
from diemcau.read.finish import to_figures
from diemcau.read.frame import Frame, report_period
from diemcau.read.kinds import set_kind
from diemcau.read.labels import set_label
from diemcau.read.owners import set_owners
from diemcau.read.parts import set_parts
from diemcau.read.scene import Draft, Scene
from diemcau.read.screen import is_figure
from diemcau.read.status import list_status, look_ahead, set_status
from diemcau.read.stretches import Stretches
from diemcau.read.tables import find_tables
from diemcau.read.when import set_periods
from diemcau.records import Document, Figure, Kind, Span, Status

if TYPE_CHECKING:
    from diemcau.profile.types import Profile

_OPENING = 30  # characters in which a sentence sets the time for those behind it
_HEADLINE = 110  # characters; a longer line is no headline
_REACH = 40  # figures back that a figure of a paragraph may lean on
_SECTION = 1500  # characters behind a headline that tell whose section it opens
_PLACES = frozenset({"province", "city", "centrally_run_city"})  # kinds of orgs that a bare name may mean
_LIST_ITEM = re.compile(r"\s*(?:[-•*+–·]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s")
_WORD = re.compile(r"[^\W\d_]+")
_CUES = lx.TARGET | lx.PLAN | lx.EXPECT


def find_figures(
    document: Document,
    sentences: Sequence[Span],
    times: Sequence[TimeMention],
    base: TimeBase,
    profile: Profile | None,
    *,
    taken: Sequence[Span] = (),
) -> tuple[Figure, ...]:
    """The figures of a document in text order; none where the house cannot read its language.

    Args:
        document: The document; its furniture is not read.
        sentences: Its sentences, ascending.
        times: Its expressions of time, ascending.
        base: From where it counts time.
        profile: The sector's vocabulary, for measures; None reads without codes.
        taken: Tables that tell no figures, as those of tasks; of them only the sentences given are read.
    """
    language = language_of(document.language)
    if language is None:
        return ()
    text = document.text
    is_known = _known_places(profile, language)
    owner, country = language.owners.find_report_owner(document, is_known)
    frame = Frame(language, country, base, report_period(document, base, times, language), owner, is_known)
    line_spans = Stretches(taken).outside(lines(text))
    cells, rows = find_tables(text, line_spans, frame)
    unread = _Cover([*document.furniture, *rows])
    sections = _sections(text, line_spans, is_known)
    drafts: list[tuple[Scene, Draft]] = []
    history: list[Draft] = []
    line_end = 0
    for span, opened, said in _laid_out(sentences, language.find_openings(text), times):
        opens_line = line_end == 0 or text.find("\n", line_end, span.start) >= 0
        line_end = span.end
        if opens_line:
            history = _topic(history)
            _open_line(frame, text, span)
            if span.start in sections:
                section = text[span.start : span.start + _SECTION]
                frame.owner = language.owners.find_section_owner(section, is_known) or owner
        if unread.touches(span):
            continue
        if opens_line and (head := _head_status(text, span, language)):
            frame.list_status = head
        scene = _scene(text, span, said, opened, language, opens_line=opens_line)
        if scene is not None:
            _read_scene(scene, frame, history)
            drafts += [(scene, draft) for draft in scene.drafts]
            del history[:-_REACH]
    drafts += to_drafts(document, cells, frame)
    drafts.sort(key=lambda pair: pair[0].span.start + pair[1].number.start)
    return to_figures(document, drafts, profile)


def _known_places(profile: Profile | None, language: Language) -> Callable[[str], bool]:
    """A test for names of provinces and cities that the profile knows; what was asked of one document is remembered."""
    if profile is None:
        return lambda _: False
    return cache(lambda name: any(org.kind in _PLACES for org in profile.find_orgs(name, language.code, None)))


class _Cover:
    """Parts of a text that are not read as sentences.

    Args:
        parts: The parts, in any order.
    """

    def __init__(self, parts: Iterable[Span]) -> None:
        ordered = sorted(parts)
        self._starts = [part.start for part in ordered]
        self._ends = list(accumulate((part.end for part in ordered), max))

    def touches(self, span: Span) -> bool:
        """Whether a part shares a code point with a span."""
        before = bisect_left(self._starts, span.end)
        return before > 0 and self._ends[before - 1] > span.start


def _open_line(frame: Frame, text: str, span: Span) -> None:
    """A new line drops what the paragraph before it carried; only an item of a list keeps what its head set."""
    frame.carried = frame.owner_carried = None
    if not _LIST_ITEM.match(text, *span):
        frame.list_status = frame.list_period = frame.bracket_period = None


def _topic(history: list[Draft]) -> list[Draft]:
    """What a new paragraph may lean on: the first level of the one before."""
    return [next((d for d in history if d.kind is Kind.LEVEL and not d.base), history[0])] if history else []


def _sections(text: str, spans: Sequence[Span], is_known: Callable[[str], bool]) -> set[int]:
    """Where a headline within the text opens another item; the document's own title opens none.

    The name of a province or city alone on its line is a headline however short it is.
    """
    found: set[int] = set()
    for before, line, after in zip(spans, spans[1:], spans[2:], strict=False):
        length = line.end - line.start
        if length > _HEADLINE or text[line.end - 1] in ".,:;?!)" or not text[line.start].isupper():
            continue
        if is_known(line.quote(text)):
            found.add(line.start)
        long_enough = after.end - after.start >= 2 * length
        if long_enough and text[before.end - 1] in '.)"”' and len(line.quote(text).split()) >= 4:
            found.add(line.start)
    return found


def _head_status(text: str, span: Span, language: Language) -> Status | None:
    """What a heading without a figure makes of the list under it: "Targets for 2025"."""
    if span.end - span.start >= _HEADLINE or text[span.end - 1] in ".:;!?":
        return None
    word = _WORD.search(text, *span)
    if word is None or not language.lexicon.forms[word.group()][1] & (_CUES | lx.OPENS):
        return None
    words = span.quote(text)
    scene = Scene(words, Span(0, len(words)), tokenize(words, language.lexicon, [], []), language)
    first = next((token for token in scene.tokens if token.is_word), None)
    return list_status(scene, len(scene.tokens)) if first is not None and first.tags & _CUES else None


def _laid_out(
    sentences: Sequence[Span], openings: Sequence[Opening], times: Sequence[TimeMention]
) -> Iterator[tuple[Span, Sequence[Opening], Sequence[TimeMention]]]:
    """The sentences, each with where numbers may open in it, and with the times that begin in it."""
    opened, told = [opening[0] for opening in openings], [time.span.start for time in times]
    for span in sentences:
        start, end = span
        first, begun = bisect_left(opened, start), bisect_left(told, start)
        yield (
            span,
            openings[first : bisect_left(opened, end, first)],
            times[begun : bisect_left(told, end, begun)],
        )


def _scene(
    document: str,
    span: Span,
    times: Sequence[TimeMention],
    openings: Sequence[Opening],
    language: Language,
    *,
    opens_line: bool,
) -> Scene | None:
    """The sentence laid out with its candidate numbers, or None where it holds nothing to read."""
    begin = span.start
    numbers: list[Number] = []
    if openings:
        text = span.quote(document)
        taken = [(t.span.start - begin, t.span.end - begin) for t in times]
        numbers = language.find_numbers(text, taken, [(a - begin, b - begin, shape) for a, b, shape in openings])
    if not numbers and document[span.end - 1] != ":" and not (times and times[0].span.start - begin < _OPENING):
        return None  # nothing to read, and no time that holds for the sentences behind it
    text = span.quote(document)
    return Scene(text, span, tokenize(text, language.lexicon, numbers, times, begin), language, opens_line)


def _read_scene(scene: Scene, frame: Frame, history: list[Draft]) -> None:
    """Read the figures of one sentence from left to right."""
    for at, token in enumerate(scene.tokens):
        if token.number is None or not is_figure(scene, token.number, at):
            continue
        draft = Draft(token.number, at, under_preposition=bool(scene.tags[at - 1] & lx.PREP))
        draft.base = _is_base_level(scene, draft)
        set_kind(scene, draft)
        set_label(scene, draft, history)
        if draft.base and history:
            _take_measure(scene, draft, history)
        set_status(scene, draft, scene.drafts[-1] if scene.drafts else None, frame.list_status)
        scene.drafts.append(draft)
        history.append(draft)
    _share_units(scene)
    set_parts(scene)
    set_periods(scene, frame)
    set_owners(scene, frame)
    look_ahead(scene, frame.base.published or (frame.period.end if frame.period else None))
    if scene.tokens and scene.tokens[-1].word == ":":
        frame.list_status = list_status(scene, len(scene.tokens))


def _is_base_level(scene: Scene, draft: Draft) -> bool:
    """Whether a number is the level something is compared with: "against 38 in 2023", "up from 45"."""
    k = draft.at - 1
    while k >= 0 and scene.tags[k] & (lx.DET | lx.ADV | lx.ITSELF):
        k -= 1
    multiple = scene.tokens[k].number if k >= 0 and k < draft.at - 1 else None
    if multiple is not None and multiple.unit == "times" and scene.drafts:
        return True  # "twice the 230 of 2020"
    if scene.tags[k] & lx.COMPARE and not scene.tags[k] & lx.THAN and scene.drafts:
        return True
    if (
        k == draft.at - 1
        and scene.tags[k] & lx.AFTER
        and scene.drafts
        and scene.drafts[-1].number.unit == draft.number.unit
    ):
        return True  # "30,000 tonnes in 2025, after 26,000 in 2024"
    if not scene.tags[k] & lx.FROM or (not scene.drafts and not scene.tags[k - 1] & (lx.UP | lx.DOWN)):
        return False
    return bool(scene.tags[k - 1] & (lx.UP | lx.DOWN)) or (scene.draft_at(k - 1) is not None)


def _take_measure(scene: Scene, draft: Draft, history: list[Draft]) -> None:
    """A base level has the measure of the figure that is compared with it."""
    source = antecedent(history, draft) if not scene.drafts else scene.drafts[-1]
    while source is not None and source.like is not None and (source.base or source.kind is not Kind.LEVEL):
        source = source.like
    last = scene.drafts[-1] if scene.drafts else None
    if last is not None and draft.unit == last.unit == "percent" and last.kind is Kind.CHANGE:
        draft.kind, draft.like, draft.label, draft.rule = last.kind, last, last.label, "change of the base period"
        return
    if source is None or draft.kind is not Kind.LEVEL or draft.number.unit not in {None, source.number.unit}:
        return
    draft.like, draft.label, draft.unit = source, source.label, draft.number.unit or source.unit
    draft.rule = "level of the base period"


def _share_units(scene: Scene) -> None:
    """ "Cut from five to 3.5 days": the first of two levels takes the unit that is said once, behind the second."""
    for first, second in zip(scene.drafts, scene.drafts[1:], strict=False):
        joined = scene.tags[second.at - 1] & lx.TO and second.at - first.at <= 3
        bare = first.number.unit in {None, second.number.unit}
        if joined and bare and second.number.unit is not None and first.kind is Kind.LEVEL:
            first.unit, first.label, first.base, first.like = second.number.unit, second.label, True, second
            first.kind = second.kind
