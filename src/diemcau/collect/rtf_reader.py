"""From the characters of an RTF file to paragraphs and tables."""

from __future__ import annotations

import re
from copy import copy
from dataclasses import dataclass, field

from diemcau.collect.blocks import Block, Paragraph, is_note_mark
from diemcau.collect.content import Unread
from diemcau.collect.labels import write_bullet
from diemcau.collect.rtf_rows import Flow, RowForm
from diemcau.collect.rtf_signs import MARGINS, SIGNS, SKIPPED, SYMBOLS, find_encoding, of_charset
from diemcau.collect.rtf_state import MARKS, State, change_state
from diemcau.collect.symbols import from_symbol

_TOKEN = re.compile(
    r"\\([A-Za-z]{1,32})(-?\d{1,10})?\x20?|\\'([0-9A-Fa-f]{2})|\\(\*)|\\([^A-Za-z'])|([{}])|([^\\{}\r\n]+)|[\r\n]+"
)
_BRACE = re.compile(r"([{}])|\\bin(\d{1,9}) ?|\\.", re.DOTALL)
_OWN_FLOW = {"footnote": "footnote", "shptxt": "textbox", "dptxbxtext": "textbox"} | MARGINS
_KNOWN_AFTER_STAR = frozenset(("shpinst", "do", "ud", "nesttableprops", "listtext", "pntext", "shptxt"))
_DEEPEST = 10_000  # braces inside one another
_UNITS = 0x10000  # \u counts in units of UTF-16
_HIGH, _LOW = range(0xD800, 0xDC00), range(0xDC00, 0xE000)


@dataclass(slots=True)
class _Around:
    """The flow around one that ends with a pair of braces, and how many braces deep that one began."""

    depth: int
    flow: Flow
    paragraph: Paragraph


