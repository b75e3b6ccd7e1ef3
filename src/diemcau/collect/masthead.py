"""Title, publisher and day of publication, as far as a text itself says them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from diemcau.collect.dates import find_day, first_day, parse_day
from diemcau.collect.daylines import find_line_day, find_story_day
from diemcau.collect.furniture import is_furniture, is_posting_line
from diemcau.lang.page import any_of
from diemcau.lang.segment import lines

_HEAD, _TAIL = 7, 6  # lines looked at from the start and the end; mastheads are within five
_TITLE_WORDS = 40
_TITLE_WITHIN = 4
_NAME_WORDS, _HEADLINE_WORDS = 6, 4  # a paper's name is short, a headline is not
_NAME_HEADLINE_TEXT = 3  # lines there must be before the first can be a name
# What may stand beside the day on a line that says when a text was put up: a byline, weekday, time, reference.
_BYLINE = re.compile(r"(?:written |reported |text )?by\b[^.\n]{2,80}[.,|–—-]\s*(?:\w+day,?\s*)?\Z", re.IGNORECASE)
_BESIDE_DAY = re.compile(
    r"(?:\d{1,2}:\d{2}\s*(?:[ap]\.?m\.?)?|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|(?-i:\b[A-Z]{2}\b)|\d+|[\s,.|–—:-])+",
    re.IGNORECASE,
)
_DATELINE_CHARS = 140
_AFTER_BYLINE = 12  # a time may follow the day of a byline, no sentence
_PUBLISHER = r"(?P<publisher>[^\W\d_][^()\d\n;:|]{1,70}?)"
# "(Lam Portal, 8 January 2025) On ...", "(lamportal.example) On ..."
_BRACKETS = re.compile(rf"[^\W\d_]?\(\s*{_PUBLISHER}\s*(?:[,–—-]\s*(?P<when>[^()\n]{{4,40}}))?\)")
# "AN PHU, 9 January 2025 (Northern Agency) - ...", "An Phu (NA) - ..."
_PLACE_FIRST = re.compile(rf"(?P<place>[^\W\d_][^()\n.;:]{{1,60}}?)\s*\(\s*{_PUBLISHER}\s*\)\s*[-–—:]")
_PLACE_AND_DAY = re.compile(r"[^\W\d_][^\d\n.;:()]{1,40},\s*(?:on )?$")
# "NAW - The conference ..."
_SHORT_NAME = re.compile(r"(?P<publisher>[A-ZĐ]{3,6}(?:\.[A-Z]{2,3})?)\s+[-–—]\s+\S")
# A line of its own: "Lam Weekly, 27 December 2024", "Lam Weekly - 27/12/2024, 08:30 (from the agency)"
_OWN_LINE = re.compile(r"(?P<name>[^\W\d_][^\d\n.:;()|]{1,90}?)\s*[,|–—-]\s*(?:ngày |on )?\Z")
_WEEKDAY = re.compile(r"(?<=[,|–—-] )(?:\w+day|thứ \w+|chủ nhật),? (?:ngày )?\Z", re.IGNORECASE)
_OUTLET = re.compile(rf"\b(?:{any_of('outlet')})\b| (?:of|in|for|the) ", re.IGNORECASE)
_AFTER_DAY = re.compile(r"(?:[\s,|–—-]*\d{1,2}[:h]\d{2}.{0,12})?\s*(?:\([^()]{1,80}\)|[.,;] .{1,60})?\s*\.?\Z")
_IMPRINT_WORDS, _NAME_PIECE, _PLACE_WORDS = 18, 9, 2
_PIECES = re.compile(r"\s*(?:[,|]|\s[–—-]\s)\s*")
_SENTENCE_BEFORE = re.compile(r"\A[^.!?]{3,60}[.!?]\s+(?=[^\W\d_]*[A-ZÀ-Ỹ])")
_TOLD_DAY = re.compile(
    r"\b(?:as (?:of|at)|by|until|since|from|before|after|on|to|đến|từ|trước|sau|vào)(?: ngày)?\s*\Z", re.IGNORECASE
)
_AFTER_IMPRINT = re.compile(
    r"(?:,? ?\d{1,2}[:.h]\d{2}.{0,14}|\s*\([^()]{1,60}\)|[.,;] .{1,80}|\s*[–—|-] .{1,40})?\s*\.?\Z"
)
_DAY_FIRST = re.compile(r"(?:ngày )?\Z", re.IGNORECASE)
_POSTED_BY = re.compile(
    rf"(?:{any_of('posted')})\s*:?.{{0,60}}?\b(?:by|bởi)\s+(?P<publisher>[^\W\d_][^\d\n|;]{{1,60}})\Z", re.IGNORECASE
)
_SIGNED = re.compile(rf"(?:\A|(?<=[.;,)] ))(?:{any_of('signed')})\s*:?\s*(?=\D{{0,3}}\d)", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?:\.|[.!?…][\"”'’])\s*\Z")
_HEADLINE_STOP = re.compile(r"[:;,]\s*\Z")


# The head of a Vietnamese official paper (Decree 30/2020/ND-CP on records, annex I): who issues it, the state's name
# and motto, number, place and day, then the kind of paper in capitals and below it what it is about.
_MOTTO = re.compile(
    r"cộng h[oò][aà] xã hội chủ nghĩa việt nam|độc lập\s*[-–—]\s*tự do\s*[-–—]\s*hạnh phúc|đảng cộng sản việt nam",
    re.IGNORECASE,
)
_PAPER_NUMBER = re.compile(r"số\s*:?\s*[\w./-]*/[\w.-]+\s*\Z", re.IGNORECASE)
_PAPER_KIND = re.compile(
    r"(?P<kind>BÁO CÁO|THÔNG BÁO|QUYẾT ĐỊNH|CÔNG ĐIỆN|KẾ HOẠCH|TỜ TRÌNH|CHỈ THỊ|NGHỊ QUYẾT|CHƯƠNG TRÌNH|KẾT LUẬN"
    r"|BIÊN BẢN|HƯỚNG DẪN|ĐỀ ÁN|PHƯƠNG ÁN|THÔNG CÁO(?: BÁO CHÍ)?)"
    r"(?P<number>\s+(?:[Ss]ố|SỐ)\s*:?\s*[\w./-]+)?[^a-zà-ỹ\n]{0,40}(?:[Nn]gày\b.{0,30})?\Z"
)
_RUN_ON = re.compile(r"(?<=[\w)”\"]{3})\s+(?=Ngày \d)")  # where a PDF runs the subject and the first sentence together
_PAPER_HEAD = 9  # lines


@dataclass(frozen=True, slots=True)
class Masthead:
    """What a text says about itself; None where it says nothing.

    Attributes:
        title: Its headline.
        publisher: Who published it, as printed.
        published: Day of publication.
    """

    title: str | None = None
    publisher: str | None = None
    published: date | None = None


def read_masthead(text: str) -> Masthead:
    """Title, publisher and day of publication from the first and last lines of a text."""
    words = [span.quote(text) for span in lines(text)]
    head, tail = words[:_HEAD], words[_HEAD:][-_TAIL:]
    publisher, published = _from_head(head)
    if (official := _official(words[:_PAPER_HEAD])) is not None:
        return Masthead(official[0], publisher or official[1], published or _from_tail(tail or head[1:]))
    paper, below = _paper_name(head)
    return Masthead(_title(below), publisher or paper, published or _from_tail(tail or head[1:]))


def _official(head: Sequence[str]) -> tuple[str, str | None] | None:
    """Title and issuer of a Vietnamese official paper, or None where the head is of another sort."""
    at = next((k for k, line in enumerate(head) if _PAPER_KIND.match(line)), None)
    if at is None or at + 1 >= len(head) or (match := _PAPER_KIND.match(head[at])) is None:
        return None
    kind = match["kind"].capitalize()
    if not at and head[at + 1].isupper():
        return None  # a bulletin's name above its headline
    above = [line for line in head[:at] if not _MOTTO.search(line) and not _PAPER_NUMBER.match(line)]
    issuers = [line.strip() for line in above if line.isupper()]
    below = [_RUN_ON.split(line, maxsplit=1)[0] for line in head[at + 1 : at + 4]]
    about = [line for line in below if not _PAPER_NUMBER.match(line) and first_day(line) is None]
    if not about or _SENTENCE_END.search(about[0]) or len(about[0].split()) > _TITLE_WORDS:
        return None
    number = " ".join((match["number"] or "").split())
    named = f"{kind} {number}".strip()
    return f"{named}: {about[0].strip()}", " ".join(issuers) or None


def _paper_name(head: Sequence[str]) -> tuple[str | None, Sequence[str]]:
    """The name of a paper that stands in capitals above the headline, and the lines below it."""
    if (
        len(head) < _NAME_HEADLINE_TEXT
        or not head[0].isupper()
        or len(head[0].split()) > _NAME_WORDS
        or any(c.isdigit() for c in head[0])
    ):
        return None, head
    if (
        head[1].isupper()
        or len(head[1].split()) < _HEADLINE_WORDS
        or not _is_headline(head[1])
        or is_furniture(head[1])
    ):
        return None, head
    return head[0], head[1:]


def _title(head: Sequence[str]) -> str | None:
    """The first line, past what belongs to the page, if it reads like a headline and something follows it."""
    for at, line in enumerate(head[:_TITLE_WITHIN]):
        if is_furniture(line):
            continue
        if _own_line(line) is not None:
            continue
        if at + 1 >= len(head) or _dateline(line) is not None or not _is_headline(line):
            return None
        return line.lstrip("# ").strip()
    return None


def _is_headline(line: str) -> bool:
    if _SENTENCE_END.search(line) or _HEADLINE_STOP.search(line) or "|" in line:
        return False
    return len(line.split()) <= _TITLE_WORDS and any(char.isalpha() for char in line)


def _from_head(head: Sequence[str]) -> tuple[str | None, date | None]:
    publisher: str | None = None
    published: date | None = None
    for at, line in enumerate(head):
        found = _dateline(line)
        if found is not None:
            publisher, published = publisher or found[0], published or found[1]
        elif is_posting_line(line):
            published = published or find_day(line)
        if published is None:
            published = find_story_day(line) or (find_line_day(line) if at else None)
        by = _POSTED_BY.match(line)
        if by is not None and publisher is None:
            publisher = by["publisher"].strip(" .")
    return publisher, published


def _dateline(line: str) -> tuple[str | None, date | None] | None:
    """Publisher and day from the start of a line, or None where the line opens with no dateline."""
    start = line[:_DATELINE_CHARS]
    alone = _own_line(line)
    if alone is not None:
        return alone
    brackets = _BRACKETS.match(start)
    if brackets is not None and _is_publisher(brackets["publisher"], dated=brackets["when"] is not None):
        day = find_day(brackets["when"] or "")
        if day is not None or brackets["when"] is None:
            return brackets["publisher"].strip(), day
    return _place_dateline(start) or _short_dateline(start)


def _own_line(line: str) -> tuple[str | None, date | None] | None:
    """Publisher and day of a line that holds little else; the name counts only if it is that of a publisher."""
    day = first_day(line, 0, _DATELINE_CHARS)
    if day is None:
        return None
    before, after = line[: day.start()], line[day.end() :]
    if (_BYLINE.match(before) and len(after) < _AFTER_BYLINE) or _is_beside_day(before + after):
        return None, parse_day(day)
    if _DAY_FIRST.match(before):
        return (None, parse_day(day)) if after.startswith(". ") else None
    match = _OWN_LINE.match(_WEEKDAY.sub("", before))
    if match is None or not _AFTER_DAY.match(after) or not match["name"][0].isupper():
        return _imprint(before, after, parse_day(day))
    name = match["name"].partition(",")[0].strip()
    if "," in match["name"] and not _OUTLET.search(name):
        return _imprint(before, after, parse_day(day)) or (None, parse_day(day))
    return (name if _OUTLET.search(name) else None), parse_day(day)


def _is_beside_day(words: str) -> bool:
    """Whether words are nothing but what may stand beside the day, or there are none."""
    match = _BESIDE_DAY.match(words)
    return not words or (match is not None and match.end() == len(words))


def _imprint(before: str, after: str, published: date | None) -> tuple[str | None, date | None] | None:
    """Publisher and day of an imprint: "Lam Shipper, a monthly, 24 March 2025", "Kênh 2, Đài Lam, bản tin ngày ...".

    Its first piece is a name, the day ends the list of what the paper or the issue is, and little follows.
    """
    pieces = [piece.strip() for piece in _PIECES.split(_SENTENCE_BEFORE.sub("", before))]
    name, rest = pieces[0], pieces[1:]
    if len(before.split()) > _IMPRINT_WORDS or not rest or _TOLD_DAY.search(before) or not _AFTER_IMPRINT.match(after):
        return None
    capitals = sum(word[0].isupper() for word in name.split())
    if not name[:1].isupper() or len(name.split()) > _NAME_PIECE:
        return None
    is_name = capitals > 1 and (len(name.split()) > _PLACE_WORDS or _OUTLET.search(name) or bool(rest[0]))
    return (name if is_name else None), published


def _place_dateline(start: str) -> tuple[str | None, date | None] | None:
    """Publisher and day of an agency's dateline: "AN PHU, 9 January 2025 (Northern Agency) -", or either alone."""
    day = first_day(start)
    before = start[: day.start()] if day is not None else ""
    if day is not None and _PLACE_AND_DAY.match(before):
        rest = re.match(rf"\s*(?:\(\s*{_PUBLISHER}\s*\)\s*)?[-–—:]", start[day.end() :])
        if rest is not None:
            return rest["publisher"], parse_day(day)
    match = _PLACE_FIRST.match(start) if "(" in start else None
    if match is None or len(match["place"].split()) > 5 or not _is_publisher(match["publisher"], dated=False):  # noqa: PLR2004 - words of a place
        return None
    return match["publisher"], None


def _short_dateline(start: str) -> tuple[str | None, date | None] | None:
    match = _SHORT_NAME.match(start)
    return (match["publisher"], None) if match is not None else None


def _is_publisher(name: str, *, dated: bool) -> bool:
    """Whether words in brackets can name a publisher; undated ones need a capital or a host name."""
    if re.match(rf"(?:{any_of('credit')}|{any_of('made_by')})\b", name, re.IGNORECASE):
        return False
    return dated or name[0].isupper() or re.fullmatch(r"[\w-]+(?:\.[\w-]+)+", name) is not None


def _from_tail(tail: Sequence[str]) -> date | None:
    """The day at which a paper was signed, or at which the page was put up, from the last lines."""
    for line in reversed(tail):
        signed = _SIGNED.search(line)
        if signed is not None:
            day = first_day(line, signed.end())
            if day is not None and day.start() - signed.end() <= 4:  # noqa: PLR2004 - "on ", "the "
                return parse_day(day)
        if is_posting_line(line):
            return find_day(line)
    return None
