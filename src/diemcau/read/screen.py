"""Which numbers are no figures: names, list numbers, ages, what a text counts only to build itself."""

from __future__ import annotations

import re

from diemcau.lang import lexicon as lx
from diemcau.lang.numerals import Number, Shape
from diemcau.read.phrases import head_of, phrase_after
from diemcau.read.scene import Scene
from diemcau.records import Bound

_LIST_HEAD = re.compile(r"\(?\d{1,2}(?:\.\d{1,2})*[.)]?\Z")
_INLINE_ONE = re.compile(r"(?:^|[\s;:,])\(1\)\s")
_OPENS_WITH_NUMBER = re.compile(r"\(\d{1,2}\)\s")
_NAME_IN_QUOTES = re.compile(r"\s+[A-Z][\w]*[\"”’]")
_PARAGRAPH_NUMBER = re.compile(r"\s*\d{1,2}\.\d{1,2}\Z")
_CAPITAL_BEHIND = re.compile(r"\s+[A-Z]")
_CODE_BEFORE = re.compile(r"\b(?:[A-Z]{2,3}|[A-Z]\.[A-Z]\.)\s\Z")
_SMALL = 10  # up to here a counted "side" or "pillar" only builds the text


def is_figure(scene: Scene, number: Number, at: int) -> bool:
    """Whether a number phrase reports, plans or aims at something measurable."""
    if number.bound is Bound.RANGE and number.unit is None and _is_name(scene, number, at):
        return False
    bare = number.unit is None and not number.scaled
    if bare and len(scene.tokens) <= 2 and not any(t.is_word or t.time for t in scene.tokens):
        return False  # a page or list number on its own
    if _is_inline_list_number(scene, number):
        return False
    if _in_quotes_as_name(scene, number):
        return False
    if number.bound is not Bound.EXACT or number.scaled or (number.unit not in {None, "rank"}):
        return not _is_half_of_name(scene, number, at)
    if number.shape is Shape.ORDINAL:
        return True
    if scene.language.address.match(scene.text, number.end):
        return False
    head = head_of(scene, phrase_after(scene, at))
    if head is not None and head.tags & lx.LENGTH and number.bound is Bound.EXACT:
        return False
    return not (
        _is_list_number(scene, number, at)
        or _is_name(scene, number, at)
        or _is_age(scene, number, at)
        or _builds_text(scene, number, at)
        or _is_pronoun(scene, number, at)
    )


def _is_inline_list_number(scene: Scene, number: Number) -> bool:
    """ "(1) to support ...; (2) to build ...": numbers of a list within a sentence."""
    whole = scene.text[max(0, number.start - 1) : number.end + 1]
    if whole != f"({number.plain})" or len(number.plain) > 2:
        return False
    return _INLINE_ONE.search(scene.text) is not None or _OPENS_WITH_NUMBER.match(scene.text) is not None


def _in_quotes_as_name(scene: Scene, number: Number) -> bool:
    """ "The '100 Days' campaign": a name in quotation marks that opens with a number."""
    before = scene.text[: number.start].rstrip()
    return before.endswith(("“", '"', "‘")) and _NAME_IN_QUOTES.match(scene.text, number.end) is not None


def _is_half_of_name(scene: Scene, number: Number, at: int) -> bool:
    """ "Resolutions 3 to 7", "rooms 12-14": a bounded number or range that only names."""
    return number.unit is None and not number.scaled and number.bound is Bound.EXACT and _is_name(scene, number, at)


def _is_list_number(scene: Scene, number: Number, at: int) -> bool:
    if at > 1 or not scene.opens_line or number.shape is not Shape.DIGITS:
        return False
    head = scene.text[: number.end]
    tail = scene.text[number.end : number.end + 2]
    if _PARAGRAPH_NUMBER.match(head) and _CAPITAL_BEHIND.match(scene.text, number.end):
        return True  # a numbered paragraph: "3.21  The sector ..."
    if len(scene.tokens) == 1:
        return True  # a page number on its own line
    return bool(_LIST_HEAD.match(head.strip())) and tail[:1] in {".", ")", ""} and tail[1:2] in {"", " "}


