"""The home country: the one that texts belong to which show no other; the only words of one country in this folder."""

from __future__ import annotations

import re
from dataclasses import dataclass
from re import Pattern


@dataclass(frozen=True, slots=True)
class Home:
    """How English texts show that they are of the home country.

    Attributes:
        name: Its name as figures are kept under it.
        spellings: The ways in which its name is written, the usual one first.
        signs: Its name, people, money, capital, feasts, bodies and numbers of papers.
        title: A headline that opens with it.
        spoken_of: Words by which a text speaks of the country as a whole.
    """

    name: str
    spellings: tuple[str, ...]
    signs: Pattern[str]
    title: Pattern[str]
    spoken_of: Pattern[str]


HOME = Home(
    name="Vietnam",
    spellings=("Vietnam", "Viet Nam"),
    signs=re.compile(
        r"\b(?:Viet ?[Nn]am(?:ese)?|VND|Ha ?[Nn]oi|Ho Chi Minh|Tet|provincial People's Committee)\b"
        r"|/(?:QD|TB|BC|NQ|ND|TT|CT|KL)-"
    ),
    title=re.compile(r"(?:Vietnam|Viet Nam)(?:['’]s)?\b(?!,)"),
    spoken_of=re.compile(r"\b(?:Viet ?[Nn]am['’]s|[Tt]he (?:whole )?country|nationwide)\b|\b(?:Viet ?[Nn]am)\b"),
)
