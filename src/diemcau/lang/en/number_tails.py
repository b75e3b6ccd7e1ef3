"""What stands around an English number: a currency before it; scale, currency, percent sign or unit behind it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from diemcau.lang.en.units import (
    CURRENCY_COUNTRIES,
    CURRENCY_NAMES,
    CURRENCY_SIGNS,
    ISO_CODES,
    LETTER_SCALES,
    MEASURE_UNITS,
    SCALES,
    SHORT_SCALES,
)


def _alternatives(words: Iterable[str]) -> str:
    """A pattern that matches any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


_COUNTRY = _alternatives(CURRENCY_COUNTRIES)
_CURRENCY = _alternatives(CURRENCY_NAMES)
_CURRENCY_BEFORE = re.compile(
    r"""(?:(?<![A-Za-z])
      (US\ dollars?|US\ \$|USD\ ?\$|NZD\$|AUD\$|US\$|U\.S\.\$|(?:AU?|CA?|CAN|CDN|NZ|HK|NT|TT|EC|FJ?|[SRNJ])\$|GH[¢₵]|GHC
      |(?:[KTU][sS]|S)[hH][sS]?\.?|Rs\.?|RS\.?|Rwf|RwF|FRw|Frw|RMB|FCFA|CFA|NRs|RM|Rp\.?|Tk\.?|MK|Ph[pP]
      |S[Ff]r\.?|Fr\.|[PNR]|[A-Z]{3})
      |([$€£¥₹₩₫₱₦฿₽₺₪]))\s?\Z""",
    re.VERBOSE,
)
_LAST_OF_CURRENCY = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ$€£¥₹₩₫₱₦฿₽₺₪¢₵.srhfpkFw")  # last letters of the signs above
_LONGEST_SIGN = 12
# Behind a sign of one letter or two only what looks like an amount is money: P598.7M, R1 200 000; not P5.
_SCALED = r"\d[\d.,]*[\s-]?(?:[mbk]|mn|mln|bn|bln|tn|trn|million|billion|thousand|trillion|crore|lakh)s?\b"
_SCALED_LIKE = re.compile(_SCALED, re.IGNORECASE)
_MONEY_LIKE = re.compile(rf"\d[\d,]*\.\d|\d{{1,3}}(?:[, \u00a0\u202f]\d{{3}})+|{_SCALED}", re.IGNORECASE)
SCALE_AFTER = re.compile(
    rf"[\s-]?(?:\s?({_alternatives(scale for scale in SCALES if len(scale) > 1)}))\b\.?"
    r"|(?:\s?|-(?=[A-Z]))([mbk])\b(?![²³'’])",
    re.IGNORECASE,
)
WORD_SCALE_AFTER = re.compile(
    rf"[\s-]?\s?(?:{_alternatives(scale for scale in SCALES if len(scale) > 1)})\b", re.IGNORECASE
)
_MANY = r"(?:people|persons|children|women|men|of\s(?:them|whom|these)\b|(?!metres|meters)[\w-]{3,}s\b(?!['’]))"
# A letter on a number is a scale where something is counted behind it: "1.45m people", "300K+"; not "25 m long".
_LETTER_AS_SCALE = re.compile(
    rf"\s?m(?=\s{_MANY}|\s?(?:to|[-–])\s?\d[\d.]*m\s{_MANY})"
    r"|m(?=\s(?!(?:long|wide|high|deep|tall|thick|apart|away|above|below|from|into|with|over)\b)[a-z]{4,}"
    r"|\s(?:in|by)\s(?:the\s)?(?:(?:19|20)\d\d|last|this|next|year|first|end)|\.?\Z|[,;)]|\.\s)"
    r"|[kK](?=\+|\s[a-z]{4,})|[MB](?=\+|\s[a-z]{4,})"
)
# Lengths are told of these, and "m" then is no million even where nothing is counted behind it.
_LENGTH_BEFORE = re.compile(
    r"""\b(?:long|length|height|high|depth|deep|width|wide|tall|altitude|distance|radius|vessels?|boats?|ships?|tower
      |building|bridge|runway|pier|wall|fence|measur\w+|stretch\w*)\b[^.;]{0,30}\Z""",
    re.IGNORECASE | re.VERBOSE,
)
_LENGTH_REACH = 44
HYPHEN_UNIT = re.compile(r"-(MW|GW|kW|km|kilometre|kilometer|hectare|acre|tonne|ton|megawatt|gigawatt)\b")
_METRES = re.compile(r"\s?m(?![\w²³'’.]|\.\w)(?=[\s,;:)-]|\.?\Z|\.\s)")
_DOT_GOES_ON = re.compile(r"\s(?:[a-z]|[A-Z]{3}\b)")  # behind the full stop of a short form
_CURRENCY_AFTER = re.compile(
    rf"[\s-]?(?:({'|'.join(sorted(ISO_CODES))})\b"
    rf"|(?:({_COUNTRY})\s+)?({_CURRENCY})\b|([€£¥₹₫₩])(?!\d)|(US\$)(?!\s?\d)|(Rs)\b(?!\.?\s?\d))"
)
_CURRENCY_NAME_AFTER = re.compile(rf"[\s-](?:({_COUNTRY})\s+)?({_CURRENCY})\b", re.IGNORECASE)
# Names of money that mean something else too and need a scale or a country.
_DOUBTFUL_NAMES = frozenset({"won", "real", "pound", "pounds", "le"})
PERCENT_AFTER = re.compile(
    r"""\s?[-–]?\s?(?:
      (percentage[-\ ]points?|percent(?:age)?[-\ ]points?|pct[-\ ]pts?|p\.?p\.?t?s?\b
        |points?\b(?=\s+(?:lower|higher|more|less|up|down)))
      |(basis\ points?|bps?)\b
      |(%|％|per\s?cent\b|percent\b|pct\b|pc\b))""",
    re.IGNORECASE | re.VERBOSE,
)
_OF_EVERY_100 = re.compile(r"\s+(?:of|out of|in)\s+every\s+(?:100|hundred)\b")
_TIMES_AFTER = re.compile(
    r"\s?(?:times|x)\b(?!\s+(?:a|per|each|every|in\s+(?:a|the)\s+row|before|already|during)\b)", re.IGNORECASE
)
_UNIT_AFTER = re.compile(rf"\s?[-]?({_alternatives(MEASURE_UNITS)})(?![\w-])", re.IGNORECASE)

