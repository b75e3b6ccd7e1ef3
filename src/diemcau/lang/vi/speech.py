"""Who says what in Vietnamese: the speaker of every sentence, named, quoted or carried on from the sentence before."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from diemcau.lang.cued import Cued
from diemcau.lang.requests import Person, Speaker
from diemcau.lang.vi.bodies import QUANTIFIERS, UNITS, is_foreign_name, opens_unit
from diemcau.lang.vi.lines import Line, Phrases, canonical, lowered
from diemcau.lang.vi.orders import ACT_OR_SAY, AUX, LINK, MODALS, NO_REQUEST, NOUN_BEFORE, SAY
from diemcau.lang.vi.titles_words import BODY_WORDS, HEAD_OF
from diemcau.lang.vi.verbs import ADVERBS, PLAIN, STRONG, WEAK
from diemcau.records import Span

_PRONOUNS = Phrases(
    """
    ông|bà|đồng chí|anh|chị|ngài|họ|vị lãnh đạo|nhà lãnh đạo|nữ bộ trưởng|tân chủ tịch|vị tướng|đồng chí ấy|ông ấy
    |bà ấy|người đứng đầu|người phát ngôn|vị này|vị đại sứ|nhà ngoại giao|lãnh đạo tỉnh
    """
)
_NO_SPEAKERS = re.compile(
    r"(?:báo cáo(?! của)|kế hoạch|số liệu|thống kê|quy định|luật|nghị định|nghị quyết|quyết định|hội nghị"
    r"|hội thảo|cuộc họp"
    r"|đại hội|tại|trong|theo|sau|trước|khi|để|với|đến|từ|qua|nhằm|nhân|năm|tháng|ngày|sáng|chiều|tối"
    r"|các đại biểu|đại biểu"
    r"|nhiều|một|những|việc|điều|đây|đó|hai bên|thông tin|kết quả|công tác|bản|văn kiện|điều ước|hiệp định|chương trình"
    r"|ngay|phát biểu|kết luận|thay mặt|trao đổi|trả lời|về|do|bởi|vì|nếu|tuy|mặc dù|cùng|trên|dưới|ở|hơn|gần"
    r"|được|bị)(?!\w)",
    re.IGNORECASE,
)
_PAPER_OF = re.compile(
    r"(?:báo cáo|thông tin|đại diện|lãnh đạo|kết luận|bài phát biểu|phát biểu|thông báo|công văn|số liệu|tờ trình"
    r"|ý kiến)"
    r"(?: \w+){0,2}? (?:của|từ) (?:lãnh đạo )?|(?:đại diện|lãnh đạo|báo cáo) (?=\S)",
    re.IGNORECASE,
)
_ACCORDING = Cued(
    r"(?:Theo|Dẫn lời|Như lời|Theo lời)(?: (?:ý kiến|thông tin|báo cáo|số liệu|thống kê|đánh giá)(?: của"
    r"| từ))? (?P<who>[^,;:]{2,90}?), "
)
_TAIL = Cued(
    r"(?:[,”\"’]|\.”)\s*(?P<who>[^,;:\"“”]{2,70}?) (?:(?:đã|cũng|tiếp tục|còn) )?(?:nói|nhấn mạnh|lưu ý|cho biết"
    r"|khẳng định"
    r"|chia sẻ|nêu rõ|bày tỏ|phát biểu|cho hay|nhắc nhở|đề nghị|yêu cầu|nhắc|dặn|căn dặn|chỉ đạo|cho rằng"
    r"|khuyến cáo|kêu gọi)"
    r"(?: (?:thêm|rõ|khi tiếp [^.]{2,60}|khi [^.]{2,50}|tại [^.]{2,50}|với [^.]{2,40}|trong [^.]{2,40}))?[.”\"’\s]*\Z"
)
_LONGEST_TAIL = 170
_LONGEST_LABEL = 90
_LABEL = re.compile(r"(?P<who>[^:.\n\"“”;]{2,70}?)(?: (?:nói|phát biểu|trả lời))?: ?(?=\S)")
_ASIDE = re.compile(r"\s[-–—]\s|\s\(|,\s|\s(?:là|nơi|do)\s")
_LONGEST_BODY = 16  # syllables
_FARTHEST = 60  # syllables between two words of one clause


class Names:
    """Leads from words of a document to who is meant by them.

    Attributes:
        text: The document's text, each tone in its agreed place.
        people: Everybody it mentions, in text order.
    """

    def __init__(self, text: str, people: Sequence[Person]) -> None:
        self.text = text
        self.people = people
        self._starts = [p.span.start for p in people]

    def ends_at(self, at: int, floor: int) -> Person | None:
        """The person whose mention ends at a place, or just before it behind a mark of an apposition."""
        place = bisect_left(self._starts, at) - 1
        if place < 0 or self._starts[place] < floor:
            return None
        gap = self.text[self.people[place].span.end : at]
        return self.people[place] if gap.strip(" ,-–—)") == "" else None

    def first_in(self, start: int, end: int) -> Person | None:
        """The first person mentioned in a stretch."""
        place = bisect_left(self._starts, start)
        return self.people[place] if place < len(self.people) and self.people[place].span.end <= end else None

    def all_in(self, start: int, end: int) -> Sequence[Person]:
        """Everybody mentioned in a stretch."""
        return self.people[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def before(self, at: int) -> Person | None:
        """The last person mentioned before a place."""
        place = bisect_right(self._starts, at)
        return self.people[place - 1] if place else None

    def head_of(self, words: str) -> Person | None:
        """Whom "người đứng đầu ..." means, by what he or she leads."""
        low = lowered(words)
        for leads, office in HEAD_OF:
            if " ".join(leads) in low:
                return next((p for p in reversed(self.people) if lowered(p.title or "").startswith(office)), None)
        return None


def as_speaker(person: Person, words: Span | None = None) -> Speaker:
    """A person as one who speaks."""
    return Speaker(person.full, words or person.span, is_person=True, foreign=person.foreign)


def clean_body(words: str) -> str:
    """The name of a body without what it speaks through: "Báo cáo của Sở Ngoại vụ" is the office's."""
    bare = _PAPER_OF.sub("", words.strip(" ,;:“”\"'"), count=1) if _PAPER_OF.match(words.strip(" ,;:“”\"'")) else words
    return _ASIDE.split(bare.strip(" ,;:“”\"'"), maxsplit=1)[0].strip()


