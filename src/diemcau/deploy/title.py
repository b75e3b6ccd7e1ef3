"""The act of a directive without what stands before it, and a short title made of its words."""

from __future__ import annotations

import re

from diemcau.lang.callings import CallingWords

LONGEST = 90
"""Characters of a title: what a list shows on one line of a wide screen."""

_LEAST = 40  # characters that a title keeps when it is cut where a clause ends
_ITEM = re.compile(r"\A\W*(?:\(?[0-9]{1,3}(?:\.[0-9]{1,3})*[.)]|\(?[a-zđ]\)|[-–•+*])\s+")
_CLAUSE = re.compile(r"[,;:](?=\s)")
_ROUNDS = 3  # how often head, lead and coordination may follow each other before the act


def act_of(text: str, who: str | None, words: CallingWords) -> str:
    """What is to be done: the words of a directive without list number, addressee, "shall" and who takes part.

    Args:
        text: The words of the directive.
        who: Its addressee as printed, or None.
        words: The language's signs.

    Returns:
        The rest of the words, or all of them where nothing else would be left.
    """
    rest = _without_who(_ITEM.sub("", " ".join(text.split())), who, words).lstrip(" ,;:")
    for _ in range(_ROUNDS):
        before = rest
        for pattern in (words.opening, words.leads, words.joint):
            found = pattern.match(rest)
            if found is not None and found.end() < len(rest):  # else these words are all that is asked for
                rest = rest[found.end() :].lstrip(" ,;:")
        if rest == before:
            break
    rest = rest.strip(" ,;:.–-")
    return rest or " ".join(text.split())


def _without_who(text: str, who: str | None, words: CallingWords) -> str:
    """The text without the addressee that opens it, articles before it among them."""
    if not who:
        return text
    every = words.every.match(text)
    for start in {0, every.end() if every is not None else 0}:
        if text[start:].lower().startswith(who.lower()):
            rest = text[start + len(who) :]
            return rest if not rest[:1].isalnum() else text
    return text


def title_of(text: str, who: str | None, words: CallingWords) -> str:
    """A short title of the words of a directive; cut where a clause or a word ends, never within a word."""
    act = act_of(text, who, words)
    short = act if len(act) <= LONGEST else _cut(act, words)
    return short[:1].upper() + short[1:]


def _cut(act: str, words: CallingWords) -> str:
    """The clauses that fit, without what they are for; else as many words as fit, with a sign that more follows."""
    aim = words.aims.search(act, _LEAST, LONGEST)
    if aim is not None:
        return _without_end(act[: aim.start()], words)
    ends = [found.start() for found in _CLAUSE.finditer(act, 0, LONGEST)]
    if ends and ends[-1] >= _LEAST:
        return _without_end(act[: ends[-1]], words)
    fitting = act[:LONGEST]
    return _without_end(fitting.rsplit(" ", 1)[0] if " " in fitting else fitting, words) + "…"


def _without_end(act: str, words: CallingWords) -> str:
    """The words without small ones at their end, which ask for what was cut off."""
    kept = act.rstrip(" ,;:.–-").split(" ")
    while len(kept) > 1 and kept[-1].strip(",;:").lower() in words.light:
        kept.pop()
    return " ".join(kept).rstrip(" ,;:.–-")
