"""Orgs in Vietnamese text: provinces, ministries, missions and countries whose figures may be told."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from diemcau.lang.language import OrgMention
from diemcau.lang.vi.countries import COUNTRIES, FULL_NAMES

UPPER = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐ"
_SYLLABLE = rf"[{UPPER}][\w’'-]*"
NAME = rf"{_SYLLABLE}(?: {_SYLLABLE}){{0,4}}"
# Nouns of places that report, and of the bodies that do; the noun comes first and the name behind it.
_PLACE_NOUN = (
    r"[Tt]ỉnh|[Tt]hành phố|TP\.?|Tp\.?|[Hh]uyện|[Qq]uận|[Tt]hị xã|[Pp]hường|[Xx]ã|[Đđ]ặc khu|[Bb]ang|[Vv]ùng"
    r"|TỈNH|THÀNH PHỐ"
)
_BODY_NOUN = (
    r"Bộ Chỉ huy|Bộ Tư lệnh|Bộ đội|Bộ|Sở|Cục|Tổng cục|Chi cục|Vụ|Ban|Ủy ban|UBND|Ủy ban nhân dân|Hội đồng|HĐND|Viện"
    r"|Học viện|Văn phòng|Trung tâm|Liên hiệp|Hội|Hiệp hội|Quỹ|Ngân hàng|Tổng công ty|Tập đoàn|Công ty|Đại học"
    r"|Trường|Công an|Hải quan|Kho bạc|Thanh tra|Phòng|Đài|Thương vụ|Phái đoàn|Quỹ|Báo|Tạp chí|Đảng bộ|Tỉnh ủy"
    r"|Thành ủy|Mặt trận|Liên đoàn|Chính phủ|Cơ quan"
)
_MISSION_NOUN = "Đại sứ quán|ĐSQ|Tổng [Ll]ãnh sự quán|TLSQ|Lãnh sự quán|Thương vụ|Phái đoàn|Cơ quan đại diện"


def _at_word_start(nouns: str) -> str:
    """A pattern of nouns divided by bars, "[Tt]ỉnh" in both spellings, that begin a word.

    It begins with letters, where a search is several times faster than at a word boundary; that nothing of the word
    stands before it is looked for behind the first letter.
    """
    groups: dict[str, list[str]] = defaultdict(list)
    for noun in nouns.split("|"):
        initials, rest = (noun[1:3], noun[4:]) if noun.startswith("[") else (noun[0], noun[1:])
        for initial in initials:
            groups[initial].append(rest)
    return "|".join(rf"{initial}(?<!\w.)(?:{'|'.join(rests)})" for initial, rests in groups.items())


PLACE = re.compile(rf"(?P<noun>{_at_word_start(_PLACE_NOUN)}) (?P<name>{NAME})")
_MISSION = rf"(?:{_at_word_start(_MISSION_NOUN)})"
MISSION = re.compile(rf"{_MISSION}(?: (?:thường trực|danh dự))?(?: {NAME})?(?: (?:tại|ở) {NAME})?")
NAME_BEHIND = re.compile(rf" {_SYLLABLE}")
ORG = re.compile(
    rf"(?:{_at_word_start(_BODY_NOUN)}) {NAME}(?: (?:kinh tế|giao|vụ|sự|chính|tư|thương|nghị|lịch|hóa|thao|nhân dân"
    rf"|địa phương|dân tộc|nước ngoài|đối ngoại|hữu nghị|các tổ chức hữu nghị|nghiệp|trường|tế|dục|tạo|hội|pháp|vận"
    rf"|nghệ|phòng|an|kinh|đầu|xúc tiến|quan hệ|thủy sản|sản|biên phòng|phố|báo|chí|trữ))*"
    rf"(?: (?:và|,) {NAME}(?: [a-zà-ỹđ]+){{0,2}})?(?: (?:tỉnh|thành phố) {NAME})?"
)
_HCM = r"TP\.? ?HCM|Tp\.? ?HCM|TP\.? ?Hồ Chí Minh|Sài Gòn"  # as papers shorten it
HCM = re.compile(rf"(?:{_at_word_start(_HCM)})(?!\w)")
GENERIC = re.compile(
    r"(?<!\w)(?<!các )(?<!hai )(?:(?P<all>[Tt]oàn|[Cc]ả) )?(?P<noun>tỉnh|thành phố|huyện|Bộ|Sở|Đại sứ quán"
    r"|Tổng Lãnh sự quán|Thương vụ|Cục|Liên hiệp|bang|ngành)(?! [A-ZÀ-ỸĐ])"
    r"(?! (?:khác|bạn|ủy|trưởng|thành|, thành)\b)(?!\w)"
)
NATION = re.compile(
    _at_word_start(
        "[Cc]ả nước|[Tt]oàn quốc|[Nn]ước ta|[Tt]oàn ngành|[Ll]ãnh đạo cấp cao Đảng|[Ll]ãnh đạo cấp cao Nhà nước"
        "|[Ll]ãnh đạo Đảng|[Ll]ãnh đạo Nhà nước|[Cc]ác đồng chí lãnh đạo Đảng"
    )
)
# What says that an org only reports or is told of a figure: "Bộ ... cho biết", "Sở ... được giao".
SAID_BEHIND = re.compile(
    r"[^,.;]{0,40}?(?<!\w)(?:cho biết|cho hay|thông tin|báo cáo|thông báo|công bố|khẳng định|nhấn mạnh|nêu|ghi nhận"
    r"|đề nghị|yêu cầu|kiến nghị|chủ trì|phối hợp|tổng hợp)\b"
)
_ANY_NAME = re.compile(rf"(?<![\w-])[{UPPER}]\w*")
_LEAD = re.compile(r"\w+")


def _by_first() -> dict[str, tuple[str, ...]]:
    """The countries by the first piece of their name, the longest name first."""
    found: dict[str, list[str]] = defaultdict(list)
    for country in sorted(COUNTRIES, key=len, reverse=True):
        found[_LEAD.findall(country)[0]].append(country)
    return {first: tuple(names) for first, names in found.items()}


_BY_LEAD = _by_first()


# The hundred or so surnames that nearly all people bear; the commonest of them, as the censuses list them.
_SURNAMES = frozenset(
    """
    Nguyễn Trần Lê Phạm Huỳnh Hoàng Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Đoàn Lâm Trịnh Mai Đào Trương Hà Cao
    Phùng Tạ Lương Vương Chu Tô Thái Tăng Lưu Quách Kiều Thân Nghiêm Doãn Mạc Bạch Tống Châu La Triệu Từ Văn Hứa
    Khúc Tôn
    """.split()
)
_OF_OFFICE = re.compile(r"(?<!\w)(?:Chủ tịch|Bí thư|Giám đốc|Trưởng|Chánh|Đại biểu|đồng chí)[^,.;\n]{0,40}\Z")


def is_person(text: str, match: re.Match[str]) -> bool:
    """Whether the name behind a noun of places is its officer's: "Chủ tịch UBND tỉnh | Lê Văn Tâm"."""
    name = match["name"].split()
    if len(name) < 3 or name[0] not in _SURNAMES or match["name"].startswith("Hồ Chí Minh"):
        return False
    return _OF_OFFICE.search(text, max(0, match.start() - 60), match.start()) is not None