def find_subject(line: Line, verb: int, floor: int, names: Names) -> tuple[Span | None, int]:
    """The words that name who does a verb, and where its clause starts; None where they do not stand in it.

    Args:
        line: The sentence.
        verb: The place of the verb.
        floor: No word of the clause stands before this place.
        names: The people of the document.
    """
    last = verb
    while last > floor and (size := aux_before(line, last)) and last - size >= floor:
        last -= size
    if last == floor:
        return None, floor
    behind = line.spots[last - 1][1]
    person = names.ends_at(line.spots[last][0] if last < len(line) else line.end, line.spots[floor][0])
    if person is not None and (line.joined[last] or _is_apposed(line, person)):
        return person.span, line.at(person.span.start)
    if not line.joined[last] and line.gap(last).strip() not in {"-", "–", "—"}:
        return None, last
    first = _start_of_clause(line, last, floor)
    pronoun = _PRONOUNS.find(line, first)
    if pronoun and first + pronoun <= last and last - first <= pronoun + 6:
        return Span(line.spots[first][0], behind), first
    return (Span(line.spots[first][0], behind), first) if _is_body(line, first, last) else (None, first)


def aux_before(line: Line, place: int) -> int:
    """How many syllables that may part a verb from its subject end before a place; those of a name are none."""
    if not line.joined[place] or _ends_name(line, place):
        return 0
    return AUX.find_before(line, place)


def _is_apposed(line: Line, person: Person) -> bool:
    """Whether an apposition stands between a person's name and the mark before the verb."""
    return (
        "," in line.text[person.span.start : person.span.end] or " - " in line.text[person.span.start : person.span.end]
    )


def _start_of_clause(line: Line, last: int, floor: int) -> int:
    """The place behind the last mark before a stretch, past an aside in dashes."""
    place, floor = last - 1, max(floor, last - _FARTHEST)
    while place > floor and line.joined[place]:
        place -= 1
    if place > floor and line.gap(place).strip() in {"-", "–", "—"}:
        opening = place - 1
        while opening > floor and line.joined[opening]:
            opening -= 1
        return opening
    return place


