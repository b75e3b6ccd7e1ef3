"""English words around a deadline."""

from __future__ import annotations

import re

from diemcau.lang.due import DueWords

_SIGNING = r"sign(?:ing|ature|ed)|issu(?:e|ing|ance|ed)|assign(?:ing|ment|ed)|promulgat\w+|publication|notice|today|now"
_HAPPENS = (
    r"session|sitting|plenum|congress|conference|meeting|summit|visit|election|dialogue|forum|festival|ceremony"
    r"|signing|anniversary|holidays?|tet|lunar new year|term|consultation|negotiations?|talks|review|deadline"
)

WORDS = DueWords(
    before=frozenset({"before"}),
    loose=frozenset({"by", "until", "till"}),
    lead=re.compile(
        r"(?:\b(?:not later than|no later than|not after|at the latest|due|deadline|on or before|before|by|until|till"
        r"|up to|within|in|during|throughout|on|at|for|prior to|ahead of|every|each)[ :]+(?:the |on |by |in )*)\Z"
    ),
    begins=re.compile(
        r"\b(?:from|since|after|as of|starting|beginning|effective|following|(?:not|never|no) (?:before|earlier than))"
        r"(?: from| on| in)?(?: the)? \Z"
    ),
    more=re.compile(r",? ?(?:and|or|onwards?|&)(?!\w)"),
    early=re.compile(r"(?:the )?(?:early|beginning|start|opening)\b"),
    middle=re.compile(r"(?:the )?(?:mid|middle)\b"),
    late=re.compile(r"(?:the )?(?:end|close|late|last day)\b"),
    relative=re.compile(r"\b(?:this|next|current|tomorrow|today|tonight)\b"),
    weekday=re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"),
    clock=re.compile(r"\d ?(?:a\.?m|p\.?m|o['’]clock)\b|\d:\d\d"),
    this_week=re.compile(r"\b(?:this|the current) week\b|\bthe end of the week\b"),
    next_week=re.compile(r"\b(?:next|the coming|the following) week\b"),
    here=re.compile(
        r",? ?(?:(?:counted|counting|reckoned) )?(?:from|of|after|following|as of|since) (?:the )?"
        rf"(?:(?:date|day) (?:of )?)?(?:the |this |its )?(?:{_SIGNING})\b"
    ),
    elsewhere=re.compile(
        r",? ?(?:(?:counted|counting|reckoned) )?(?:from|of|after|following|as of|since|once|upon)\b[^,;.]*"
    ),
    ahead=re.compile(r",? (?:before|prior to|ahead of|in advance)\b"),
    event=re.compile(
        r"\b(?:before|prior to|ahead of|in time for|by) (?:the |its |this |next |each |every )*"
        rf"(?:(?!by |in |on )[\w'’-]+ ){{0,4}}?(?:{_HAPPENS})\b"
    ),
    open_end=re.compile(r"(?:before|prior to|ahead of|in time for|by)\b"),
    soon=re.compile(
        r"\b(?:as (?:soon|early|quickly) as possible|asap|without (?:any )?delay|immediately|at once|urgently|promptly"
        r"|right away|forthwith|at the earliest(?: opportunity)?)\b"
    ),
    frames=("within ", "in ", "by "),
)
