"""The limit: single passes that readers are made of, run over the text with nothing made of what they find.

The libraries are imported by name, as some of them live in an environment of their own.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable
from importlib import import_module
from itertools import chain
from typing import Any

from bench.runners.clock import Reader, Said, measure
from bench.runners.number import find_places

_TERMS = 5000
_BOUNDS = (
    "nearly", "almost", "about", "around", "over", "more than", "at least", "up to", "below", "under", "some",
    "exactly",
    "gần", "khoảng", "hơn", "trên", "ít nhất", "tối đa", "dưới", "chừng", "xấp xỉ", "đạt", "ước đạt", "vượt", "tăng",
)  # fmt: skip
_SCALES = ("thousand", "million", "billion", "trillion", "nghìn", "triệu", "tỷ", "nghìn tỷ")
_UNITS = (
    "USD", "EUR", "VND", "JPY", "dollars", "euros", "dong", "percent", "per cent", "km", "hectares", "tonnes", "people",
    "visitors", "projects", "times", "đồng", "đô la", "ha", "tấn", "người", "lượt", "dự án", "lần",
)  # fmt: skip
# A number without looking around, as automata have it.
_PLAIN = r"\d{1,3}(?:[ ,.]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?"
_CONTEXT = rf"(?:\b(?:{'|'.join(_BOUNDS)}) )?(?:{_PLAIN})(?: (?:{'|'.join(_SCALES)}))?(?: ?(?:%|{'|'.join(_UNITS)})\b)?"


def load(variant: str) -> Reader:
    """One pass by its name, ready to run."""
    return _PASSES[variant]()


def _decode() -> Reader:
    return Reader(bytes.decode, prepare=str.encode)


def _nfc() -> Reader:
    return Reader(lambda text: unicodedata.is_normalized("NFC", text))


def _spans(pattern: Any) -> Callable[[Any], list[tuple[int, int]]]:
    return lambda text: [match.span() for match in pattern.finditer(text)]


def _digits() -> Reader:
    return Reader(_spans(re.compile(r"\d+")), _said)


def _number() -> Reader:
    return Reader(find_places, _said)


def _context() -> Reader:
    return Reader(_spans(re.compile(_CONTEXT)), _said)


def _said(text: str, spans: list[tuple[int, int]]) -> list[Said]:
    return [Said(start, end, text[start:end], None, None) for start, end in spans]


def _re2_number() -> Reader:
    return Reader(_spans(import_module("re2").compile(_PLAIN.encode())), prepare=str.encode)


def _re2_context() -> Reader:
    return Reader(_spans(import_module("re2").compile(_CONTEXT.encode())), prepare=str.encode)


def _hyperscan() -> Reader:
    library = import_module("hyperscan")
    patterns = [pattern.encode() for pattern in make_patterns()]
    database = library.Database(mode=library.HS_MODE_BLOCK)
    flags = library.HS_FLAG_SOM_LEFTMOST | library.HS_FLAG_UTF8
    database.compile(expressions=patterns, ids=range(len(patterns)), elements=len(patterns), flags=flags)
    scratch = library.Scratch(database)

    def scan(body: bytes) -> list[tuple[int, int, int]]:
        found: list[tuple[int, int, int]] = []
        database.scan(body, lambda name, start, end, _, __: found.append((name, start, end)), scratch=scratch)
        return found

    return Reader(scan, prepare=str.encode)


def make_patterns() -> list[str]:
    """Two hundred patterns of a number and a word beside it."""
    number = r"\d[\d.,]*"
    tails, scales = ("", "%", " (?:million|triệu)", " (?:billion|tỷ)"), ("", *(f" {one}" for one in _SCALES))
    shapes = [f"{word} {number}{tail}" for word in _BOUNDS for tail in tails]
    shapes += [f"{number}{scale} {unit}" for unit in _UNITS for scale in scales]
    return shapes[:200]


def _terms() -> Reader:
    library = import_module("ahocorasick_rs")
    find = library.AhoCorasick(make_terms(_TERMS), matchkind=library.MatchKind.LeftmostLongest).find_matches_as_indexes
    return Reader(find)


def make_terms(count: int) -> list[str]:
    """What the shipped profile calls measures and bodies, filled up with names that exist nowhere.

    Args:
        count: How many terms.
    """
    from bench.compose import make_name
    from diemcau.profile.load import load_profile

    profile = load_profile("vietnam_diplomacy")
    wordings = [measure.forms for measure in profile.measures.values()]
    wordings += [told for org in profile.orgs.values() for told in (org.aliases, org.places)]
    terms = dict.fromkeys(chain.from_iterable(forms for told in wordings for forms in told.values()))
    terms |= dict.fromkeys(name for org in profile.orgs.values() for name in org.names.values())
    chance = random.Random("terms")
    while len(terms) < count:
        terms[make_name(chance.choice(("en", "vi")), chance)] = None
    return list(terms)[:count]


_PASSES: dict[str, Callable[[], Reader]] = {
    "decode": _decode,
    "nfc": _nfc,
    "digits": _digits,
    "number": _number,
    "context": _context,
    "re2_number": _re2_number,
    "re2_context": _re2_context,
    "hyperscan": _hyperscan,
    "terms": _terms,
}

if __name__ == "__main__":
    measure(load)
