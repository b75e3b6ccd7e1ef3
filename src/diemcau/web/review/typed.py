"""What a person types where a number is wanted, such as `at least 8%` or `từ 6,2 đến 6,4 tỷ USD`, as an interval."""

from __future__ import annotations

from diemcau.errors import Invalid
from diemcau.lang.registry import language_or_english
from diemcau.records import Quantity

LONGEST = 120

_OTHER = {"vi": "en", "en": "vi"}


def parse_typed(words: str, language: str, unit: str = "") -> Quantity:
    """The one number that somebody typed, with its bound.

    Read in the person's language first; where that does not understand all of it, in the other.

    Args:
        words: As typed.
        language: Of the person.
        unit: Unit of measurement, where the words name none.

    Raises:
        Invalid: If it is no number, more than one, or there is something else beside it.
    """
    said = " ".join(words.split())
    if len(said) <= LONGEST:
        for spoken in (language, _OTHER.get(language, "en")):
            found = _whole(said, spoken, unit)
            if found is not None:
                return found
    raise Invalid(
        f"“{said[:40]}” is not one number.",
        "Write a number, with its bound and unit if it has them: at least 8%, over 174, 6.2 to 6.4 billion USD.",
        code="review.no_number",
        said=said[:40],
    )


def _whole(said: str, language: str, unit: str) -> Quantity | None:
    numbers = language_or_english(language).find_numbers(said, ())
    if len(numbers) != 1 or said[: numbers[0].start].strip() or said[numbers[0].end :].strip():
        return None
    return numbers[0].quantity(numbers[0].unit or unit or None)
