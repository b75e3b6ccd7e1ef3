"""Words by what they do around a number.

A language folder fills one `Lexicon`; the grammar that reads figures asks only for these tags and knows no word.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

# What a word can do around a number. Bits, since one word may do several things.
PREP = 1 << 0  # before a noun phrase: of, in, with
DET = 1 << 1  # opens a noun phrase: the, its, these
AUX = 1 << 2  # part of a verb group without a content of its own: is, has, will
CONJ = 1 << 3  # and, or, while
REL = 1 << 4  # which, that, who
PRON = 1 << 5  # it, they, them
ADV = 1 << 6  # stands between without meaning here: also, respectively
VERB = 1 << 7  # a finite verb whose subject is counted or measured: reached, came to, totalled
DO = 1 << 8  # a finite verb whose object is counted: sent, received, signed
UP = 1 << 9  # a rise: rose, up, higher, growth
DOWN = 1 << 10  # a fall: fell, down, fewer
CHANGE_NOUN = 1 << 11  # a rise or fall as a noun: an increase of
MORE = 1 << 12  # a difference to something else: more, fewer, higher than
COMPARE = 1 << 13  # opens the base of a comparison: compared with, than, against
PART = 1 << 14  # opens the parts of a whole: including, of which
SHARE = 1 << 15  # makes a percentage a share: accounted for, made up, share
EXPECT = 1 << 16  # makes it expected: estimated, expected to
TARGET = 1 << 17  # makes it a target: strives, aims
PLAN = 1 << 18  # makes it planned: plans to, scheduled
PERSON = 1 << 19  # counts persons: workers, guests
TRIP = 1 << 20  # counts person-trips: turns, arrivals
STRUCTURE = 1 << 21  # counted only to build a text: pillars, sides, aspects
NAME_BEFORE = 1 << 22  # a number behind it is a name: Article, Room, Resolution
RANK = 1 << 23  # makes an ordinal a rank: ranked, largest, place
PLANWORD = 1 << 24  # the plan as a base: plan, target, estimate
MONEY_NOUN = 1 << 25  # what money figures measure: capital, turnover, aid
STOCK = 1 << 26  # counted on a day: valid, in force, currently
NATION = 1 << 27  # the whole country: nationwide, the whole country
OWN = 1 << 28  # the org spoken of: the province, the ministry
CONTENT_STOP = 1 << 29  # a verb or particle that ends a noun phrase and means nothing else here
WORTH = 1 << 30  # joins a thing to its amount: worth, valued at, totalling
ACTUAL = 1 << 31  # makes it done: already, so far, has been
SAID = 1 << 32  # a verb of saying
THAN = 1 << 33  # after a difference: than
PREV = 1 << 34  # "prev." in a bracket: the stretch before
ITSELF = 1 << 35  # stands for what was named before: the figure, the number, the total
GROW = 1 << 36  # growth itself as the measure: growth, growth rate

# Small words that say how two phrases hang together.
OF = 1 << 37  # joins a part or property to its whole: of
BY = 1 << 38  # before the size of a change: by
TO = 1 << 39  # before the level that is reached: to, at
AT = 1 << 40  # before a point on a scale: at
FROM = 1 << 41  # before the level that was left: from
IN = 1 << 42  # before the field or place: in
FOR = 1 << 43  # before the purpose: for
WITH = 1 << 44  # before a companion: with
AMONG = 1 << 45  # before the others of its sort: among
OUT_OF = 1 << 46  # before the whole that was drawn from: out of
ON = 1 << 47  # before the base of a change, directly behind it: on, over
AFTER = 1 << 48  # before the level of the stretch before: after
SINCE = 1 << 49  # before the day a count began: since
AS = 1 << 50  # opens or closes a likeness: as
SAME = 1 << 51  # names a likeness: same
MANY = 1 << 52  # the amount in a likeness: as many as
THAT = 1 << 53  # opens what is said: that
IN_TURN = 1 << 54  # says that two lists run side by side: respectively

# Finer sorts of the words above.
STATE = 1 << 55  # says that something is or was the case: are, were, have
PAST = 1 << 56  # the same of the past: was, were
FUTURE = 1 << 57  # says that something is still to come: will, shall
ARRANGED = 1 << 58  # says that something is arranged: is to, are to
EMPTY_VERB = 1 << 59  # adds nothing to the name of what is counted: have, include
CONSIST = 1 << 60  # its subject is counted itself: consists, numbers
EMPTY_NOUN = 1 << 61  # a counted noun that says nothing of what is counted: persons, cases
STANDING = 1 << 62  # may stand before an amount without naming anything: a record, combined, annual
RECORD = 1 << 97  # names an amount by its place in its own history: a record, a peak, an all-time low
FRESH = 1 << 63  # opens an amount as newly given: initial, further
REFERS = 1 << 64  # belongs to a subject that only points back: the aim
NAME_PART = 1 << 65  # a small word or noun inside a name: of, province
RESTATES = 1 << 66  # opens the same amount said once more: or, equivalent to
EQUALS = 1 << 67  # sets an amount equal to another: equal to
EQUAL = 1 << 68  # the same before "of": the equivalent
WHICH_WAY = 1 << 69  # the bare direction: up, down
LOOSE_CHANGE = 1 << 70  # a change only where its size follows: more, cut, lost
NO_MOVE = 1 << 71  # compares and does not say that something moved: more, lower
BASE_OPENER = 1 << 72  # opens the base of a change behind its size: on, over, from, since
BASE_NOUN = 1 << 73  # stands for the level of the base: those, the level
EXTREME = 1 << 74  # the far end of a series: highest, lowest
BOUNDS = 1 << 75  # says that a day only begins or ends a stretch: ended, beginning
BRACKETS = 1 << 76  # speaks of the numbers in brackets: bracketed

# Signs that a number names or builds and measures nothing.
LENGTH = 1 << 77  # lengths of time and of texts: years, pages
TELEPHONE = 1 << 78  # before a telephone number: hotline
PAGE = 1 << 79  # a page: page 3 of 12
GROUP = 1 << 80  # a group of states named by its number: the Group of 77
NAME_ALWAYS = 1 << 81  # names a number even in small letters: article, room
AGED = 1 << 82  # before an age: aged
KNOWN = 1 << 83  # takes the things behind it as known: these three, both
BEFORE_ONE = 1 << 84  # makes "one" a pronoun: no one, each one
BEHIND_ONE = 1 << 85  # the same from behind: one another, one day

# What a word looks like; the language tells it of words it does not list too.
PLURAL = 1 << 86  # a noun in the plural
MANY_ENDING = 1 << 87  # ends like a plural, whatever it is
PARTICIPLE = 1 << 88  # may say more of the noun before it: led, signed, hosting
ONGOING = 1 << 89  # a form of what goes on: reading
INFLECTED = 1 << 90  # a verb form that cannot stand behind "will": signed, signs
SOME_PERSONS = 1 << 91  # a noun in the plural that may count persons: guests, children
AGENTS = 1 << 92  # ends like a noun for persons: drivers, economists
PEOPLE = 1 << 93  # ends like the name of a people, where it is a name: Kenyans
ABSTRACT = 1 << 94  # ends like a noun for no person or place: movement, action
MOVES = 1 << 95  # a verb that moves its object to a level: brought, raised
EXCEED = 1 << 98  # passes the level behind it, or a plan by the share behind it: exceed
PAIRED = 1 << 99  # things that come in twos where nothing else is counted: the two countries
FLOW = 1 << 100  # counts over a stretch of time and is never a stock: turnover, exports
TURN = 1 << 101  # a turn of whatever stands behind it: "turn" of persons, of cars
OPENS = 1 << 96  # a phrase of the lexicon begins with it

BREAKS = PREP | AUX | CONJ | REL | PRON | VERB | DO | COMPARE | PART | SHARE | CONTENT_STOP | WORTH | SAID

_REMEMBERED = 1 << 14  # word forms; a large folder of reports has about as many that return

Phrase = tuple[tuple[str, ...], int]
Form = tuple[str, int, bool, bool]
"""A piece of a sentence as read: in lower case without possessive ending, its tags, whether it is a word, whether it
had that ending."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Tags of words and phrases.

    Attributes:
        words: Tags by listed word, lower case; what the word looks like is not among them.
        phrases: By first and second word, the phrases that start with them as (words, tags), longest first.
        forms: What any word or mark is, as written.
    """

    words: Mapping[str, int]
    phrases: Mapping[str, Mapping[str, tuple[Phrase, ...]]]
    forms: Mapping[str, Form]

    def tags(self, word: str) -> int:
        """Tags of a listed word, 0 for any other; what the word looks like is not among them."""
        return self.words.get(word, 0)


class _Forms(dict[str, Form]):
    """What words and marks are, read when first asked for; when too many are remembered, it begins anew.

    Args:
        read: Reads one.
    """

    def __init__(self, read: Callable[[str], Form]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, raw: str) -> Form:
        if len(self) >= _REMEMBERED:
            self.clear()
        form = self[raw] = self._read(raw)
        return form


def _no_form(_: str) -> int:
    return 0


def build_lexicon(
    groups: Mapping[int, str],
    form_of: Callable[[str], int] = _no_form,
    possessives: tuple[str, ...] = (),
    fold: Callable[[str], str] = str,
) -> Lexicon:
    """A lexicon from word lists.

    Args:
        groups: By tag, its words in one string, parted by white space; a phrase joins its words by `_`.
        form_of: Tags of what a word in lower case looks like; none where a language tells nothing by it.
        possessives: Endings cut from a word before it is looked up, longest first.
        fold: Makes ways to spell one word alike; of the same length.
    """
    tags: dict[str, int] = {}
    for tag, listed in groups.items():
        for entry in fold(listed).split():
            tags[entry] = tags.get(entry, 0) | tag
    phrases: dict[str, dict[str, list[Phrase]]] = {}
    for entry in [entry for entry in tags if "_" in entry]:
        words = tuple(entry.split("_"))
        phrase = words, tags.pop(entry) | form_of(" ".join(words))
        phrases.setdefault(words[0], {}).setdefault(words[1], []).append(phrase)

    def read(raw: str) -> Form:
        if not raw[0].isalpha():
            return raw.lower(), 0, False, False
        word = fold(raw.lower())
        ending = next((len(ending) for ending in possessives if word.endswith(ending)), 0)
        word = word[: len(word) - ending]
        opens = OPENS if word in phrases else 0
        return word, tags.get(word, 0) | form_of(word) | opens, True, ending > 0

    ordered = {
        first: {second: tuple(sorted(found, key=lambda item: -len(item[0]))) for second, found in behind.items()}
        for first, behind in phrases.items()
    }
    return Lexicon(tags, ordered, _Forms(read))
