"""UTF-8 that was taken for Windows-1252 is read as it was meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diemcau.collect.mojibake import repair_text

_VIETNAMESE = "Sở Ngoại vụ tỉnh Phong Yên đã tiếp 17 đoàn, về và bà Hà làm “việc” – từ ngày 3/9."
_ENGLISH = "The ministry’s café — “naïve” — received £4 million … of it."
_SENTENCES = st.lists(st.sampled_from([_VIETNAMESE, _ENGLISH, "ÀÁ ở Đà Nẵng", "No accent here."]), min_size=1)


def misread(text: str) -> str:
    """What a program shows that takes UTF-8 for Windows-1252."""
    return "".join(bytes([code]).decode("cp1252", "ignore") or chr(code) for code in text.encode())


@pytest.mark.parametrize("rounds", [1, 2, 3])
@pytest.mark.parametrize("text", [_VIETNAMESE, _ENGLISH, f"{_ENGLISH}\n{_VIETNAMESE}"])
def test_misread_text_is_repaired(text: str, rounds: int) -> None:
    """What was misread once, twice or thrice is as it was, and every letter leads to its first byte."""
    wrong = text
    for _ in range(rounds):
        wrong = misread(wrong)
    repaired = repair_text(wrong)
    assert repaired is not None
    assert repaired.text == text
    origins = [repaired.offsets.origin(at) for at in range(len(text))]
    ends = [*origins[1:], len(wrong)]
    for char, start, end in zip(text, origins, ends, strict=True):
        shown = char
        for _ in range(rounds):
            shown = misread(shown)
        assert wrong[start:end] == shown


@given(_SENTENCES)
def test_repairing_again_changes_nothing(sentences: list[str]) -> None:
    """A text that is right is left, and so is one that was repaired."""
    text = "\n".join(sentences)
    assert repair_text(text) is None
    repaired = repair_text(misread(text))
    assert (text if repaired is None else repaired.text) == text


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [
        ("lÃ  bÃ  HÃ  vÃ  lÃ m; vÃ  9 hÃ ng, NGOáº I GIAO Bá»™", "là bà Hà và làm; và 9 hàng, NGOẠI GIAO Bộ"),
        ("lÃ bÃ HÃ vÃ lÃ m; vÃ 9 hÃ ng Bá»™ Ngoáº¡i giao", "là bà Hà và làm; và 9 hàng Bộ Ngoại giao"),
    ],
)
def test_the_blank_of_a_grave_a_is_told_from_a_blank(wrong: str, meant: str) -> None:
    """The second byte of à is a blank, which may have become a plain one, or one with the blank behind it."""
    repaired = repair_text(wrong)
    assert repaired is not None
    assert repaired.text == meant


@pytest.mark.parametrize(
    "text",
    [
        "CAFÉ’S and “É…” – Ä“ «mamá»… São Paulo, NÃO, À bientôt…",
        "L’État «Où…», Ângela, Ñandú, 5 µm ± 2 × 3, © 2024, Â",
        "Đây là tiếng Việt: “NGHĨA” – HÀ… Ã’ Ã VÂNG Â",
        "Żółć, ďáblík, Größe, Œuvre, €5, ‰",
        "",
    ],
)
def test_right_texts_are_left(text: str) -> None:
    """Quotation marks and dots behind accented capitals are no misread bytes."""
    assert repair_text(text) is None


def test_only_misread_lines_are_touched() -> None:
    """In a text put together from two, the right lines stay as they are."""
    text = f"{_VIETNAMESE}\n{misread(_VIETNAMESE)}\nÉtat, São, Ñu\n{misread(_ENGLISH)}"
    repaired = repair_text(text)
    assert repaired is not None
    assert repaired.text == f"{_VIETNAMESE}\n{_VIETNAMESE}\nÉtat, São, Ñu\n{_ENGLISH}"


@given(st.text(max_size=60))
def test_any_text_is_repaired_to_something_or_left(text: str) -> None:
    """Whatever comes, the offsets of what comes back lie in the text and never go back."""
    repaired = repair_text(text)
    if repaired is not None:
        origins = [repaired.offsets.origin(at) for at in range(len(repaired.text))]
        assert origins == sorted(origins)
        assert all(origin < len(text) for origin in origins)