_ONE = Decimal(1)

# A quick look behind the number: a tail begins with one of these words or signs.
_NEXT = re.compile(r"\s?[-–]?\s*(?:([^\W\d_]+)|([%％€£¥₹₫₩]))")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_TAIL_WORDS = frozenset(
    _FIRST_WORD.findall(entry.lower())[0]
    for entry in (*SCALES, *ISO_CODES, *CURRENCY_COUNTRIES, *CURRENCY_NAMES, *MEASURE_UNITS)
) | {
    *("percentage", "percent", "per", "pct", "pc", "p", "pp", "pps", "ppt", "ppts", "point", "points", "basis", "bps"),
    *("times", "x", "of", "out", "in", "us", "rs", "bp"),
}


def currency_before(text: str, start: int) -> tuple[str | None, int]:
    """The currency written before a number and where it starts."""
    last = text[start - 1 : start]
    if last.isspace():
        last = text[start - 2 : start - 1]
    if not last or last not in _LAST_OF_CURRENCY:
        return None, start
    if last.islower() and text[max(0, start - _LONGEST_SIGN) : start].islower():
        return None, start  # every sign in letters has a capital
    match = _CURRENCY_BEFORE.search(text, max(0, start - _LONGEST_SIGN), start)
    if match is None:
        return None, start
    sign = match[1] or match[2]
    if sign in ISO_CODES and sign != "COP":
        return _iso(sign), match.start()
    attached = text[start - 1] == sign[-1]
    letters = sign.rstrip(".")
    if letters.isalpha() and len(letters) <= 2 and not _is_money(text, start, letters, attached=attached):
        return None, start
    code = CURRENCY_SIGNS.get(sign.lower())
    return (code, match.start()) if code else (None, start)


