"""Words found again in a document that took another's place: never silently wrong."""

from __future__ import annotations

import re
import time
import unicodedata
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diemcau.reconcile.anchors import Located, Whereabouts, locate, make_anchor
from diemcau.reconcile.ground import Ground, level
from diemcau.records import Anchor, Document, Sort, Span

NORTH = (
    "Lam Quang sums up its year\n"
    "In 2031 the province of Lam Quang sent 214 delegations abroad. It received 167 guests from Velm, up 9.8% on the "
    "year. The harbour of Port Selm took in 1,240 ships; nearly 60 of them came from Ostra.\n"
    "The Chairman asked the Department of Foreign Affairs to report on the agreements every month.\n"
)
VIETNAMESE = (
    "Lâm Quang tổng kết năm 2031\nNăm 2031, tỉnh Lâm Quang đã cử 214 đoàn ra nước ngoài và tiếp nhận 167 đoàn vào, "
    "tăng 9,8% so với cùng kỳ. Cảng Sel đón 1.240 lượt tàu; gần 60 lượt từ Ostra.\n"
)
NUMBERS = [*re.finditer(r"\d+(?:[.,]\d+)*%?", NORTH)]
FOUND = {Whereabouts.EXACT, Whereabouts.MOVED}


def document(text: str) -> Document:
    """A document of that text."""
    return Document(id=sha256(text.encode()).hexdigest(), name="north", path="north.txt", text=text, language="en")


def anchor_of(text: str, words: str, start: int = 0) -> Anchor:
    """The anchor of some words of a text."""
    at = text.index(words, start)
    return make_anchor(document(text), Span(at, at + len(words)), Sort.FIGURE)


def find(anchor: Anchor, text: str) -> Located:
    """What became of an anchor in a text."""
    return locate(anchor, document(text))


def quoted(located: Located, text: str) -> str:
    """The words at the place."""
    assert located.span is not None
    return located.span.quote(text)


def is_quoting(anchor: Anchor, located: Located, text: str) -> bool:
    """Whether the place holds the anchor's words, composition and white space aside."""
    return level(quoted(located, text)) == level(anchor.words)


@pytest.mark.parametrize("found", NUMBERS, ids=lambda found: found.group())
def test_the_same_document_is_exact(found: re.Match[str]) -> None:
    """Nothing moves in a document that did not change."""
    anchor = make_anchor(document(NORTH), Span(*found.span()), Sort.FIGURE)
    assert find(anchor, NORTH) == Located(Whereabouts.EXACT, Span(*found.span()))


def sentence_of(at: int) -> tuple[int, int]:
    """Where the sentence of the report around a place begins and ends."""
    breaks = [0, *(found.end() for found in re.finditer(r"[.;]\s|\n", NORTH)), len(NORTH)]
    start = max(each for each in breaks if each <= at)
    return start, min(each for each in breaks if each > at)


inserted = st.text(alphabet=st.sampled_from("ab cd.\nVW ôữ0123456789,"), min_size=1, max_size=60)


@given(which=st.sampled_from(NUMBERS), at=st.integers(0, len(NORTH)), words=inserted)
def test_text_put_in_elsewhere_moves_the_span_to_the_same_words(which: re.Match[str], at: int, words: str) -> None:
    """Whatever is written outside its sentence, the anchor stands where its own words now are."""
    start, end = sentence_of(which.start())
    if start < at < end:
        at = start if at < which.start() else end
    anchor = make_anchor(document(NORTH), Span(*which.span()), Sort.FIGURE)
    text = f"{NORTH[:at]}\n{words}\n{NORTH[at:]}"
    by = (len(words) + 2) if at <= which.start() else 0
    located = find(anchor, text)
    assert located.state is (Whereabouts.MOVED if by else Whereabouts.EXACT)
    assert located.span == Span(which.start() + by, which.end() + by)


