"""Feeds (RSS, Atom, RDF): each entry is a document. What a feed links to is not fetched."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from diemcau.collect.document import read_bounded
from diemcau.collect.hints import Hints
from diemcau.collect.kind import HTML, TEXT
from diemcau.collect.marks import from_mark, refuse_mark, to_mark
from diemcau.collect.members import Part, name_around
from diemcau.collect.names import Source, to_shown
from diemcau.collect.parquet import needs_extra
from diemcau.collect.tell import tell
from diemcau.records import Finding, Severity

_LONGEST = 500  # characters of a title


def stream_entries(source: Source, after: str | None) -> Iterator[Part | Finding]:
    """The documents in the file of a feed; the mark is the number of an entry.

    Args:
        source: The file, of at most 64 MB.
        after: The mark to go on from.
    """
    start = from_mark(after, 1)
    if after is not None and start is None:
        yield refuse_mark(after, source.path)
        return
    body = read_bounded(source.path)
    if isinstance(body, Finding):
        yield body
        return
    for number, entry in enumerate(read_feed(body, source), 1):
        if number > (start or (0,))[0]:
            yield entry


def read_feed(body: bytes, source: Source) -> Iterator[Part | Finding]:
    """The entries of a feed, each as a document or the finding that it holds no text; nothing else but these first.

    The title of the feed counts as publisher. Its language does not count: programs that write feeds name that of
    their maker. Where the feed is damaged a finding comes last.

    Args:
        body: The feed.
        source: Where it was read.
    """
    try:
        import feedparser
    except ModuleNotFoundError:
        yield needs_extra(source.path, "feeds")
        return
    # Of bytes alone the parser would think that they name a file.
    try:
        feed = feedparser.parse(io.BytesIO(body), sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:  # noqa: BLE001 - what is badly damaged fails inside the parser in many ways
        yield _tell_damaged(source.path, error, 0)
        return
    publisher = _line(feed.feed.get("title"))
    for number, entry in enumerate(feed.entries, 1):
        yield _read_entry(entry, number, source, publisher)
    if feed.bozo and not isinstance(feed.get("bozo_exception"), feedparser.CharacterEncodingOverride):
        yield _tell_damaged(source.path, feed.get("bozo_exception"), len(feed.entries))


def _read_entry(entry: Any, number: int, source: Source, publisher: str | None) -> Part | Finding:
    found = _text(entry)
    if found is None:
        message = f"Entry {number:,} of {source.path} holds no text, only: {_line(entry.get('title')) or 'no title'}."
        return tell("no_text_entry", source.path, message, "Save the page it leads to.", Severity.NOTE, row=number)
    text, media_type = found
    hints = Hints(
        title=_line(entry.get("title")),
        publisher=publisher,
        published=_day(entry),
        address=_line(entry.get("link")),
        media_type=media_type,
        leads=True,
    )
    name = f"{name_around(source.path, source.name)}/{number}"
    return Part(to_shown(text).encode(), source.path / str(number), name, to_mark(number), hints)


def _text(entry: Any) -> tuple[str, str] | None:
    """The longest content of an entry, or else its summary, and what it is; None where it has neither."""
    pieces = [(str(each.get("value") or ""), str(each.get("type") or "")) for each in entry.get("content", [])]
    summary = (str(entry.get("summary") or ""), str((entry.get("summary_detail") or {}).get("type") or ""))
    text, media_type = max([*pieces, summary] if not any(t.strip() for t, _ in pieces) else pieces, key=_size)
    if not text.strip():
        return None
    return text, TEXT if media_type == TEXT and "<" not in text else HTML


def _size(piece: tuple[str, str]) -> int:
    return len(piece[0])


def _day(entry: Any) -> date | None:
    time = entry.get("published_parsed") or entry.get("updated_parsed")
    try:
        return date(*time[:3]) if time else None
    except (ValueError, TypeError):
        return None


def _line(words: Any) -> str | None:
    return " ".join(to_shown(str(words)[:_LONGEST]).split()) or None if words else None


def _tell_damaged(path: Path, error: Any, entries: int) -> Finding:
    message = f"The feed {path} is damaged ({error}); {entries:,} entries could be read."
    return tell("bad_feed", path, message, "Ask its publisher for it anew.", entries=entries)