def _is_name(scene: Scene, number: Number, at: int) -> bool:
    """Article 24, Room 214, No. 6, COP 30, Industry 4.0; not "Japan 22%" nor "Chinese 130"."""
    if (
        at >= 2
        and scene.text[number.start - 1 : number.start] == "/"
        and (first := scene.tokens[at - 2].number) is not None
    ):
        return _is_name(scene, first, at - 2)
    k = at - 1
    if scene.words[k] in {".", ":"} and scene.tags[k - 1] & lx.NAME_BEFORE:
        return scene.words[k] == "." or len(number.plain) > 5 or bool(scene.tags[k - 1] & lx.TELEPHONE)
    if scene.tags[k] & lx.OF and k >= 2 and scene.tags[k - 2] & lx.PAGE:
        return True
    if k < 0 or not scene.tokens[k].is_word:
        return number.plain.endswith(".0")
    token = scene.tokens[k]
    capital = scene.capital(token)
    if number.plain.endswith(".0") and capital:
        return True
    if (
        _CODE_BEFORE.search(scene.text, max(0, number.start - 8), number.start)
        and number.shape is Shape.DIGITS
        and not _counts_noun(scene, at)
    ):
        return True
    if scene.tags[k] & lx.OF and scene.tags[k - 1] & lx.GROUP and scene.capital(scene.tokens[k - 1]):
        return True
    if not token.tags & lx.NAME_BEFORE or number.shape is not Shape.DIGITS:
        return False
    if capital or token.tags & lx.NAME_ALWAYS:
        return True
    return len(number.plain) <= 2 and not _counts_noun(scene, at)


def _counts_noun(scene: Scene, at: int) -> bool:
    """Whether a noun phrase follows the number, so that it counts something."""
    start, end = phrase_after(scene, at)
    return end > start


def _is_age(scene: Scene, number: Number, at: int) -> bool:
    if scene.tags[at - 1] & lx.AGED:
        return True
    between = scene.words[at - 1] == "," and scene.words[at + 1] == ","
    if not (between and at >= 2 and number.shape is Shape.DIGITS and len(number.plain) == 2):
        return False
    before = scene.tokens[at - 2]
    return before.is_word and scene.capital(before)


def _builds_text(scene: Scene, number: Number, at: int) -> bool:
    """The two sides, three pillars, four key tasks."""
    if number.low > _SMALL or number.low != number.low.to_integral_value():
        return False
    head = head_of(scene, phrase_after(scene, at))
    if head is not None and _counted_beside(scene, number, head.word):
        return False
    if head is not None and (head.tags & lx.STRUCTURE or (head.tags & lx.PAIRED and number.low == 2)):
        return True
    return bool(scene.tags[at - 1] & lx.KNOWN) and number.shape is Shape.WORDS and not scene.tags[at + 1] & lx.MORE


def _counted_beside(scene: Scene, number: Number, noun: str) -> bool:
    """Whether the sentence counts more of the same noun: "190 tasks, of which | one task | is late"."""
    for at, token in enumerate(scene.tokens):
        if token.number is not None and token.number is not number and token.number.low > _SMALL:
            head = head_of(scene, phrase_after(scene, at))
            if head is not None and head.word == noun:
                return True
    return False


def _is_pronoun(scene: Scene, number: Number, at: int) -> bool:
    """ "One of the", "no one", "one another", "for the next twelve"; and a lone "one" where nothing else is
    counted; not one whom something befell.
    """
    one = scene.language.one
    ends = scene.words[at + 1] in {"", "."} and at + 2 >= len(scene.tokens)
    if number.shape is Shape.WORDS and ends and scene.tags[at - 2] & lx.DET and scene.tokens[at - 1].is_word:
        return True
    if number.plain.lower() != one:
        return False
    others = [t.number for t in scene.tokens if t.number is not None and t.number is not number]
    behind = scene.tags[at + 1]
    if behind & lx.OF and scene.tags[at + 2] & lx.PRON:
        return all(other.unit for other in others)
    if scene.language.victim.match(scene.text, number.end):
        return False
    if behind & (lx.OF | lx.PREP | lx.BEHIND_ONE) or scene.tags[at - 1] & lx.BEFORE_ONE or not scene.words[at + 1]:
        return True
    return all(other.unit is not None or other.plain.lower() == one for other in others)