@given(which=st.sampled_from(NUMBERS), cut=st.tuples(st.integers(0, len(NORTH)), st.integers(1, 120)))
def test_text_taken_out_elsewhere_moves_the_span_to_the_same_words(which: re.Match[str], cut: tuple[int, int]) -> None:
    """Whatever is deleted outside its sentence, the anchor stands where its own words now are."""
    low, high = cut[0], min(len(NORTH), sum(cut))
    start, end = sentence_of(which.start())
    if low < end and high > start:
        low, high = (low, min(high, start)) if low < start else (max(low, end), max(high, end))
    anchor = make_anchor(document(NORTH), Span(*which.span()), Sort.FIGURE)
    text = f"{NORTH[:low]}\n{NORTH[high:]}"
    by = high - low - 1 if high <= which.start() else 0
    located = find(anchor, text)
    assert located.state in FOUND
    assert located.span == Span(which.start() - by, which.end() - by)


edit = st.tuples(st.integers(0, len(NORTH)), st.integers(0, 80), st.text(alphabet="ab 0123456789.,%VW\n", max_size=30))


@given(which=st.sampled_from(NUMBERS), edits=st.lists(edit, min_size=1, max_size=4))
def test_whatever_is_edited_a_place_quotes_the_exact_words(
    which: re.Match[str], edits: list[tuple[int, int, str]]
) -> None:
    """An exact or moved place always holds the very words, no part of a longer number."""
    anchor = make_anchor(document(NORTH), Span(*which.span()), Sort.FIGURE)
    text = NORTH
    for at, length, words in edits:
        text = text[:at] + words + text[at + length :]
    located = find(anchor, text)
    if located.state in FOUND:
        assert located.span is not None
        assert is_quoting(anchor, located, text)
        assert not re.match(r"\d|[.,]\d", text[located.span.end :])
        assert not re.search(r"\d[.,]?$", text[: located.span.start])
    elif located.state is Whereabouts.ORPHAN:
        assert located.span is None
        assert located.why


@given(which=st.sampled_from(NUMBERS), place=st.integers(0, 5), digit=st.sampled_from("0123456789"))
def test_a_changed_digit_is_never_moved(which: re.Match[str], place: int, digit: str) -> None:
    """A number with another digit is another number, however alike all around it."""
    digits = [at for at in range(*which.span()) if NORTH[at].isdigit()]
    at = digits[place % len(digits)]
    anchor = make_anchor(document(NORTH), Span(*which.span()), Sort.FIGURE)
    text = NORTH[:at] + digit + NORTH[at + 1 :]
    located = find(anchor, text)
    if text == NORTH:
        assert located.state is Whereabouts.EXACT
    else:
        assert located.state is Whereabouts.CHANGED
        assert quoted(located, text) == text[slice(*which.span())]


@given(
    values=st.lists(st.integers(1, 12), min_size=3, max_size=9),
    which=st.integers(0, 8),
    by=st.integers(1, 9),
    repeated=st.booleans(),
)
def test_a_changed_digit_is_never_taken_for_a_like_row(
    values: list[int], which: int, by: int, *, repeated: bool
) -> None:
    """Rows in one mould, many with the same number: the changed row never leads to a sibling."""
    owners = ["Velm", "Ostra", "Oster", "Nam Hoa", "Ha Phu", "Lam Quang", "Selm", "Quell", "Maro"]
    which %= len(values)
    rows = [
        f"{owner if not repeated else 'It'} sent {value} delegations abroad.\n"
        for owner, value in zip(owners, values, strict=False)
    ]
    start = sum(map(len, rows[:which])) + rows[which].index(" sent ") + 6
    old = "".join(rows)
    anchor = make_anchor(document(old), Span(start, start + len(str(values[which]))), Sort.FIGURE)
    rows[which] = rows[which].replace(f"sent {values[which]} ", f"sent {values[which] + by} ")
    new = "".join(rows)
    located = find(anchor, new)
    assert located.state not in FOUND


