"""How notices and speeches frame their orders: headings, colons and captions."""

from __future__ import annotations

import re

from diemcau.lang.cued import Cued

# How far into a document its head reaches: a page of two columns has about 6,000 characters.
_HEAD = 6000
_FORMAL_START = re.compile(
    r"\n\s*(?:(?:NOTICE|CONCLUSIONS?|DIRECTIVE|DECISION|OFFICIAL (?:DISPATCH|LETTER|TELEGRAM)"
    r"|DISPATCH|CIRCULAR|INSTRUCTIONS?|PLAN|RESOLUTION)\b|Article \d+[.:])"
)
_CONCLUDES = re.compile(r"\bconclude[sd]? as follows")
_NUMBERED = re.compile(r"\b(?:Dispatch|Telegram|Directive) No")


def is_formal(text: str) -> bool:
    """Whether a document is a notice, a decision, conclusions or the like, by the words of its head."""
    head = "\n" + text[:_HEAD]
    return (
        "hereby" in head
        or "Conclusions of " in head
        or (" No" in head and _NUMBERED.search(head) is not None)
        or ("as follows" in head and _CONCLUDES.search(head) is not None)
        or _FORMAL_START.search(head) is not None
    )


HEADING = Cued(
    r"(?:[IVX]{1,4}\.|[A-D]\.|\d\.)?\s*(?P<h>(?:(?:key|main|major|specific|assignment of"
    r"|organi[sz]ation of|orientation|directions? and)\s+)?(?:tasks?|requests?|requirements"
    r"|instructions?|directions|implementation|recommendations?|proposals?|solutions"
    r"|petitions)\b[^.:]{0,60})[.:]?\s*\Z",
    re.IGNORECASE,
)
SAID_COLON = re.compile(
    r"\b(?:said|stressed|emphasi[sz]ed|noted|requested|instructed|directed|asked"
    r"|affirmed|concluded|stated|pointed out|(?:told|tells?|remind(?:s|ed)?) [^.:;]{2,50})\s?:\s*"
)
_IN_WORDS = "two|three|four|five|six|seven|eight|nine|ten|several|the following|a (?:list|number|series) of"
_SOME = rf"(?:\d{{1,2}}|{_IN_WORDS})"
_TASKS = (
    "tasks|assignments|instructions|requests|orders|demands|jobs|lines of work|duties|warnings|reminders|wishes|appeals"
    "|errands|requirements|measures|directives|directions|rules"
)
# Every sentence by which somebody gives a number of tasks holds one of these, which are found faster.
_SOME_TASKS = tuple(
    Cued(rf"{some} (?:of [^.;:\n]{{3,53}}|(?:[a-z-]+ ){{0,2}}?)(?=(?:{_TASKS})\b)", re.IGNORECASE)
    for some in (rf"\b(?:{_IN_WORDS})", r"\d(?:(?<=\b\d)|(?<=\b\d\d))")
)
# Somebody gives a number of tasks; the sentences or lines behind say which.
GIVES_TASKS = Cued(
    r"\b(?:g(?:ave|ives|iving)|sets? out|setting out|hand(?:ed|s|ing)|assign(?:ed|s|ing)|issu(?:ed|es|ing)"
    r"|came back to|went back to|repeat(?:ed|s|ing)|(?:clos|end|conclud|open)(?:ed|es|s|ing) with|laid down|lays down"
    r"|list(?:ed|s|ing)|spell(?:ed|s|ing) out|named|had|has|left|leaves|voic(?:ed|es|ing)|us(?:ed|es|ing)"
    r"|add(?:ed|s|ing)|inform(?:ed|s|ing)|announc(?:ed|es|ing)|stat(?:ed|es)|read out|order(?:ed|s)|decid(?:ed|es) on"
    r"|with)\b(?! by)[^.;:\n]{0,70}?"
    rf"\b{_SOME} (?:[a-z-]+ ){{0,2}}?"
    rf"(?:{_TASKS})\b"
    rf"|\A\W*{_SOME} of (?:[^.;:\n]{{3,50}}[’']s?|her|his|their|the) (?:tasks|instructions|requests|orders|demands"
    r"|wishes|warnings)\b"
    # "Five jobs for the rest of the year were given by the Governor"
    rf"|\b{_SOME} (?:[a-z-]+ ){{0,2}}?(?:tasks|assignments|instructions|orders|demands|jobs|duties|requirements"
    r"|measures|directives)\b[^.;:\n]{0,60}?\b(?:were|was|are|have been|had been)(?: \w+){0,3}? (?:given|handed|set"
    r"|assigned|issued|laid|entrusted|named|ordered)\b",
    re.IGNORECASE,
)


_COUNTS = {word: count for count, word in enumerate("two three four five six seven eight nine ten".split(), start=2)}
_COUNT = re.compile(rf"\b(?P<n>\d{{1,2}}|{'|'.join(_COUNTS)}) (?:[a-z-]+ ){{0,2}}[a-z]+\Z", re.IGNORECASE)


def count_tasks(text: str) -> int | None:
    """How many tasks a document says that somebody gave; None where it says no number."""
    for told in GIVES_TASKS.finditer(text):
        count = _COUNT.search(told.group())
        if count is not None:
            words = count["n"].lower()
            return int(words) if words.isdigit() else _COUNTS[words]
    return None


def gives_tasks(text: str, start: int, end: int) -> bool:
    """Whether the sentence between two places says that somebody gives a number of tasks."""
    return (
        GIVES_TASKS.may_stand(text, start, end)
        and any(some.search(text, start, end) for some in _SOME_TASKS)
        and GIVES_TASKS.search(text[start:end]) is not None
    )


HEAD_SUBJECT = re.compile(
    r"(?:^|, )(?P<who>(?:the |all |each )?[^,:;]{3,60}?) (?:is|are|must|should|shall|needs?|has|have|will) "
)
_PHOTO = Cued(r"\b[Pp]hoto\b")
_SOURCE = Cued(r"Source\b")


def is_caption(text: str, start: int, end: int) -> bool:
    """Whether the line between two places is a caption, a source or a row of a table."""
    return (
        _PHOTO.search(text, start, end) is not None
        or _SOURCE.match(text, start, end) is not None
        or text[start:end].rstrip().endswith("|")
    )


SPECIFICALLY = re.compile(
    r"(?:Specifically|In particular|In detail|Accordingly|Namely|As follows|Among them|Including)\Z", re.IGNORECASE
)
_DONE = re.compile(
    r"\b(?:was|were|has|have|had|reached|rose|fell|grew|came|\w{3,}ed)\b"
    r"|\d[\d.,]* ?(?:%|per ?cent|million|billion)|[:|]\s"
)
_LEAST_WORDS = 3


def tells_done(said: str) -> bool:
    """Whether an item of a list tells what was done or how much, or is too short to ask for anything."""
    return len(said.split()) < _LEAST_WORDS or _DONE.search(said) is not None
