"""Letters of symbol fonts, whose codes say nothing without their font."""

from __future__ import annotations

from diemcau.collect.labels import DASH

# Codes of the font Symbol outside ASCII and Greek that stand in reports (Adobe's Symbol encoding).
_SYMBOL = {
    0xA2: "′", 0xA3: "≤", 0xA5: "∞", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB2: "″",
    0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xBC: "…", 0xD7: "·",
}  # fmt: skip
_GREEK = dict(
    zip(
        b"abgdezhqiklmnxoprstufcywABGDEZHQIKLMNXOPRSTUFCYW",
        "αβγδεζηθικλμνξοπρστυφχψωΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ",
        strict=True,
    )
)
_PRIVATE = 0xF000  # symbol fonts are put into Unicode's private area from here


def from_symbol(code: str, font: str) -> str:
    """A letter of a symbol font as a text file would have it: the sign it shows, a dash for the signs of lists.

    Args:
        code: Its code in hex.
        font: The font's name.
    """
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    if number >= _PRIVATE:
        number -= _PRIVATE
    if "symbol" in font.lower() and "segoe" not in font.lower():
        return _SYMBOL.get(number) or _GREEK.get(number) or (chr(number) if 0x20 <= number < 0x7F else "")  # noqa: PLR2004 - ASCII
    if "dings" in font.lower():
        return DASH
    return chr(number) if 0x20 <= number < 0xD800 else ""  # noqa: PLR2004 - past controls, before surrogates
