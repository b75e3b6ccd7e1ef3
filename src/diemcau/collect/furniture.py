"""What on a page is not the report: credits, counters, addresses, lists of other pages.

The rules look at lines: what a line is made of, where it stands, whether it came before. None knows a publisher.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from diemcau.collect.dates import find_days, first_day
from diemcau.lang.page import any_of
from diemcau.lang.pieces import find_pieces
from diemcau.lang.segment import lines
from diemcau.records import Span

_CREDIT = any_of("credit")
_NAME = r"[^\s.;|()][^.;|()\n]{0,60}"
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"')\]]+|\b[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+", re.IGNORECASE)
# Patterns without a flag are for a line in small letters, as `_small` gives it.
# A credit closes its line, in brackets or after a stop: "(Photo: A. B.)", "Photo: A. B.".
_CLOSING_CREDIT = re.compile(
    rf"(?:\(\s*{_CREDIT}\s*[:/][^()\n]{{1,80}}\)|(?:^|(?<=[.!?\"”] )"
    rf"|(?<=[–—-] )){_CREDIT}\s*[:/]\s*{_NAME}(?:\.\w+)?)\s*\.?\Z",
)
_CREDIT_PIECES = tuple(find_pieces(_CREDIT))  # letters without which no word for a credit stands
_INNER_CREDIT = re.compile(rf"\(\s*{_CREDIT}\s*:[^()\n]{{1,80}}\)")
_COUNTER = any_of("counter")
_PIECE = re.compile(
    rf"(?:(?:{_COUNTER})\s*[:(]?\s*[\d.,]+\s*[km]?\s*\)?|[\d.,]+\s*[km]?\s*(?:{_COUNTER})"
    rf"|(?:{any_of('action')})(?:\s+(?:{any_of('action')}|[\d.,]+\s*[km]?|{_COUNTER})){{0,8}}"
    rf"|(?:{_CREDIT})\s*:\s*{_NAME}\.?|(?:{any_of('made_by')})\s+(?:by\s+|bởi\s+)?:?\s*{_NAME}"
    rf"|(?:{any_of('page')})\s*\d{{1,4}}(?:\s*(?:/|of|trên)\s*\d{{1,4}})?|[-–—]\s*\d{{1,4}}\s*[-–—]"
    r"|\d{1,2}:\d{2}(?:\s*[ap]\.?m\.?)?|gmt\s*[+-]?\d{0,2}(?::\d\d)?)\Z",
)
_MADE_BY = re.compile(rf"(?:{any_of('made_by')})\s+(?:by|bởi)\s")
_DIVIDERS = "|;•·▪»"
_DIVIDER = re.compile(f"[{_DIVIDERS}]")
_RELATED = re.compile(rf"[\W_]*(?:{any_of('related')})\s*[:.…»>]*\s*\Z")
_READ_ALSO = re.compile(rf"[\W_]*(?:{any_of('related')})\s*(?::|>>|»)\s*\S")
_LABELLED = re.compile(
    rf"\s*(?:(?:{any_of('tags')}|{any_of('contact')})\s*:|(?:{any_of('legal')})|(?:{any_of('home')})\s*[>»/|›])",
)
_PICTURE_NAME = re.compile(r"\S*\.(?:jpe?g|png|gif|webp|svg|bmp)\)?\s*\Z|!\[")
_ONLY_CREDIT = re.compile(rf"\W*(?:{_CREDIT})?\W*\Z", re.IGNORECASE)
_SHARE = re.compile(r"(?:shares?|chia sẻ)\b")
_POSTED = re.compile(rf"[\W_]*(?:{any_of('posted')})\s*[:,-]?\s*(?=\D{{0,24}}\d)", re.IGNORECASE)
_CLOCK_WORDS = re.compile(
    r"[\W\d_]|\b(?:am|pm|gmt|utc|ict|hrs?|ist|by|at|on|lúc|ngày|giờ|th[ứu]|monday|tuesday|wednesday|thursday"
    r"|friday|saturday|sunday|mon|tue|wed|thu|fri|sat|sun|hai|ba|tư|năm|sáu|bảy|chủ|nhật)\b",
    re.IGNORECASE,
)
_ENDS_PROSE = re.compile(r"[.!?;:,…][\"'”’»)\]]*\Z")
_LISTED = re.compile(r"\s*(?:[-•*+–—▪►>»]|\(?\d{1,2}[.)]|\(?[a-zđ]\)|[ivx]{1,4}[.)])\s", re.IGNORECASE)

_ODD_CASE = (("\u017f", "s"), ("\u212a", "k"), ("\u0130", "i"), ("\u0131", "i"))
_NO_LETTERS = bytes(code for code in range(0x80) if not chr(code).isalnum() and chr(code) != "_")
_CAPTION_WORDS = 40  # longer lines that end in a credit are paragraphs with a credit stuck to them
_CREDIT_LENGTH = 160  # characters of the longest credit
_LABELLED_LENGTH = 160  # characters; a longer line after such a word is prose
_POSTING_WORDS = 24  # a day of the week, a day, a time and its zone have fewer
_HEADLINE_WORDS = range(4, 31)
_LISTED_AFTER = 12  # lines at most under one heading of related pages
_REPEATED_WORDS = 5  # shorter lines may well stand twice in a report
_CLOSING_HEADLINES = 2  # so many headlines in a row at the end are a list of other pages


def find_furniture(text: str) -> tuple[Span, ...]:
    """The parts of a text that belong to the page, ascending, apart from one another.

    Page words of every language count: menus and credits are often in another language than the report.
    """
    spans = list(lines(text))
    words = [span.quote(text) for span in spans]
    small = list(map(_small, words))
    whole = _whole_lines(words, small)
    found = [spans[at] for at in sorted(whole)]
    for at, span in enumerate(spans):
        if at not in whole:
            found.extend(_parts(words[at], small[at], span.start))
    return merge_spans(found)


def merge_spans(spans: Sequence[Span]) -> tuple[Span, ...]:
    """The same places, ascending, overlapping ones joined."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(span.end, merged[-1].end))
        else:
            merged.append(span)
    return tuple(merged)


