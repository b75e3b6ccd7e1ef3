"""XML of office files as a tree, with nothing in it that reaches out or swells."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from diemcau.collect.content import Unread

MOST = 48 * 1024 * 1024
"""Bytes of the largest part that becomes a tree, which takes about eight times as much memory."""

_DEEPEST = 400  # elements inside one another; a table in a text box in a table has about 60
_FORBIDDEN = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_DECLARED = re.compile(rb"""\A\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
_ALLOWED = frozenset((b"utf-8", b"utf8", b"us-ascii", b"ascii", b"utf-16"))
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_SAVE_AGAIN = "Open it in the program it was made with and save it again, or ask its sender for it anew."
_SUSPECT = "No office program writes this; do not open it unless you know where it comes from."


def parse_xml(body: bytes, name: str) -> ET.Element:
    """The root of an XML part.

    Office files have no document types (ECMA-376 part 2, 9.1.1; ODF 1.3 part 2, 3.1), and only those can define
    entities or name other files; a part with one is refused before it is parsed.

    Args:
        body: The bytes of the part.
        name: What the part is called, for messages.

    Raises:
        Unread: If it is no whole XML (`broken`), or holds what no office program writes (`unsafe`).
    """
    if len(body) > MOST:
        title = f"its part {name} has {len(body) // 2**20} MB, more than the {MOST // 2**20} MB that are read"
        raise Unread("too_large", title, "Split it into its single reports.")
    body = to_safe(body, name)
    try:
        root = ET.fromstring(body)  # noqa: S314 - refused above is what makes it unsafe
    except (ET.ParseError, ValueError, LookupError) as error:
        raise Unread("broken", f"its part {name} is damaged ({error})", _SAVE_AGAIN) from error
    if _depth(root) > _DEEPEST:
        raise Unread("unsafe", f"its part {name} is nested more than {_DEEPEST} deep", _SUSPECT)
    return root


def to_safe(body: bytes, name: str) -> bytes:
    """The bytes of an XML part in UTF-8, with nothing in them that swells or reaches out when they are parsed.

    Args:
        body: The bytes of the part.
        name: What the part is called, for messages.

    Raises:
        Unread: If it holds what no office program writes (`unsafe`), or its letters are damaged (`broken`).
    """
    body = _as_utf8(body, name)
    if _FORBIDDEN.search(body):
        raise Unread("unsafe", f"its part {name} defines entities, which can swell or reach for other files", _SUSPECT)
    return body


def iter_parts(body: bytes, name: str, tag: str) -> Iterator[ET.Element]:
    """The elements of one kind in a large XML part, one after another; each is emptied when the next is asked for.

    Args:
        body: The bytes of the part.
        name: What the part is called, for messages.
        tag: Name of the elements without its namespace; they do not stand inside one another.

    Raises:
        Unread: As `parse_xml`; what came before a damaged place has been yielded by then.
    """
    try:
        events = ET.iterparse(io.BytesIO(to_safe(body, name)), events=("start", "end"))  # noqa: S314 - as above
        _, root = next(events)
        for event, element in events:
            if event == "end" and element.tag.rpartition("}")[2] == tag:
                yield element
                element.clear()
                root.clear()
    except (ET.ParseError, ValueError, LookupError, StopIteration) as error:
        raise Unread("broken", f"its part {name} is damaged ({error})", _SAVE_AGAIN) from error


def _as_utf8(body: bytes, name: str) -> bytes:
    """The part in the encoding in which its first signs can be searched; the two of the standards are let through."""
    if body.startswith(_WIDE) or b"\0" in body[:4]:
        try:
            return re.sub(r"\A\s*<\?xml.*?\?>", "", body.decode("utf-16"), count=1).encode()
        except UnicodeDecodeError as error:
            raise Unread("broken", f"its part {name} is damaged ({error.reason})", _SAVE_AGAIN) from error
    declared = _DECLARED.match(body.removeprefix(b"\xef\xbb\xbf"))
    if declared is not None and declared[1].lower() not in _ALLOWED:
        shown = declared[1].decode("ascii")
        raise Unread("unsafe", f"its part {name} is in {shown} where UTF-8 was expected", _SUSPECT)
    return body


def _depth(root: ET.Element) -> int:
    """How deep a tree is, counted without recursion."""
    level, depth = [root], 0
    while level and depth <= _DEEPEST:
        level = [child for element in level if len(element) for child in element]
        depth += 1
    return depth
