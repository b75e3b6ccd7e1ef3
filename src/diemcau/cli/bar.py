"""A progress bar on one line of a terminal."""

from __future__ import annotations

import shutil
import time
from typing import TYPE_CHECKING, TextIO

from diemcau.flow.progress import Progress

if TYPE_CHECKING:
    from diemcau.publish.texts import Texts

_WIDTH = 24  # characters of the bar itself
_EVERY = 0.1  # seconds between two drawings


class Bar:
    """Draws the progress of a run over itself, and wipes it out at the end.

    Args:
        stream: A terminal.
        wait: Seconds of silence before it first appears.
        texts: Of the language it speaks.
    """

    def __init__(self, stream: TextIO, wait: float, texts: Texts) -> None:
        self._stream = stream
        self._texts = texts
        self._next = time.monotonic() + wait
        self._drawn = 0

    def show(self, progress: Progress) -> None:
        """Draw a state, unless one was drawn a moment ago."""
        now = time.monotonic()
        if now < self._next:
            return
        self._next = now + _EVERY
        line = to_line(progress, self._texts)[: shutil.get_terminal_size().columns - 1]
        self._stream.write("\r" + line.ljust(self._drawn))
        self._stream.flush()
        self._drawn = len(line)

    def clear(self) -> None:
        """Leave the line as if nothing had been drawn."""
        if self._drawn:
            self._stream.write("\r" + " " * self._drawn + "\r")
            self._stream.flush()
            self._drawn = 0


def to_line(progress: Progress, texts: Texts) -> str:
    """A state in words: `read [####....] 120/400  35/s  8 s left`."""
    stage = texts.get(f"bar.{progress.stage}", progress.stage)
    if progress.total == 1:  # one long step has no rate
        return f"{stage} ..."
    share = progress.share if progress.total is None else progress.done / max(1, progress.total)
    filled = int(_WIDTH * (share or 0))
    count = f"{progress.done}/{progress.total}" if progress.total is not None else f"{progress.done}"
    parts = [f"{stage} [{'#' * filled}{'.' * (_WIDTH - filled)}] {count}"]
    if progress.rate is not None:
        rate = f"{progress.rate:.0f}" if progress.rate >= 10 else f"{progress.rate:.1f}"  # noqa: PLR2004 - digits
        parts.append(texts["bar.rate"].format(rate=rate.replace(".", texts["mark.decimal"])))
    if progress.left is not None and progress.done != progress.total:
        parts.append(texts["bar.left"].format(duration=to_duration(progress.left, texts)))
    return "  ".join(parts)


def to_duration(seconds: float, texts: Texts) -> str:
    """A length of time in words: `8 s`, `2 min 5 s`, `1 h 10 min`."""
    whole = round(seconds)
    hours, minutes = divmod(whole // 60, 60)
    if hours:
        return texts["bar.hours"].format(hours=hours, minutes=minutes)
    form = "bar.minutes" if minutes else "bar.seconds"
    return texts[form].format(minutes=minutes, seconds=whole % 60)
