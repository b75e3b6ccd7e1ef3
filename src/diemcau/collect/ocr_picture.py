"""Pictures of pages (PNG, JPEG, TIFF) as documents, where their letters can be recognised."""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from diemcau.collect.content import Content, Notice, Unread
from diemcau.collect.ocr import (
    MOST_SCANS,
    NEEDED,
    best_resolution,
    find_recogniser,
    listed,
    read_pictures,
    recognised_notice,
)
from diemcau.collect.pdf_ink import PageInk
from diemcau.collect.pdf_text import draw_text
from diemcau.records import Severity

if TYPE_CHECKING:
    from PIL.Image import Image

_FORMATS = ("PNG", "JPEG", "TIFF")
_MOST_PIXELS = 120_000_000  # of a page: A3 at 600 dots has 70 million
_SAVE_AGAIN = "Scan it anew, or ask its sender for it anew."
_POINTS = 72.0  # to an inch
_LEAST_DOTS = 70  # per inch; a picture that says fewer, or nothing, is taken for a page of A4
_PAGE_INCHES = 8.27  # width of A4


def read_picture(body: bytes, name: str) -> Content:  # noqa: ARG001 - every reader is told the name
    """The text on a picture, or on the pages of one.

    Raises:
        Unread: If letters cannot be recognised here (`needs_part`), or the picture is damaged (`broken`), too large
            (`too_large`), or shows no letters (`no_text`).
    """
    recogniser = find_recogniser()
    if recogniser is None:
        raise Unread("needs_part", "it is a picture, whose letters have to be recognised", NEEDED)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # sizes are checked here, oddities of pictures do not matter
        pages, count = _frames(body)
        done = [(number, found) for number, found in read_pictures(recogniser, pages) if found is not None]
    inks = [PageInk(n, found.width, found.height, found.words, found.rules) for n, found in done]
    content = draw_text(inks, recognised=True)
    if not content.mapped.text.strip():
        raise Unread("no_text", "it is a picture on which no letters were recognised", _SAVE_AGAIN)
    numbers = [number for number, _ in done]
    return replace(content, notices=tuple(_said(numbers, count)))


def _said(done: list[int], count: int) -> Iterator[Notice]:
    pages = f": pages {listed(done)}" if count > 1 else ""
    yield recognised_notice(f"is a picture, whose letters were recognised{pages}")
    if len(done) < count:
        left = listed([number for number in range(1, count + 1) if number not in set(done)])
        yield Notice("pictures", f"has pages that were not recognised: {left}", _SAVE_AGAIN, Severity.HOLD)


def _frames(body: bytes) -> tuple[Iterator[tuple[int, Callable[[], Image], float]], int]:
    """What draws each page of a picture, with points to a pixel; and how many pages there are."""
    from PIL import Image, UnidentifiedImageError

    try:
        picture = Image.open(io.BytesIO(body), formats=_FORMATS)
        count = int(getattr(picture, "n_frames", 1))
        pixels = picture.width * picture.height
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError, KeyError) as error:
        raise Unread("broken", "it is a damaged picture", _SAVE_AGAIN) from error
    if pixels > _MOST_PIXELS:
        raise Unread(
            "too_large", f"it has {pixels:,} dots, more than the {_MOST_PIXELS:,} that are read", "Scan it at 300 dots."
        )
    return _pages(picture, min(count, MOST_SCANS)), count


def _pages(picture: Image, count: int) -> Iterator[tuple[int, Callable[[], Image], float]]:
    for number in range(1, count + 1):
        found = _page(picture, number)
        if found is not None:
            page, dots = found
            yield number, lambda page=page: page, _POINTS / dots  # type: ignore[misc] # a bound default


def _page(picture: Image, number: int) -> tuple[Image, float] | None:
    """One page in grey and upright, with its dots per inch as they are recognised best; None where it is damaged."""
    from PIL import ImageOps

    try:
        picture.seek(number - 1)
        if picture.width * picture.height > _MOST_PIXELS:
            return None
        page = ImageOps.exif_transpose(picture.copy())
        page = _on_white(page).convert("L")
        dots = _dots(picture)
        scale = best_resolution(dots) / dots
        if scale != 1:
            page = page.resize((max(1, round(page.width * scale)), max(1, round(page.height * scale))))
    except (OSError, ValueError, SyntaxError, EOFError, KeyError, TypeError, ZeroDivisionError, MemoryError):
        return None
    return page, dots * scale


def _on_white(page: Image) -> Image:
    """The page with see-through parts on white, as it is shown."""
    from PIL import Image

    if page.mode not in {"RGBA", "LA", "PA"} and "transparency" not in page.info:
        return page
    seen = page.convert("RGBA")
    white = Image.new("RGBA", seen.size, "white")
    white.alpha_composite(seen)
    return white


def _dots(picture: Image) -> float:
    """Dots per inch that the picture says it has, or would have as the width of a page of A4."""
    said = picture.info.get("dpi", (0, 0))
    try:
        dots = float(said[0])
    except (TypeError, ValueError, IndexError):
        dots = 0.0
    if _LEAST_DOTS + 26 <= dots <= 1200:  # noqa: PLR2004 - 72 and 96 are those of screens, not of scans
        return dots
    return max(_LEAST_DOTS, min(picture.width, picture.height) / _PAGE_INCHES)
