"""Letters recognised in pictures by Tesseract, a program of its own; the extra `ocr` brings what prepares pictures.

What is recognised is never certain: a document from it is marked as such, and its figures wait for a person.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from itertools import islice
from typing import TYPE_CHECKING

from diemcau.collect.content import Notice
from diemcau.collect.ocr_rules import find_drawn, to_rules, without_rules
from diemcau.collect.ocr_words import Scanned, find_tilt, to_words
from diemcau.collect.pdf_ink import Rule, Word
from diemcau.records import Severity

if TYPE_CHECKING:
    from PIL.Image import Image

RESOLUTION = 300
"""Dots per inch at which pages are recognised that are drawn anew, or were scanned too coarsely or finely."""

_OWN = (180.0, 420.0)
"""Dots per inch of scans that are recognised as they are.

Measured with Tesseract 5.3 on four Vietnamese pages in 12 and 9 point, scanned at 200 and 300 dots with a tilt of half
a degree, blur and specks. Of scans at 200 dots 97.1 and 96.4% of the words were right as they were, 96.7 and 96.5%
enlarged to 250 dots, 96.0 and 94.7% to 300; of those at 300 dots 97.1 and 97.1% as they were. Enlarging also lost
decimal commas. A page takes 0.6 seconds of one core at 200 dots, 0.9 at 300.
"""

LANGUAGE = "vie"
"""Vietnamese reads English letters as well; together with `eng` it loses accents ("BAO CAO")."""

MOST_SCANS = 200
"""Pages of one file that are recognised, at about one second of one core each."""

NEEDED = (
    "Install the extra that prepares pictures (pip install 'diemcau[ocr]') and Tesseract with Vietnamese"
    " (Debian: apt-get install tesseract-ocr tesseract-ocr-vie), or send the file the scan was made from."
)
"""What to do where pictures of text cannot be read."""

_POINTS = 72.0  # to an inch
_PAGE_S = 90  # seconds after which the recognition of a page is given up
_ASK_S = 20  # seconds after which the program itself counts as missing
_MOST_PIXELS = 60_000_000  # of the picture that is given to the program: a page of A2 at 300 dots
_POOR = 55.0  # mean confidence, of 100: below it the page may lie on its side
_FEW = 5  # words: as many say nothing about how a page lies


@dataclass(frozen=True, slots=True)
class Recognised:
    """A page as it was recognised, in points from the bottom left.

    Attributes:
        words: Its words.
        rules: Rules drawn on it.
        width, height: Of the page once it stands upright.
    """

    words: list[Word]
    rules: list[Rule]
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Recogniser:
    """A Tesseract that is there.

    Attributes:
        program: Its path.
        turns: Whether it can tell how a page lies.
    """

    program: str
    turns: bool

    def read(self, picture: Image, scale: float) -> Recognised | None:
        """The words and rules of a picture, or None where the program gave up.

        Args:
            picture: A page.
            scale: Points (1/72 inch) to a pixel, for the boxes of the words.
        """
        small = _bounded(picture.convert("L"))
        dots = round(_POINTS / scale * small.width / max(1, picture.width))
        drawn = find_drawn(small)
        scanned = self._scan(without_rules(small, drawn), dots)
        if scanned is None:
            return None
        if self.turns and scanned.confidence < _POOR and (turn := self._turn(small, dots)):
            turned = small.rotate(-turn, expand=True, fillcolor=255)
            ruled = find_drawn(turned)
            again = self._scan(without_rules(turned, ruled), dots)
            if again is not None and again.confidence > scanned.confidence:
                small, drawn, scanned = turned, ruled, again
        scale = _POINTS / dots
        tilt = find_tilt(scanned)
        return Recognised(
            to_words(scanned, small.height, scale, tilt),
            to_rules(drawn, small.height, scale, tilt),
            small.width * scale,
            small.height * scale,
        )

    def _scan(self, picture: Image, dots: int) -> Scanned | None:
        said = self._run(picture, dots, "--psm", "3", "-l", LANGUAGE, "tsv")
        return None if said is None else Scanned.parse(said)

    def _turn(self, picture: Image, dots: int) -> int:
        """By how many degrees the picture has to be turned to the right to stand upright."""
        said = self._run(picture, dots, "--psm", "0", "-l", "osd") or ""
        for line in said.splitlines():
            name, _, value = line.partition(":")
            if name == "Rotate" and value.strip().isdecimal():
                return int(value)
        return 0

    def _run(self, picture: Image, dots: int, *options: str) -> str | None:
        """What the program says of a picture; None where it failed or took too long."""
        body = io.BytesIO()
        picture.save(body, "PPM")
        command = (self.program, "stdin", "stdout", "--dpi", str(dots), *options)
        environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}  # its threads cost more than they bring
        try:
            done = subprocess.run(  # noqa: S603 - a found program, fixed options, the picture as its input
                command, input=body.getvalue(), capture_output=True, check=False, timeout=_PAGE_S, env=environment
            )
        except (subprocess.TimeoutExpired, OSError):
            return None
        return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None


def best_resolution(dots: float) -> float:
    """At how many dots per inch a scan is recognised best.

    Args:
        dots: Those it was scanned at; 0 where it is not known.
    """
    return dots if _OWN[0] <= dots <= _OWN[1] else RESOLUTION


def _bounded(picture: Image) -> Image:
    pixels = picture.width * picture.height
    if pixels <= _MOST_PIXELS:
        return picture
    shrink = (_MOST_PIXELS / pixels) ** 0.5
    return picture.resize((max(1, int(picture.width * shrink)), max(1, int(picture.height * shrink))))


@cache
def find_recogniser() -> Recogniser | None:
    """The Tesseract of this machine, or None where it, its Vietnamese or the extra `ocr` is missing."""
    program = shutil.which("tesseract")
    if program is None or find_spec("PIL") is None:
        return None
    try:
        done = subprocess.run(  # noqa: S603 - a found program and fixed options
            (program, "--list-langs"), capture_output=True, text=True, check=False, timeout=_ASK_S
        )
    except (subprocess.TimeoutExpired, OSError):
        return None
    known = set(done.stdout.split()) | set(done.stderr.split())
    return Recogniser(program, "osd" in known) if LANGUAGE in known else None


def read_pictures(
    recogniser: Recogniser, pictures: Iterable[tuple[int, Callable[[], Image], float]]
) -> Iterator[tuple[int, Recognised | None]]:
    """What is recognised on pages, some pages at a time.

    Args:
        recogniser: The program.
        pictures: Number of a page, what draws it, and points to a pixel; pages are drawn in this thread, one by one,
            and only as many as are being recognised are held.
    """
    waiting = iter(pictures)
    workers = min(4, os.cpu_count() or 1)
    with ThreadPoolExecutor(workers) as pool:
        while batch := list(islice(waiting, workers)):
            jobs = [(number, pool.submit(recogniser.read, draw(), scale)) for number, draw, scale in batch]
            yield from ((number, job.result()) for number, job in jobs)


def recognised_notice(words: str) -> Notice:
    """What a person should know of a document whose words were recognised.

    Args:
        words: What was found, as the rest of a sentence that begins with the path.
    """
    return Notice("recognised", words, "Compare its figures with the scan and confirm them.", Severity.HOLD)


def listed(numbers: Sequence[int]) -> str:
    """Pages as people list them: "2, 5-7"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    shown = [str(a) if a == b else f"{a}-{b}" for a, b in runs[:12]]
    return ", ".join(shown) + (" and more" if len(runs) > len(shown) else "")
