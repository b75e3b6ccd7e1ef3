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
    # Each begins with a letter, where a search is fast; that it begins a word is looked for behind it.
    signs=re.compile(
        r"V(?<!\w.)iet ?[Nn]am(?:ese)?\b|V(?<!\w.)ND\b|H(?<!\w.)a ?[Nn]oi\b|H(?<!\w.)o Chi Minh\b|T(?<!\w.)et\b"
        r"|p(?<!\w.)rovincial People's Committee\b|/(?:QD|TB|BC|NQ|ND|TT|CT|KL)-"
    ),
    title=re.compile(r"(?:Vietnam|Viet Nam)(?:['’]s)?\b(?!,)"),
    spoken_of=re.compile(r"\b(?:Viet ?[Nn]am['’]s|[Tt]he (?:whole )?country|nationwide)\b|\b(?:Viet ?[Nn]am)\b"),
)
