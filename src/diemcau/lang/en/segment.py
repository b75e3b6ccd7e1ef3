"""English sentences."""

from __future__ import annotations

from diemcau.lang import segment
from diemcau.records import Span

# Words after which a full stop does not end a sentence.
ABBREVIATIONS = frozenset(
    """
    No Nos Mr Mrs Ms Dr Prof Gov Gen Col Maj Capt Lt Sgt Hon Amb St Jr Sr vs approx est Art Sec Fig Vol pp Rs
    etc e.g i.e a.m p.m prev ref tel Tel cf Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Inc Ltd Co Corp
    Dept Fr Ksh Kshs Sh Shs Tk Rp Re Engr Atty Rev
    """.split()
)


def sentences(text: str) -> list[Span]:
    """The sentences of an English text, in order; none crosses a line end."""
    return segment.sentences(text, ABBREVIATIONS)