def _whole_lines(words: Sequence[str], small: Sequence[str]) -> set[int]:
    whole = {at for at, line in enumerate(words) if _is_furniture(line, small[at])}
    whole |= _repeated(words, small)
    whole |= set(_related(words, small))
    return whole | set(_closing_headlines(words, whole))


def is_furniture(line: str) -> bool:
    """Whether a line by itself belongs to the page and not to the report."""
    return _is_furniture(line, _small(line))


def _is_furniture(line: str, low: str) -> bool:
    if len(line) > 600:  # noqa: PLR2004 - no line of a page's frame is that long
        return False
    return (
        _is_labelled(low)
        or _PICTURE_NAME.match(low) is not None
        or _RELATED.match(low) is not None
        or _is_read_also(low)
        or is_posting_line(line)
        or _is_caption(low)
        or (_may_hold_address(low) and _is_address(line))
        or _is_buttons(low)
    )


def _small(line: str) -> str:
    """A line in small letters, sign for sign, as patterns without case take them: without case they run slowly."""
    for odd, plain in () if line.isascii() else _ODD_CASE:
        line = line.replace(odd, plain)
    return line.lower()


def _is_labelled(low: str) -> bool:
    return len(low) <= _LABELLED_LENGTH and _LABELLED.match(low) is not None


def _is_address(line: str) -> bool:
    """Whether a line is an address of a page, alone or as its source."""
    rest = _ADDRESS.sub("", line)
    return len(rest) < len(line) and _ONLY_CREDIT.match(rest) is not None


def _may_hold_address(low: str) -> bool:
    """Whether a line in small letters has a sign that every address has."""
    return "@" in low or "://" in low or "www." in low


def _is_buttons(low: str) -> bool:
    """Whether a line is made of nothing but counters, buttons, credits and page numbers."""
    divider = _DIVIDER.search(low)
    if divider is not None and (first := low[: divider.start()].strip()) and not _PIECE.match(first):
        return False
    pieces = [piece for part in _DIVIDER.split(low) if (piece := part.strip())] if divider else [low]
    if len(pieces) == 1 and _SHARE.match(low) and any(char.isdecimal() for char in low):
        return False  # a row of a table: "Share 12"
    return all(_PIECE.match(piece) for piece in pieces)


def is_posting_line(line: str) -> bool:
    """Whether a line only says when the page was put up, or is a mere date."""
    if len(line) > _LABELLED_LENGTH or first_day(line) is None:
        return False
    match = _POSTED.match(line)
    if match is None and line.count(" ") > _POSTING_WORDS:
        return False
    left = _CLOCK_WORDS.sub(" ", _without_days(line[match.end() :] if match else line)).split()
    return len(left) <= (3 if match else 0)


def _without_days(line: str) -> str:
    """The line with a blank for its first two days."""
    pieces, at = [], 0
    for day in islice(find_days(line), 2):
        pieces.append(line[at : day.start()])
        at = day.end()
    return " ".join([*pieces, line[at:]])


def _is_caption(low: str) -> bool:
    return _closing_credit(low) is not None and len(low.split()) <= _CAPTION_WORDS


def _closing_credit(low: str) -> re.Match[str] | None:
    """The credit that ends a line in small letters."""
    start = max(0, len(low) - _CREDIT_LENGTH)
    tail = low[start:]
    may_stand = (":" in tail or "/" in tail) and any(map(tail.__contains__, _CREDIT_PIECES))
    return _CLOSING_CREDIT.search(low, start) if may_stand else None