def _is_body(line: Line, first: int, last: int) -> bool:
    """Whether a stretch is the name of a body and no clause."""
    words = line.quote(first, last)
    if _NO_SPEAKERS.match(words) or last - first > _LONGEST_BODY:
        return False
    bare = clean_body(words)
    at = last - len(bare.split()) if words.endswith(bare) else first
    at = max(first, at)
    if not (opens_unit(line, at) or (line.is_capital(at) and at + 1 < last and line.is_capital(at + 1))):
        return False
    inside = (place for place in range(at + 1, last) if not line.is_capital(place) and not _is_noun_of(line, place))
    return not any(STRONG.find(line, place) or MODALS.find(line, place) for place in inside)


def _is_noun_of(line: Line, place: int) -> bool:
    """Whether a word that may be a verb is a noun behind "các", or the second half of a body's name."""
    named = line.words[place - 1] in {"các", "những"} and UNITS.find(line, place) > 0
    return named or BODY_WORDS.find(line, place - 1) > 1


def name_subject(words: Span, names: Names, current: Speaker | None) -> Speaker | None:
    """Who is named by a subject that `find_subject` found; None where nobody is."""
    said = words.quote(names.text)
    person = names.first_in(words.start, words.end)
    if person is not None:
        return as_speaker(person, words)
    low = lowered(said)
    if low.startswith(("người đứng đầu", "vị lãnh đạo", "nhà lãnh đạo")):
        head = names.head_of(said)
        if head is not None:
            return as_speaker(head, words)
    line = Line(names.text, *words)
    if line.words and _PRONOUNS.find(line, 0) and low != "người phát ngôn":
        if current is not None and current.is_person:
            return current._replace(words=words, carried=False)
        before = names.before(words.start)
        return as_speaker(before, words) if before else (current._replace(words=words) if current else None)
    if low in {"chúng tôi", "chúng ta", "tôi"}:
        return current._replace(words=words, carried=False) if current else None
    bare = clean_body(said)
    return Speaker(bare, words, is_person=False) if bare else None


def find_attribution(text: str, sentence: Span) -> tuple[Span, Span, bool] | None:
    """Words that name the speaker at an end of a sentence, the whole attribution, and whether it stands before."""
    head = _ACCORDING.match(text, *sentence)
    if head is not None:
        return Span(*head.span("who")), Span(sentence.start, head.end()), True
    tail = _TAIL.search(text, max(sentence.start, sentence.end - _LONGEST_TAIL), sentence.end)
    if tail is not None:
        return Span(*tail.span("who")), Span(tail.start(), sentence.end), False
    return None


def find_speakers(text: str, sentences: Sequence[Span], people: Sequence[Person]) -> list[Speaker | None]:
    """The speaker of each sentence, or None where the document speaks for itself.

    Args:
        text: The document's text.
        sentences: Its sentences in order.
        people: What `find_people` found in it.
    """
    reader = _Reader(canonical(text), people)
    return _filled_quotes(text, sentences, [reader.read(sentence) for sentence in sentences])