def full_noun(noun: str) -> str:
    """A noun of places in full and in small letters: "TP." is "thành phố"."""
    return "thành phố" if noun.lower().startswith("tp") else noun.lower()


def find_places(text: str) -> Iterator[tuple[str, str]]:
    """Places named with their noun, as (name, noun in small letters)."""
    for _ in HCM.finditer(text):
        yield "Hồ Chí Minh", "thành phố"
    for match in PLACE.finditer(text):
        if not is_person(text, match):
            yield match["name"], full_noun(match["noun"])


def find_countries(text: str) -> Iterator[OrgMention]:
    """The countries of a text, the longer of two names that start alike; no name of a person or place around them."""
    for match in _ANY_NAME.finditer(text):
        for name in _BY_LEAD.get(match.group(), ()):
            end = match.start() + len(name)
            if not text.startswith(name, match.start()) or text[end : end + 1].isalnum() or text[end : end + 1] == "-":
                continue
            if len(name) > 4 or " " in name or not _inside_name(text, match.start(), end):
                yield OrgMention(match.start(), end, name, "country", possessive=False)
            break


def _inside_name(text: str, start: int, end: int) -> bool:
    """Whether a short word with a capital is a piece of a longer name: "Chu Việt | Anh |", "| Áo | Trắng"."""
    before = text[:start].rstrip(" ").rpartition(" ")[2]
    behind = text[end : end + 2]
    return (before[:1].isupper() and text[start - 1 : start] == " " and not before.endswith((",", ".", ":"))) or (
        behind[:1] == " " and behind[1:].isupper()
    )


def count_countries(text: str) -> Counter[str]:
    """How often a text names each country."""
    return Counter(FULL_NAMES.get(mention.name, mention.name) for mention in find_countries(text))


def find_orgs(text: str) -> list[OrgMention]:
    """The orgs of a sentence, ascending, the longer of two that overlap."""
    found = list(find_countries(text))
    found += [OrgMention(m.start(), m.end(), m.group(), "place", possessive=False) for m in HCM.finditer(text)]
    missions = (m for m in MISSION.finditer(text) if " tại " in m.group() or NAME_BEHIND.search(m.group()))
    found += [OrgMention(m.start(), m.end(), m.group(), "org", possessive=False) for m in missions]
    found += [OrgMention(m.start(), m.end(), m.group(), "org", possessive=False) for m in ORG.finditer(text)]
    found += [
        OrgMention(m.start(), m.end(), f"{full_noun(m['noun'])} {m['name']}", "place", possessive=False)
        for m in PLACE.finditer(text)
        if not is_person(text, m)
    ]
    found += [OrgMention(m.start(), m.end(), m["noun"], "generic", possessive=False) for m in GENERIC.finditer(text)]
    found += [OrgMention(m.start(), m.end(), m.group(), "nation", possessive=False) for m in NATION.finditer(text)]
    return _longest(found)


def is_org(words: str) -> bool:
    """Whether words are the name of an org and nothing else, as at the head of a table's row."""
    return any(pattern.fullmatch(words) is not None for pattern in (ORG, PLACE, MISSION))


def _longest(found: list[OrgMention]) -> list[OrgMention]:
    kept: list[OrgMention] = []
    for mention in sorted(found, key=lambda m: (m.start, -m.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept
