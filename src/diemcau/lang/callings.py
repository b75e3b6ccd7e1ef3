"""What the words of a directive call for: signs of something done once, of something kept to, of a product, of lists.

A language gives its signs as one `CallingWords`; how they are weighed against each other is the same in all languages.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from re import Pattern


@dataclass(frozen=True, slots=True)
class CallingWords:
    """The signs; all patterns are for texts in any letters and ignore case.

    Attributes:
        once: Verbs of what is done once and then is done: to submit, to merge, to open.
        standing: Verbs of what is kept to: to maintain, to promote, to continue.
        heads: What may stand directly before a verb, so that a noun of the same letters is none.
        forbids: What turns a verb into a rule that is kept to: "do not", "every visit should".
        idle: What behind a verb of doing once makes it no single act: "complete the goals and tasks".
        aims: Opens what something is done for, which itself asks for nothing: "in order to".
        links: Directly before a verb, this makes it the aim of the verb before: "to".
        rhythm: Says that something is done again at set times.
        outcome: What no unit does by itself: growth, turnover, ranking.
        target: Says that an outcome is aimed at.
        listed: Opens a list of examples: "such as".
        makes: Verbs of making or handing in something that can be counted.
        products: By kind of product: nouns of such things, each as the group `noun`.
        answers: Verbs that by themselves ask for a product, by kind of product: to report, to answer.
        between: What between such a verb and such a noun shows that something else is made: "the results of the plan".
        names: Opens the name of a thing: "the", "two".
        has_bare_names: Whether a thing is also named without such a word.
        asides: What between two commas says only when.
        product_ends: Where the words of a product end: a term, an aim, the end of the clause.
        opening: What stands before the act at the head of a directive and says nothing of it: "shall", "is to".
        joint: "in coordination with ..., in" between the head and the act.
        leads: What puts the subject in charge and is no act itself: "take the lead in".
        every: Words before a name that mean all of its sort: "all", "the".
        parts: What parts several addressees from each other.
        light: Small words that tell two directives neither apart nor alike.
    """

    once: Pattern[str]
    standing: Pattern[str]
    heads: Pattern[str]
    forbids: Pattern[str]
    idle: Pattern[str]
    aims: Pattern[str]
    links: Pattern[str]
    rhythm: Pattern[str]
    outcome: Pattern[str]
    target: Pattern[str]
    listed: Pattern[str]
    makes: Pattern[str]
    products: Mapping[str, Pattern[str]]
    answers: Mapping[str, Pattern[str]]
    between: Pattern[str]
    names: Pattern[str]
    has_bare_names: bool
    asides: Pattern[str]
    product_ends: Pattern[str]
    opening: Pattern[str]
    joint: Pattern[str]
    leads: Pattern[str]
    every: Pattern[str]
    parts: Pattern[str]
    light: Collection[str]