class _Reader:
    """Goes through the sentences and remembers who has the word."""

    def __init__(self, text: str, people: Sequence[Person]) -> None:
        self.text = text
        self.names = Names(text, people)
        self.current: Speaker | None = None
        self.last: Speaker | None = None
        self.line_end = -1

    def read(self, sentence: Span) -> Speaker | None:
        if self.line_end < 0 or self.text.find("\n", self.line_end, sentence.start) >= 0:
            self.current = None
        self.line_end = sentence.end
        found = self._named(sentence)
        if found is not None:
            self.current = self.last = found
            return found
        return self.current._replace(carried=True) if self.current is not None else None

    def _named(self, sentence: Span) -> Speaker | None:
        attributed = find_attribution(self.text, sentence)
        if attributed is not None and (found := self._meant(attributed[0], leads=attributed[2])) is not None:
            return found
        return self._labelled(sentence) or self._by_verb(sentence)

    def _meant(self, words: Span, *, leads: bool) -> Speaker | None:
        """Who is named by the words of an attribution."""
        line = Line(self.text, *words)
        person = self.names.first_in(*words)
        if not line.words or (leads and person is None and _NO_SPEAKERS.match(words.quote(self.text))):
            return None
        known = person or _PRONOUNS.find(line, 0) or opens_unit(line, 0) or line.is_capital(0)
        return name_subject(words, self.names, self.current or self.last) if known else None

    def _labelled(self, sentence: Span) -> Speaker | None:
        """The person of a label at the start of a sentence ("Người phát ngôn:")."""
        colon = self.text.find(":", sentence.start, min(sentence.end, sentence.start + _LONGEST_LABEL))
        label = _LABEL.match(self.text, *sentence) if colon >= 0 else None
        person = self.names.first_in(*label.span("who")) if label else None
        if label is None or person is None or person.span.start != label.start("who"):
            return None
        return as_speaker(person) if person.span.end >= label.end("who") - 2 else None

    def _by_verb(self, sentence: Span) -> Speaker | None:
        line = Line(self.text, *sentence)
        floor = skip_link(line)
        for place in SAY.places(line, floor, len(line)):
            size = SAY.find(line, place)
            if not size or place == floor or NO_REQUEST.find(line, place) > size or is_noun(line, place):
                continue
            if ACT_OR_SAY.find(line, place) == size and not _opens_speech(line, place + size):
                continue
            words, _ = find_subject(line, place, floor, self.names)
            found = name_subject(words, self.names, self.current or self.last) if words else None
            if found is not None:
                return found
        return None


def _opens_speech(line: Line, place: int) -> bool:
    """Whether words of a speech follow: behind a mark, or "rằng"."""
    return place >= len(line) or not line.joined[place] or line.words[place] in {"rằng", "là", "thêm", "trong", "tại"}


def is_noun(line: Line, place: int) -> bool:
    """Whether a noun and no verb of saying or asking stands at a place: "theo đề nghị của", "55 kiến nghị"."""
    if place == 0 or not line.joined[place]:
        return False
    if line.is_capital(place - 1) and BODY_WORDS.find(line, place - 1) > 1:
        return True  # the second half of a name: "Bộ Ngoại | giao"
    if _ends_name(line, place):
        return False
    return NOUN_BEFORE.find_before(line, place) > 0 or line.words[place - 1][-1].isdigit()


def _ends_name(line: Line, place: int) -> bool:
    """Whether the syllable before a place belongs to a name: "Lãnh sự | đề nghị", "Tấn Đạt | đề nghị"."""
    if place < 2 or not line.joined[place - 1]:
        return False
    body = BODY_WORDS.find(line, place - 2) == 2 and line.is_capital(place - 2)
    return body or (line.is_capital(place - 1) and line.is_capital(place - 2))


def skip_link(line: Line) -> int:
    """The place behind the words that join a sentence to the one before: "Đồng thời, ..."."""
    link = LINK.match(line.text, line.start, line.end)
    if link is None:
        return 0
    at = line.at(link.end())
    opens = at < len(line) and (
        is_act(line, at) or UNITS.find(line, at) or QUANTIFIERS.find(line, at) or line.is_capital(at)
    )
    return at if opens and not (line.is_capital(at) and is_foreign_name(line.quote(at, at + 1))) else 0


def is_act(line: Line, place: int) -> bool:
    """Whether an act or a word of duty opens at a place."""
    return line.words[place] in _ACT_OPENINGS and any(group.find(line, place) for group in _ACTS)


_ACTS = (STRONG, ADVERBS, PLAIN, WEAK, MODALS)
_ACT_OPENINGS = frozenset[str]().union(*(group.openings for group in _ACTS))


def _filled_quotes(text: str, sentences: Sequence[Span], found: list[Speaker | None]) -> list[Speaker | None]:
    """Sentences of a quotation get the speaker whom its last sentence names."""
    if not any(mark in text for mark in '“"'):
        return found
    opened: list[int] = []
    for place, sentence in enumerate(sentences):
        said = sentence.quote(text)
        if opened:
            speaker = found[place]
            if "”" in said or '"' in said:
                if speaker is not None and not speaker.carried:
                    for earlier in opened:
                        found[earlier] = speaker._replace(carried=True)
                opened = []
            elif len(opened) < 12:
                opened.append(place)
        elif said.count("“") > said.count("”") or ("“" not in said and said.count('"') % 2):
            opened = [place]
    return found