def _is_money(text: str, start: int, letters: str, *, attached: bool) -> bool:
    """Whether a sign of one letter or two before a number is a currency there."""
    if letters.lower() == "rs":
        return True
    if len(letters) == 1:
        spaced = _MONEY_LIKE if letters == "R" else _SCALED_LIKE
        return (_MONEY_LIKE if attached else spaced).match(text, start) is not None
    return attached or _MONEY_LIKE.match(text, start) is not None


def _iso(code: str) -> str:
    return "CNY" if code == "RMB" else code


def find_tail(text: str, end: int, currency: str | None) -> tuple[int, Decimal, str | None]:
    """Scale and unit behind a number: where they end, the factor, the unit.

    Args:
        text: The sentence.
        end: Where the number ends.
        currency: ISO code of the currency before it, or None.
    """
    ahead = _NEXT.match(text, end)
    if ahead is None or (ahead[1] and ahead[1].lower() not in _TAIL_WORDS):
        return end, _ONE, currency
    factor, end = _scale_after(text, end, currency)
    if currency is not None:
        same = _CURRENCY_AFTER.match(text, end) if factor != 1 else None
        which = _iso(same[1]) if same and same[1] and currency == "USD" else currency  # "$12M CAD"
        return (same.end() if same else end), factor, which
    if money := _currency_after(text, end, scaled=factor != 1):
        return money[1], factor, money[0]
    unit, end = _unit_after(text, end)
    return end, factor, unit


def _unit_after(text: str, end: int) -> tuple[str | None, int]:
    """Percent, multiple or unit of measurement behind a number, and where it ends."""
    if match := _OF_EVERY_100.match(text, end):
        return "percent", match.end()
    if match := PERCENT_AFTER.match(text, end):
        return ("percentage points" if match[1] else "basis points" if match[2] else "percent"), match.end()
    if match := _TIMES_AFTER.match(text, end):
        return "times", match.end()
    if (match := _UNIT_AFTER.match(text, end)) and text[end] != "-":
        return MEASURE_UNITS[match[1].lower()], match.end()
    if text[end : end + 1] == "-" and (match := HYPHEN_UNIT.match(text, end)):
        return MEASURE_UNITS[match[1].lower()], match.end()
    if text[end : end + 2].lstrip()[:1] == "m" and (match := _METRES.match(text, end)):
        return "metres", match.end()
    return None, end


def _scale_after(text: str, end: int, currency: str | None) -> tuple[Decimal, int]:
    """The scale behind a number, "thousand billion" multiplied, and where it ends."""
    factor = _ONE
    while match := SCALE_AFTER.match(text, end):
        word = (match[1] or match[2]).lower()
        if word in LETTER_SCALES and not (
            currency or _currency_after(text, match.end(), scaled=True) or _is_letter_scale(text, end)
        ):
            break
        factor *= SCALES[word]
        end = match.end()
        if text[end - 1] == "." and not (word in SHORT_SCALES and _DOT_GOES_ON.match(text, end)):
            end -= 1
    return factor, end


def _is_letter_scale(text: str, end: int) -> bool:
    """Whether a letter behind a number without a currency is a scale: "1.5m people", "rose to 1.2m in 2024"."""
    match = _LETTER_AS_SCALE.match(text, end)
    if match is None or match.group().strip() != "m" or re.match(_MANY, text[match.end() + 1 :]):
        return match is not None
    return _LENGTH_BEFORE.search(text, max(0, end - _LENGTH_REACH), end) is None


def _currency_after(text: str, end: int, *, scaled: bool) -> tuple[str, int] | None:
    """The currency named behind a number; a bare name such as "won" needs a scale or a country before it."""
    match = _CURRENCY_AFTER.match(text, end)
    if match is not None:
        iso, country, name, *signs = match.groups()
        sign = next((sign for sign in signs if sign), None)
        if iso or sign:
            code = iso or CURRENCY_SIGNS.get((sign or "").lower())
            return (_iso(code), match.end()) if code else None
    else:
        match = _CURRENCY_NAME_AFTER.match(text, end)
        if match is None:
            return None
        country, name = match.groups()
    name, country = (name or "").lower(), (country or "").lower()
    code = CURRENCY_NAMES.get(name)
    if code is None or (name in _DOUBTFUL_NAMES and not (scaled or country)):
        return None
    return CURRENCY_COUNTRIES.get(country, code), match.end()
