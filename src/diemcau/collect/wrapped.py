"""Lines that a mail program broke at its margin, put together again."""

from __future__ import annotations

import re
from itertools import pairwise

_WIDTHS = range(56, 101)  # characters; mail programs break at 72 to 78, a few at 64 or 98
_NEAR = 12  # characters; a line this near the margin is one of a broken paragraph
_NO_CONTINUATION = re.compile(r"\s*(?:[-•*+–—▪►>|]|\(?\d{1,2}[.)]\s|\(?[a-zđ]\)|[ivxIVX]{1,4}[.)]\s)|\s*\Z|.*[|\t]")
_ENOUGH = 2  # lines near the margin without which none is taken to be broken


def unwrap(text: str) -> str:
    """A text whose lines were broken where the next word did not fit, with each paragraph on one line.

    A text whose longest line is no line of a mail is returned as it is, and so is one with no sign of a margin.
    """
    lines = text.split("\n")
    width = max((len(line.rstrip()) for line in lines), default=0)
    if width not in _WIDTHS or sum(len(line.rstrip()) > width - _NEAR for line in lines) < _ENOUGH:
        return text
    found = [lines[0]]
    for before, line in pairwise(lines):
        if _goes_on(before.rstrip(), line, width):
            found[-1] = f"{found[-1].rstrip()} {line.lstrip()}"
        else:
            found.append(line)
    return "\n".join(found)


def unflow(text: str, *, drops_space: bool) -> str:
    """A text of the form `flowed` (RFC 3676): a line that ends in a space goes on in the next one.

    Args:
        text: The text.
        drops_space: Whether that space belongs to no word (`delsp=yes`).
    """
    found = [""]
    is_open = False
    for line in text.split("\n"):
        bare = line.removeprefix(" ") if line.startswith((" ", " >", " From")) else line
        if is_open and not bare.startswith(">"):
            found[-1] += bare
        else:
            found.append(bare)
        is_open = bare.endswith(" ") and bare != "-- "
        if is_open and drops_space:
            found[-1] = found[-1][:-1]
    return "\n".join(found[1:])


def _goes_on(before: str, line: str, width: int) -> bool:
    """Whether a line goes on in the next one, since the next one's first word did not fit."""
    if not before.strip() or _NO_CONTINUATION.match(line):
        return False
    first = line.split(maxsplit=1)[0]
    return len(before) + 1 + len(first) > width and len(before) > width - _NEAR - len(first)
