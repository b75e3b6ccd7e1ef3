"""Whose report a Vietnamese text is, told by its title, its head and the places it speaks of most."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from diemcau.lang.vi.countries import FULL_NAMES
from diemcau.lang.vi.owner_clauses import NATION_OFFICES
from diemcau.lang.vi.owners import HCM, MISSION, NAME, ORG, count_countries, find_countries, find_places
from diemcau.records import Document

HOME = "Việt Nam"
_HEAD = 900  # characters in which a report says whose it is
_LEAD = 320  # characters of the title and the first sentence or two
_GOVERNED = frozenset({"tỉnh", "thành phố", "bang"})
_SMALL_WORDS = frozenset({"và", "của", "về", "các", "tỉnh", "thành", "phố", "nhân", "dân"})
# Bodies whose figures are their own and not those of the place they serve.
_OWN_BODY = re.compile(r"(?:Cục|Vụ|Tổng cục|Liên hiệp|Hội|Hiệp hội|Quỹ|Sở|Học viện|Trung tâm|Bộ|Ủy ban)\s")
_FOREIGN_BODY = re.compile(
    rf"(?<!\w)Bộ (?:Đối ngoại|Ngoại giao|Quan hệ [Đđ]ối ngoại|Ngoại vụ)(?: (?:Liên bang ))?\s?({NAME})"
)
_SPOKEN_OF = re.compile(r"(?:tỉnh|thành phố)(?=\s[a-zà-ỹđ]|[,.;])(?! (?:thành|khác|bạn))")
_BEFORE_SPOKEN_OF = re.compile(r"(?:(?<!\w)(?:toàn|của|trong|ubnd|cả|bàn|cho)\s|(?:\A|[\n.;,:]\s?))\Z")
_LONGEST_BEFORE = 8  # characters of what `_BEFORE_SPOKEN_OF` finds
_VENUE = re.compile(r"(?<!\w)(?:tại|ở)\s(?:thành phố|tỉnh|TP\.?)?\s?\Z")
_MANY_PLACES = 4  # a text that names as many tells of the country
_AT = re.compile(r"(?<!\w)(?:tại|ở|của)\s\Z")
_BODY = re.compile(r"(?:Bộ|Sở|Cục|Vụ|Ban|Ủy|Hội|Liên|Đại|Tổng|Thương|Chính|Thủ|Phó|Văn|Công|Thông|Nghị|Quyết)\s")
_MASTHEAD = re.compile(
    r"(?:SỞ|BỘ|CỤC|VỤ|BAN|ỦY BAN|UBND|VĂN PHÒNG|LIÊN HIỆP|ĐẠI SỨ QUÁN|TỔNG LÃNH SỰ QUÁN|THƯƠNG VỤ|HỘI)\s"
)
_LINE = re.compile(r"[^\n]+")


def country_of(document: Document) -> str:
    """The country a document belongs to: the home country, or another whose ministry its head tells of."""
    head = f"{document.title or ''}\n{document.text[:_LEAD]}"
    foreign = _foreign_body(head)
    return foreign[1] if foreign is not None else HOME


def _foreign_body(head: str) -> tuple[str, str] | None:
    """A foreign ministry in a head and the country in its name: "Bộ Ngoại giao Karvania"."""
    for match in _FOREIGN_BODY.finditer(head):
        name = match[1].split(" và ")[0]
        if name and name != HOME:
            return match.group(), FULL_NAMES.get(name, name)
    return None


def find_report_owner(document: Document, is_known_place: Callable[[str], bool]) -> tuple[str | None, str]:
    """Whose report a document is, and the country it belongs to.

    A report is its author's where the author names itself in the head; a paper's story belongs to the province or
    country it speaks of most.

    Args:
        document: The document.
        is_known_place: Whether a name is that of a province or city the sector knows.
    """
    text = document.text
    title = document.title or text.split("\n", 1)[0]
    head = f"{title}\n{text[:_HEAD]}"
    foreign = _foreign_body(head[:_LEAD])
    if foreign is not None:
        return foreign
    places = _places(text)
    if (city := HCM.search(title)) is not None and not _tells_of_country(title, text):
        return city.group(), HOME
    mission = _mission(title, text)
    if mission is not None:
        return mission, HOME
    lead = text[:_LEAD]
    if (headed := _masthead_place(text)) is not None:
        return headed, HOME
    if (titled := _titled_place(title, places, is_known_place, text)) is not None:
        body = _body_in(title)
        return (f"{body} {titled}" if body and titled.split(" ", 1)[1] not in body else body or titled), HOME
    if (body := _self_named(title, lead)) is not None:
        return body, HOME
    for name, times in places:
        bare = name.split(" ", 1)[1]
        if times >= 2 and _is_told_of(bare, lead) and len(places) < _MANY_PLACES:
            return name, HOME
    opening = "\n".join(_LINE.findall(text)[:3])
    for name, times in places[:2]:
        bare = name.split(" ", 1)[1]
        opens = bare.lower() in opening.lower() and _is_told_of(bare, opening)
        if (
            (opens or (times > 1 and bare in head))
            and len(places) < _MANY_PLACES
            and not _tells_of_country(title, text)
        ):
            return name, HOME
    if NATION_OFFICES.search(_LINE.findall(text)[0].title() if text.strip() else ""):
        return HOME, HOME
    if not places and not _tells_of_country(title, text) and (noun := _spoken_of(text)) is not None:
        return noun, HOME
    return HOME, HOME


def _is_told_of(name: str, lead: str) -> bool:
    """Whether the opening of a text tells of a place, and something does not only happen there."""
    named = re.finditer(re.escape(name), lead, re.IGNORECASE)
    return any(_VENUE.search(lead, 0, match.start()) is None for match in named)


def find_section_owner(section: str, is_known_place: Callable[[str], bool]) -> str | None:
    """The place that a section under a headline of its own tells of, or None where its head names none.

    Args:
        section: The headline and the text under it.
        is_known_place: Whether a name is that of a province or city the sector knows.
    """
    headline = section.split("\n", 1)[0]
    for name, _ in _places(section[:_HEAD]):
        if name.split(" ", 1)[1] in headline:
            return name
    known = next((m.group() for m in re.finditer(NAME, headline) if is_known_place(m.group())), None)
    return f"tỉnh {known}" if known else None


def _places(text: str) -> list[tuple[str, int]]:
    """The provinces and cities a text names with their noun, the most frequent first; each counted by its bare name."""
    found: dict[str, str] = {}
    for name, noun in find_places(text):
        titled = in_title_case(name)
        if noun in _GOVERNED:
            found.setdefault(titled, f"{noun} {titled}")
    lower = HCM.sub("Hồ Chí Minh", text).lower()
    counts = Counter({found[bare]: lower.count(bare.lower()) for bare in found})
    return sorted(counts.items(), key=lambda item: (-item[1], text.find(item[0])))


def _titled_place(
    title: str, places: list[tuple[str, int]], is_known_place: Callable[[str], bool], text: str
) -> str | None:
    """The place a title tells of: one the text names with its noun, one the sector knows, or its first name."""
    lower = HCM.sub("Hồ Chí Minh", title).lower()
    named = [(lower.find(place.split(" ", 1)[1].lower()), place) for place, _ in places]
    inside = sorted((at, place) for at, place in named if at >= 0)
    if inside:
        return inside[0][1]
    for match in re.finditer(NAME, title):
        if is_known_place(match.group()):
            return f"tỉnh {match.group()}"
    noun = _spoken_of(text)
    for match in re.finditer(NAME, title) if noun else ():
        name = match.group()
        placed = _AT.search(title, 0, match.start()) is not None
        goes_on = len(name.split()) == 2 and (placed or text.count(name) >= 2)
        if (
            goes_on
            and not any(part.isupper() for part in name.split())
            and not _BODY.match(name)
            and name not in {HOME, "Hà Nội"}
            and not any(True for _ in find_countries(name))
        ):
            return f"{noun} {name}"
    return None


def _spoken_of(text: str) -> str | None:
    """The noun by which a text speaks of the place it is about: "tỉnh" or "thành phố"; None where it does not."""
    low = text.lower()
    found = Counter(
        match[0]
        for match in _SPOKEN_OF.finditer(low)
        if _BEFORE_SPOKEN_OF.search(low, max(0, match.start() - _LONGEST_BEFORE), match.start())
    )
    noun, times = found.most_common(1)[0] if found else ("", 0)
    return noun if times > 1 else None


def _mission(title: str, text: str) -> str | None:
    """The embassy, consulate or trade office that reports: in the title or masthead, or first in the text."""
    for line in _LINE.findall(text)[:4]:
        found = MISSION.search(in_title_case(line) if line.isupper() else line)
        if found is not None and (line.isupper() or line == title or found.start() < 4):
            return _placed_mission(found.group(), title, text)
    counted = Counter(match.group().split(" ")[0] for match in MISSION.finditer(text))
    if not counted or counted.most_common(1)[0][1] < 2:
        own = re.search(
            r"(?<!\w)(?:Thương vụ|Đại sứ quán|Tổng Lãnh sự quán)(?=\s(?:đã|trả lời|tổ chức|tiếp|đón|cấp|có))", text
        )
        return _placed_mission(own.group(), title, text) if own is not None else None
    first = MISSION.search(text)
    spoken = re.search(r"(?<!\w)(?:Đại sứ quán|Tổng Lãnh sự quán|Thương vụ)(?=\s[a-zà-ỹđ])", text)
    return _placed_mission(first.group(), title, text) if first is not None and spoken is not None else None


def _placed_mission(name: str, title: str, text: str) -> str:
    """The name with its place where the text gives it: "Thương vụ" in a text about Japan is that in Japan."""
    if re.search(r"\b(?:tại|ở)\b", name):
        return name
    longer = max((m.group() for m in MISSION.finditer(text) if m.group().startswith(name)), key=len, default=name)
    if re.search(r"\b(?:tại|ở)\b", longer):
        return longer
    about = next((m.name for m in find_countries(title) if m.name != HOME), None)
    return (
        f"{longer} {HOME} tại {about}" if about and HOME not in longer else f"{longer} tại {about}" if about else longer
    )


def _body_in(title: str) -> str | None:
    """The department or office that a title opens with: "Sở Ngoại vụ Lâm Hải nhìn lại một năm"."""
    match = ORG.match(title)
    return match.group() if match is not None and _OWN_BODY.match(match.group()) else None


def _masthead_place(text: str) -> str | None:
    """The province or city of a masthead in capitals: "ỦY BAN NHÂN DÂN", and below "TỈNH BÌNH SA"."""
    for line in _LINE.findall(text)[:4]:
        if line.isupper():
            for name, noun in find_places(line):
                if noun in _GOVERNED:
                    return f"{noun} {in_title_case(name)}"
    return None


def _self_named(title: str, lead: str) -> str | None:
    """The ministry, bureau or union that reports on itself: in its masthead, its title, or as the first subject."""
    for line in _LINE.findall(lead)[:3]:
        if line.isupper() and _MASTHEAD.match(line):
            return in_title_case(line)
        match = ORG.match(line)
        if match is not None and _OWN_BODY.match(match.group()) and (line == title or match.end() == len(line)):
            return match.group()
    return None


def _tells_of_country(title: str, text: str) -> bool:
    """Whether a text tells of the whole country: in its title, or by speaking of it as of one."""
    countries = count_countries(text)
    return HOME in title or "cả nước" in text[:_HEAD].lower() or (countries[HOME] >= 3 and "toàn quốc" in text.lower())


def in_title_case(line: str) -> str:
    """A line in capitals with capitals at the head of names only: "SỞ NGOẠI VỤ", "Sở Ngoại Vụ"."""
    if not line.isupper():
        return line
    return " ".join(word.lower() if word.lower() in _SMALL_WORDS else word.capitalize() for word in line.split())
