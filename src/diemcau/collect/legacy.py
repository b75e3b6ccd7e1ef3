"""Vietnamese in an old encoding, or UTF-8 that was misread, brought into Unicode; the way back is kept.

Where a file names the font of its words, the font says their encoding, if the words bear it out. Elsewhere each line
says it by its words. What looks like an old encoding and is not understood stays as it is and becomes a notice.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from diemcau.collect.content import Content, Notice
from diemcau.collect.mojibake import NAME, repair_text
from diemcau.collect.unify import Mapped, chain, join_pieces, place_of
from diemcau.lang.vi.encoding_fonts import FontSign, read_font
from diemcau.lang.vi.encoding_signs import Sign, may_be_coded, recognise, weigh
from diemcau.lang.vi.encodings import TCVN3, decode_pieces
from diemcau.records import Severity, Span

_LINE = re.compile(r"[^\r\n]+")
_BORNE_OUT = 0.6  # of the words with codes become syllables where a font is right; nearly all do, but for foreign names
_SHOWN = 60  # characters of a line that a notice quotes
_LONG = 1500  # characters of Vietnamese; none of that length goes without the letter ư, which one in forty is
_ADVICE = "Convert the file to Unicode with the program it was written with, or ask for it as PDF, and try again."


class _Stretch(NamedTuple):
    """A stretch of text in an old encoding."""

    span: Span
    sign: FontSign


def to_unicode(content: Content) -> Content:
    """The content with its text in Unicode, all places moved with it, its encoding named, and what is doubtful noticed.

    The encoding is named by the names of `lang.vi.encodings`, those of a mixed file joined by a plus sign, or as
    `mojibake.NAME`.
    """
    repaired = repair_text(content.mapped.text)
    if repaired is not None:
        content = replace(_moved(content, repaired), encoding=NAME)
    text = content.mapped.text
    by_font = list(_trusted(text, _of_fonts(content.fonts)))
    by_words, doubtful = _of_lines(text, by_font)
    found = sorted([*by_font, *by_words])
    notices = [*content.notices, *_doubts(doubtful)]
    if not found:
        return replace(content, notices=tuple(notices)) if doubtful else content
    mapped = join_pieces(_pieces(text, found))
    notices += _lost_letters(text, mapped.text, found)
    return replace(_moved(content, mapped), encoding=_name(found), notices=tuple(notices))


def _moved(content: Content, mapped: Mapped) -> Content:
    """The content with another text, whose offsets lead to the one before."""

    def move(span: Span) -> Span:
        return Span(place_of(mapped.offsets, span.start), place_of(mapped.offsets, span.end))

    offsets = chain(mapped.offsets, content.mapped.offsets, len(mapped.text))
    return replace(
        content,
        mapped=Mapped(mapped.text, offsets),
        places=tuple(replace(place, start=place_of(mapped.offsets, place.start)) for place in content.places),
        furniture=tuple(map(move, content.furniture)),
        fonts=tuple((move(span), name) for span, name in content.fonts),
    )


def _of_fonts(fonts: Iterable[tuple[Span, str]]) -> list[_Stretch]:
    """The stretches that are set in fonts of old encodings, neighbours of one encoding as one."""
    found: list[_Stretch] = []
    for span, name in fonts:
        sign = read_font(name)
        if sign is None or span.start == span.end:
            continue
        if found and found[-1].sign == sign and found[-1].span.end == span.start:
            found[-1] = _Stretch(Span(found[-1].span.start, span.end), sign)
        else:
            found.append(_Stretch(span, sign))
    return found


def _trusted(text: str, stretches: Sequence[_Stretch]) -> Iterator[_Stretch]:
    """The stretches whose words bear out what their fonts say; many a text was converted and kept its font."""
    words: dict[str, list[str]] = {}
    for span, sign in stretches:
        words.setdefault(sign.encoding, []).append(span.quote(text))
    borne = {encoding for encoding, parts in words.items() if _bears_out("\n".join(parts), encoding)}
    for span, sign in stretches:
        if sign.encoding in borne and not weigh(span.quote(text), sign.encoding).counts[Sign.LOST]:
            yield _Stretch(span, sign)


def _bears_out(text: str, encoding: str) -> bool:
    weight = weigh(text, encoding)
    return weight.right >= _BORNE_OUT * (weight.right + weight.counts[Sign.WRONG]) and weight.balance >= 0


def _of_lines(text: str, taken: Sequence[_Stretch]) -> tuple[list[_Stretch], list[str]]:
    """The stretches that their words show to be in an old encoding, and the lines that are doubtful."""
    if not may_be_coded(text):
        return [], []
    spans = list(_free(text, taken))
    lines = [span.quote(text) for span in spans]
    said = recognise(lines)
    found = [_Stretch(span, FontSign(name)) for span, name in zip(spans, said.encodings, strict=True) if name]
    return found, [lines[at] for at in said.doubtful]


def _free(text: str, taken: Sequence[_Stretch]) -> Iterator[Span]:
    """The lines of a text, and of lines that are taken in part what is left of them."""
    bounds = [0, *(edge for stretch in taken for edge in stretch.span), len(text)]
    for start, end in zip(bounds[::2], bounds[1::2], strict=True):
        yield from (Span(*line.span()) for line in _LINE.finditer(text, start, end))


def _pieces(text: str, found: Sequence[_Stretch]) -> Iterator[tuple[int, str]]:
    at = 0
    for span, sign in found:
        yield at, text[at : span.start]
        for start, piece in decode_pieces(span.quote(text), sign.encoding, capital=sign.capital):
            yield span.start + start, piece
        at = span.end
    yield at, text[at:]


def _name(found: Iterable[_Stretch]) -> str:
    """The encodings, the one of most characters first."""
    sizes: Counter[str] = Counter()
    for span, sign in found:
        sizes[sign.encoding] += span.end - span.start
    return "+".join(name for name, _ in sizes.most_common())


def _doubts(lines: Sequence[str]) -> Iterator[Notice]:
    if lines:
        shown = lines[0].strip()[:_SHOWN]
        words = f"holds {len(lines)} lines that look like Vietnamese in an unknown old encoding, the first: “{shown}”"
        yield Notice("old_encoding", words, _ADVICE, Severity.HOLD)


def _lost_letters(before: str, text: str, found: Iterable[_Stretch]) -> Iterator[Notice]:
    """A notice of a text of TCVN3 whose code for ư, a soft hyphen to other programs, was dropped on the way."""
    size = sum(span.end - span.start for span, sign in found if sign.encoding == TCVN3)
    if size >= _LONG and "\xad" not in before and "ư" not in text.lower():
        words = "was written in an old font (TCVN3), and an earlier program has dropped every letter ư from it"
        yield Notice("lost_letters", words, "Read it against the original, or ask for a PDF.", Severity.HOLD)