def _is_read_also(low: str) -> bool:
    """Whether a line points to another page: "Read more: ..."."""
    return _READ_ALSO.match(low) is not None and len(low.split()) <= _HEADLINE_WORDS.stop


def _repeated(words: Sequence[str], small: Sequence[str]) -> set[int]:
    """Lines that stood before: headlines printed again as captions, paragraphs pulled out."""
    alike: dict[bytes, list[int]] = {}
    for at, low in enumerate(small):
        alike.setdefault(_letters(low), []).append(at)
    found: set[int] = set()
    for places in alike.values():
        seen: set[str] = set()
        for at in places if len(places) > 1 else ():
            if not _may_repeat(words[at]):
                continue
            key = re.sub(r"\W+", " ", words[at].lower()).strip()
            if key in seen:
                found.add(at)
            seen.add(key)
    return found


def _letters(low: str) -> bytes:
    """The letters and digits of a line in small letters, those beyond ASCII left out: the same for repeated lines."""
    return low.encode("ascii", "ignore").translate(None, _NO_LETTERS)


def _may_repeat(line: str) -> bool:
    """Whether a line is long enough, and no row or item, so that it does not stand twice in a report by chance."""
    return len(line.split()) >= _REPEATED_WORDS and "|" not in line and "\t" not in line and not _LISTED.match(line)


def _related(words: Sequence[str], small: Sequence[str]) -> Iterator[int]:
    """Headlines below a heading such as "Related news"."""
    for at, low in enumerate(small):
        if _RELATED.match(low) is None:
            continue
        for below in range(at + 1, min(at + 1 + _LISTED_AFTER, len(words))):
            if not _is_headline(words[below], listed=True):
                break
            yield below


def _is_headline(line: str, *, listed: bool = False) -> bool:
    """Whether a line could be the headline of another page: some words, no sentence end, a capital first."""
    bare = _LISTED.sub("", line, count=1) if listed else line
    bare = bare.strip(" \"'“‘")
    count = len(bare.split())
    if not bare or _ENDS_PROSE.search(line) or count > _HEADLINE_WORDS.stop:
        return False
    return (listed or count >= _HEADLINE_WORDS.start) and (bare[0].isupper() or (listed and bare[0].isdigit()))


def _closing_headlines(words: Sequence[str], whole: set[int]) -> Iterator[int]:
    """Headlines of other pages that close a page without a heading over them.

    They follow a finished sentence or other furniture, hold no number but years, and are no items of a list.
    """
    tail: list[int] = []
    for at in range(len(words) - 1, 0, -1):
        if at in whole and not tail:
            continue
        if at in whole or not _is_other_page(words[at]):
            break
        tail.append(at)
    if len(tail) < _CLOSING_HEADLINES:
        return
    before = tail[-1] - 1
    if before >= 0 and (before in whole or re.search(r"[.!?…][\"'”’»)\]]*\Z", words[before])):
        yield from tail


def _is_other_page(line: str) -> bool:
    numbers = re.findall(r"\d+", line)
    years = all(re.fullmatch(r"(?:19|20)\d\d", number) for number in numbers)
    return years and "|" not in line and not _LISTED.match(line) and _is_headline(line)


def _parts(line: str, low: str, start: int) -> Iterator[Span]:
    """Furniture inside a line of the report: credits, addresses, buttons and counters behind its last sentence."""
    for match in _INNER_CREDIT.finditer(low) if ":" in low else ():
        yield Span(start + match.start(), start + match.end())
    for match in _ADDRESS.finditer(line) if _may_hold_address(low) else ():
        yield Span(start + match.start(), start + match.end())
    credit = _closing_credit(low)
    if credit is not None:
        yield Span(start + credit.start(), start + credit.end())
    yield from _closing_pieces(low, start)


def _closing_pieces(line: str, start: int) -> Iterator[Span]:
    """Counters and credits that are the last of several pieces of a line."""
    last = max(map(line.rfind, _DIVIDERS))
    if last < 0 or not _is_closing(line[last + 1 :].strip()):
        return
    end = len(line)
    for match in reversed(list(_DIVIDER.finditer(line))):
        piece = line[match.end() : end].strip()
        if not _is_closing(piece):
            break
        end = _without_blanks(line, match.start())
    if end < len(line):
        yield Span(start + end, start + len(line))


def _is_closing(piece: str) -> bool:
    """Whether the last piece of a line is furniture: it says something, and not only numbers."""
    return _PIECE.match(piece) is not None and bool(_MADE_BY.match(piece) or re.search(r"[a-zà-ỹ]", piece))


def _without_blanks(line: str, at: int) -> int:
    """The place before the blanks in front of a divider; blanks between two dividers belong to the first."""
    before = at
    while before and line[before - 1].isspace():
        before -= 1
    return at if before and line[before - 1] in _DIVIDERS else before