@pytest.mark.parametrize(
    ("old", "new", "state"),
    [
        ("sent 214 delegations", "sent 1214 delegations", Whereabouts.CHANGED),
        ("sent 214 delegations", "sent 214.5 delegations", Whereabouts.CHANGED),
        ("sent 214 delegations", "sent 3,214 delegations", Whereabouts.CHANGED),
        ("sent 214 delegations", "sent 214% delegations", Whereabouts.CHANGED),
        ("sent 214 delegations", "sent many delegations", Whereabouts.CHANGED),
        ("sent 214 delegations", "sent delegations", Whereabouts.ORPHAN),
        ("sent 214 delegations", "sent as many as 214 delegations", Whereabouts.MOVED),
        ("sent 214 delegations abroad", "sent 214 whole delegations", Whereabouts.EXACT),
        ("In 2031 the province of Lam Quang sent", "In 2031 Ha Phu sent", Whereabouts.CHANGED),
        ("In 2031 the province", "In 2032 the province", Whereabouts.CHANGED),
    ],
)
def test_what_becomes_of_a_number(old: str, new: str, state: Whereabouts) -> None:
    """Digits, signs and the names beside a number decide; the other words around it may change."""
    assert old in NORTH
    assert find(anchor_of(NORTH, "214"), NORTH.replace(old, new)).state is state


def test_a_row_that_is_gone_is_not_its_sibling() -> None:
    """Where the sentence was taken out, the same number of another owner is not taken for it."""
    rows = [f"{name} sent 12 delegations abroad in 2031.\n" for name in ("Lam Quang", "Ha Phu")]
    anchor = anchor_of("".join(rows), "12")
    assert find(anchor, rows[1]).state not in FOUND


def test_two_equally_good_places_are_none() -> None:
    """The reason names what is ambiguous."""
    line = "The board met and counted 12 guests at the end of the day, as it does each year in spring.\n"
    anchor = anchor_of(line, "12")
    located = find(anchor, line + line)
    assert (located.state, located.span) == (Whereabouts.ORPHAN, None)
    assert "more than one place" in located.why


def test_an_unrelated_document_holds_no_place() -> None:
    """The same number in a text about something else is not the statement."""
    located = find(anchor_of(NORTH, "214"), "Room 214 is closed for repairs until further notice.\n")
    assert located.state is Whereabouts.ORPHAN


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("space", [" ", "\n", "\u00a0", " \t "])
def test_composition_and_white_space_change_nothing(form: str, space: str) -> None:
    """Letters with marks apart, other blanks and other line ends are the same words."""
    words = "tiếp nhận 167 đoàn"
    anchor = anchor_of(VIETNAMESE, words)
    text = unicodedata.normalize(form, VIETNAMESE.replace(" ", space))  # type: ignore[arg-type]
    located = find(anchor, text)
    assert located.state in FOUND
    assert is_quoting(anchor, located, text)
    assert level(quoted(located, text)) == level(words)


def test_part_of_a_letter_is_no_word() -> None:
    """A letter without its marks is not found inside one that has them."""
    assert list(Ground("ca\u0301 ca").find("ca")) == [4]


def test_long_words_that_stand_once_are_found_among_new_text() -> None:
    """An order that was carried into another text whole is the same order."""
    order = "the Department of Foreign Affairs to report on the agreements every month"
    text = f"Minutes of the meeting\nItem 4. {order}, said the minutes.\n"
    located = find(anchor_of(NORTH, order), text)
    assert (located.state, quoted(located, text)) == (Whereabouts.MOVED, order)


def test_the_work_grows_with_the_text() -> None:
    """Eight times the text takes nowhere near sixty-four times as long, though its number stands everywhere."""
    row = "Velm sent 214 delegations abroad and received 214 guests of Ostra in the year. "
    anchor = anchor_of(NORTH, "214")

    def seconds(rows: int) -> float:
        text = row * rows + NORTH
        began = time.process_time()
        assert find(anchor, text).state is Whereabouts.MOVED
        return time.process_time() - began

    seconds(50)
    small, large = min(seconds(200) for _ in range(3)), seconds(1600)
    assert large < 24 * max(small, 0.01)