@dataclass(slots=True)
class RtfReader:
    """Reads the characters of an RTF file, each byte as one.

    Attributes:
        source: The characters.
        margins: Paragraphs of `header` and `footer`, in the order of the file.
        deleted: Stretches met that were deleted with tracked changes on.
        hidden: Characters met that are hidden.
        breaks_off: Whether the last brace is missing.
    """

    source: str
    margins: dict[str, list[Block]] = field(default_factory=dict)
    deleted: int = 0
    hidden: int = 0
    breaks_off: bool = False
    _encoding: str = "cp1252"
    _fonts: dict[int, tuple[str, str]] = field(default_factory=dict)  # name and encoding
    _default_font: int = -1
    _charset: int = 0
    _font_name: str = ""
    _states: list[State] = field(default_factory=lambda: [State()])
    _flow: Flow = field(default_factory=Flow)
    _paragraph: Paragraph = field(default_factory=Paragraph)
    _around: list[_Around] = field(default_factory=list)
    _form: RowForm = field(default_factory=RowForm)
    _bytes: bytearray = field(default_factory=bytearray)
    _words: list[str] = field(default_factory=list)  # decoded, and not yet in the text
    _skip: int = 0
    _high: int = 0  # first half of a character beyond U+FFFF
    _label: str = ""
    _starred: bool = False
    _raised_from: int = -1  # run of the paragraph at which raised letters began

    def read(self) -> list[Block]:
        """The paragraphs and tables of the file."""
        at, size = 0, len(self.source)
        while at < size and (len(self._states) > 1 or at == 0):
            match = _TOKEN.match(self.source, at)
            at = self._meet(match) if match is not None else at + 1
        self.breaks_off = len(self._states) > 1
        self._flush()
        while self._around:
            self._close_flow()
        self._end_paragraph(last=True)
        return self._flow.finish()

    def _meet(self, match: re.Match[str]) -> int:
        """Take in a token; where reading goes on."""
        word, number, code, star, symbol, brace, words = match.groups()
        if word is not None:
            return self._meet_word(word, int(number) if number is not None else None, match.end())
        if words is not None:
            self._meet_text(words)
        elif code is not None:
            self._meet_byte(int(code, 16))
        elif brace is not None:
            self._meet_brace(brace)
        elif symbol is not None:
            self._meet_symbol(symbol)
        self._starred = star is not None
        return match.end()

    def _meet_brace(self, brace: str) -> None:
        self._flush()
        self._skip = 0
        if brace == "{":
            if len(self._states) == _DEEPEST:
                advice = "No office program writes this; do not open it unless you know where it comes from."
                raise Unread("unsafe", f"its braces are nested more than {_DEEPEST:,} deep", advice)
            self._states.append(copy(self._states[-1]))
            return
        if self._around and self._around[-1].depth == len(self._states):
            self._close_flow()
        closed, state = self._states.pop(), self._states[-1]
        if closed.within in MARKS and state.within not in MARKS:
            self._end_label()
        if closed.raised and not state.raised:
            self._end_raised()

    def _meet_text(self, words: str) -> None:
        taken = min(self._skip, len(words))
        self._skip -= taken
        self._bytes += words[taken:].encode("latin-1")

    def _meet_byte(self, code: int) -> None:
        if self._skip:
            self._skip -= 1
        else:
            self._bytes.append(code)

    def _meet_symbol(self, symbol: str) -> None:
        if self._skip:
            self._skip -= 1
        elif symbol in "\r\n":
            self._end_paragraph()
        elif symbol in SYMBOLS:
            self._put(SYMBOLS[symbol])

    def _meet_word(self, word: str, number: int | None, at: int) -> int:
        """Take in a control word; where reading goes on."""
        starred, self._starred = self._starred, False
        if word == "u" and number is not None:
            self._meet_unicode(number % _UNITS)
            return at
        if word == "bin":
            return at + max(0, number or 0)
        self._flush()
        if self._skip and word in SIGNS:
            self._skip -= 1
            return at
        self._skip = 0
        if word in SKIPPED or (starred and word not in _KNOWN_AFTER_STAR):
            return self._skip_group(at)
        if word in SIGNS:
            self._put(SIGNS[word])
        elif word in _OWN_FLOW:
            self._open_flow(_OWN_FLOW[word])
        elif not change_state(self._states[-1], word, number):
            self._act(word, number)
        return at

    def _meet_unicode(self, unit: int) -> None:
        self._decode()
        self._skip = self._states[-1].skip
        if unit in _HIGH:
            self._high = unit
            return
        if unit in _LOW:
            unit = 0x10000 + (self._high - 0xD800) * 0x400 + unit - 0xDC00 if self._high else 0xFFFD
        self._high = 0
        self._words.append(chr(unit))

    def _skip_group(self, at: int) -> int:
        """Step over the rest of a pair of braces; where its end stands."""
        depth = 1
        while (match := _BRACE.search(self.source, at)) is not None:
            at = match.end() + int(match[2] or 0)
            if match[1] is not None:
                depth += 1 if match[1] == "{" else -1
                if depth == 0:
                    return match.start()
        return len(self.source)

    def _act(self, word: str, number: int | None) -> None:
        """Do what a control word says of the file, its tables and the ends of its paragraphs."""
        match word:
            case "par" | "sect":
                self._end_paragraph()
            case "cell" | "nestcell":
                self._flow.end_cell(self._next_paragraph(), self._table_level(word))
            case "row" | "nestrow":
                self._flow.end_row(copy(self._form), self._table_level(word))
            case "trowd":
                self._form = RowForm()
            case "clvmrg" | "clmrg":
                self._form.joins = True
            case "cellx":
                self._form.end_cell(number or 0)
            case "page" | "column":
                self._put(" ")
            case "deff":
                self._default_font = number if number is not None else -1
            case "fcharset":
                self._charset = number or 0
            case "ansicpg" | "mac" | "pc" | "pca":
                page = {"mac": 10000, "pc": 437, "pca": 850}.get(word, number or 0)
                self._encoding = find_encoding(page)

    def _table_level(self, word: str) -> int:
        return max(2, self._states[-1].level) if word.startswith("nest") else 1

    def _flush(self) -> None:
        """Put what was met into the text."""
        self._decode()
        if self._words:
            words = "".join(self._words)
            self._words.clear()
            self._place(words)

    def _decode(self) -> None:
        """Read the bytes met in the encoding of their font."""
        if not self._bytes:
            return
        body = bytes(self._bytes)
        self._bytes.clear()
        name, encoding = self._fonts.get(self._font(), ("", self._encoding))
        if "symbol" in name.lower() or "dings" in name.lower():
            self._words += [" " if code == 0x20 else from_symbol(f"{code:x}", name) for code in body]  # noqa: PLR2004 - a space
        else:
            self._words.append(body.decode(encoding, "replace"))

    def _font(self) -> int:
        return self._states[-1].font if self._states[-1].font >= 0 else self._default_font

    def _put(self, words: str) -> None:
        self._flush()
        self._place(words)

    def _place(self, words: str) -> None:
        """Put words where they belong: into the text, a label, the name of a font, or nowhere."""
        state = self._states[-1]
        if state.within == "fonttbl":
            self._name_font(words)
        elif state.within in MARKS:
            self._label += words
        elif state.hidden or state.deleted:
            self.hidden += len(words) if state.hidden else 0
            self.deleted += state.deleted and bool(words.strip())
        elif not state.within:
            self._add(words, raised=state.raised)

    def _add(self, words: str, *, raised: bool) -> None:
        if not raised:
            self._end_raised()
        elif self._raised_from < 0:
            self._raised_from = len(self._paragraph.runs)
        name, _ = self._fonts.get(self._font(), ("", ""))
        self._paragraph.add(words, name or None)

    def _name_font(self, words: str) -> None:
        name, end, _ = words.partition(";")
        self._font_name += name
        if end:
            self._fonts[self._states[-1].font] = (self._font_name.strip(), of_charset(self._charset, self._encoding))
            self._font_name, self._charset = "", 0

    def _end_label(self) -> None:
        """Put the number or sign of a list before its item."""
        label, self._label = self._label.strip(), ""
        if label and not any(char.isalnum() for char in label):
            label = write_bullet(label)
        self._paragraph.add(f"{label} " if label else "")

    def _end_raised(self) -> None:
        """Take away raised words that are the mark of a footnote typed by hand."""
        runs, start = self._paragraph.runs, self._raised_from
        if start < 0:
            return
        self._raised_from = -1
        tail = "".join(words for words, _ in runs[max(0, start - 3) : start])
        if is_note_mark(tail, "".join(words for words, _ in runs[start:])):
            del runs[start:]

    def _open_flow(self, part: str) -> None:
        self._end_raised()
        self._around.append(_Around(len(self._states), self._flow, self._paragraph))
        self._flow, self._paragraph = Flow(part), Paragraph(part=part)
        state = self._states[-1]
        state.within, state.in_table, state.raised = "", False, False

    def _close_flow(self) -> None:
        self._end_paragraph(last=True)
        inner, outer = self._flow, self._around.pop()
        self._flow, self._paragraph = outer.flow, outer.paragraph
        blocks = inner.finish()
        if inner.part in {"header", "footer"}:
            self.margins.setdefault(inner.part, []).extend(blocks)
        else:
            self._paragraph.notes.extend(blocks)

    def _next_paragraph(self) -> Paragraph:
        """The paragraph that has ended; another one begins."""
        self._flush()
        self._end_raised()
        ended, part = self._paragraph, self._flow.part
        ended.furniture = part in {"header", "footer"}
        self._paragraph = Paragraph(part=part)
        return ended

    def _end_paragraph(self, *, last: bool = False) -> None:
        ended, state = self._next_paragraph(), self._states[-1]
        if not last or ended.runs or ended.notes:
            self._flow.add(ended, state.level if state.in_table else 0)
