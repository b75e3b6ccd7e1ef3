"""What a container says of a document fills what the document leaves open, or stands first."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diemcau.collect.decode import decode
from diemcau.collect.document import read_bytes
from diemcau.collect.hinted import decode_said, read_language
from diemcau.collect.hints import NO_HINTS, Hints
from diemcau.errors import Invalid
from diemcau.records import Document

SAID = {"title": "Another title", "publisher": "Another portal", "published": date(2031, 1, 1), "language": "fr"}
OWN = b"Lam Quang sums up its year\n(Lam Portal, 9 January 2025) In 2024 the province sent 214 delegations abroad.\n"
BARE = b"The province sent 214 delegations abroad and received 167 of them."


def document(body: bytes, hints: Hints) -> Document:
    made = read_bytes(body, Path("a.txt"), "a", hints)[0]
    assert isinstance(made, Document)
    return made


def test_a_document_that_says_nothing_is_what_its_container_says() -> None:
    """Title, publisher and day; the language is found in the text."""
    made = document(BARE, Hints(**SAID))  # type: ignore[arg-type]
    assert (made.title, made.publisher, made.published) == ("Another title", "Another portal", date(2031, 1, 1))
    assert made.language == "en"


def test_a_document_that_says_it_is_believed() -> None:
    """Hints change nothing of it, unless they lead."""
    own = document(OWN, NO_HINTS)
    assert document(OWN, Hints(**SAID)) == own  # type: ignore[arg-type]
    led = document(OWN, Hints(**SAID, leads=True))  # type: ignore[arg-type]
    assert (led.title, led.publisher, led.published, led.language) == tuple(SAID.values())
    assert (led.text, led.id) == (own.text, own.id)


@pytest.mark.parametrize(
    ("said", "code"),
    [("vi", "vi"), ("vi-VN", "vi"), ("EN_us", "en"), ("vie", "vi"), ("eng", "en"), ("fra", None), ("Vietnamese", None),
     ("", None), (None, None)],
)  # fmt: skip
def test_languages_are_read_from_their_codes(said: str | None, code: str | None) -> None:
    """Of two letters, or three of a language that is read; names of languages are none."""
    assert read_language(said) == code


@given(st.binary(min_size=1, max_size=60), st.text(max_size=20))
def test_no_charset_makes_a_text_unreadable(body: bytes, charset: str) -> None:
    """What is read without a word on its charset is read with any."""
    try:
        plain = decode(body)
    except Invalid:
        return
    said = decode_said(body, charset)
    assert said == plain or body.decode(said.encoding) == said.text


@pytest.mark.parametrize("charset", ["utf-8", "ISO-8859-1", "us-ascii", "x-nothing", "hex", "zlib", "undefined", "\0"])
def test_charsets_that_say_nothing_are_passed_over(charset: str) -> None:
    """What servers name of everything, what there is not, and codecs of other things than texts."""
    body = "Tỉnh cử 12 đoàn đi công tác nước ngoài. ".encode("cp1258", "replace") * 5
    assert decode_said(body, charset) == decode(body)
