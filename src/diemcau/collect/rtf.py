"""Rich text files (RTF): their text as it is shown, with tables, list numbers, footnotes and text boxes.

Pictures, embedded files, the codes of fields and all destinations that hold no text are stepped over. Written by the
RTF specification 1.9.1.
"""

from __future__ import annotations

from collections.abc import Iterator

from diemcau.collect.blocks import Block, Paragraph, Writer
from diemcau.collect.content import Content, Draft, Notice
from diemcau.collect.rtf_reader import RtfReader
from diemcau.records import Severity


def read_rtf(body: bytes, name: str) -> Content:
    """The text of a rich text file.

    Headers and footers, each once, stand at the end and are furniture. A footnote follows the paragraph or table that
    it belongs to. What was deleted with tracked changes on and what is hidden is left out, with a notice; so is the
    rest of a file that breaks off.
    """
    del name
    reader = RtfReader(body.decode("latin-1"))
    blocks = reader.read()
    draft = Draft()
    writer = Writer(draft)
    writer.write(blocks)
    writer.write(_once([*reader.margins.get("header", []), *reader.margins.get("footer", [])]))
    draft.notices += _notices(reader)
    return draft.content()


def _once(blocks: list[Block]) -> list[Block]:
    found: dict[str, Block] = {}
    for at, block in enumerate(blocks):
        found.setdefault(block.text.strip() if isinstance(block, Paragraph) else str(at), block)
    return list(found.values())


def _notices(reader: RtfReader) -> Iterator[Notice]:
    if reader.breaks_off:
        advice = "Ask its sender for the whole file."
        yield Notice("partial", "breaks off before its end; what came before was read", advice, Severity.HOLD)
    if reader.deleted:
        words = f"has {reader.deleted} stretches deleted with tracked changes on; they were not read"
        yield Notice("tracked", words, "Accept or reject the changes if the deleted words still hold.")
    if reader.hidden:
        words = f"has {reader.hidden} hidden characters; they were not read"
        yield Notice("hidden", words, "Look whether they belong to the report.")
