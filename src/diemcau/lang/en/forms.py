"""What an English word looks like: a plural, a participle, a noun for persons."""

from __future__ import annotations

from diemcau.lang import lexicon as lx

POSSESSIVES = ("'s", "’s", "'", "’")
_SHORT_PARTICIPLES = frozenset({"led", "held", "sent", "built", "made", "drawn", "won"})
_SHORT_PASTS = frozenset({"had", "sent", "held", "made", "won", "built"})

# Endings of words for persons, and words with such an ending that are none.
_PERSON_ENDINGS = (
    *("ers", "ors", "ists", "ees", "ians", "men", "women"),
    *("nurses", "clerks", "scholars", "cadets", "aides", "envoys", "hostages"),
)
NOT_PERSONS = frozenset(
    """
    answers armors banners barriers boilers boosters borders bunkers burners cancers carriers centers chapters
    characters chargers clusters coffees colors committees computers condors containers cookers coolers copiers
    corridors counters covers cruisers degrees diapers dinners disasters doors dossiers dryers errors factors
    favors feeders fees fibers filters flavors floors flowers freighters frontiers generators guarantees hangers
    harbors heaters heifers helicopters indicators labors ladders layers letters levers lists liters markers
    matters meters mirrors monitors motors newspapers numbers offers orders oysters packers papers parameters
    partners piers pointers posters powers printers processors projectors quarters reactors registers remainders
    reminders rivers rollers rotors routers rubbers scanners sectors semesters sensors servers shelters shutters
    slippers stickers stretchers summers tankers tenders terminators theaters tigers timbers towers trackers
    tractors trailers transfers transformers trees triggers trimesters tumblers vectors vouchers waters winters
    wonders
    """.split()
)
_PEOPLE_ENDINGS = ("ans", "ese", "inos", "ians", "ders")
_PERSONS_ENDINGS = ("s", "people", "men", "women", "children")
_ABSTRACT_ENDINGS = ("ment", "ion", "age", "ance")
_MOVING_STEMS = ("bring", "brought", "rais", "lift", "tak", "cut", "reduc", "push", "increas", "put")


def form_of(word: str) -> int:
    """Tags of what a word or phrase in lower case looks like."""
    form = 0
    if word.endswith("s"):
        form |= lx.MANY_ENDING | lx.INFLECTED
        if len(word) > 3 and not word.endswith("ss"):
            form |= lx.PLURAL
    if word.endswith("ed"):
        form |= lx.PARTICIPLE | lx.INFLECTED
    if word.endswith("ing"):
        form |= lx.PARTICIPLE | lx.ONGOING
    if word in _SHORT_PARTICIPLES:
        form |= lx.PARTICIPLE
    if word in _SHORT_PASTS:
        form |= lx.INFLECTED
    if word.endswith(_PERSONS_ENDINGS):
        form |= lx.SOME_PERSONS
    if word.endswith(_PERSON_ENDINGS) and word not in NOT_PERSONS:
        form |= lx.AGENTS
    if word.endswith(_PEOPLE_ENDINGS):
        form |= lx.PEOPLE
    if word.endswith(_ABSTRACT_ENDINGS):
        form |= lx.ABSTRACT
    if word.startswith(_MOVING_STEMS):
        form |= lx.MOVES
    return form
