"""What an English word can be before its place is looked at: a verb, a gerund, an adverb, or a verb by its place."""

from __future__ import annotations

from functools import lru_cache

from diemcau.lang.en.verbs import is_adverb, is_base_verb, is_gerund

# One bit for each; `UNKNOWN` is a word outside the list of verbs that may be one before an object, `UNKNOWN_BARE` one
# that may be so without "to".
ADVERB, AND, BOTH, GERUND, BASE, ALSO_NOUN, TAKES_IN, UNKNOWN, UNKNOWN_BARE = (1 << bit for bit in range(9))
PASSED_OVER = ADVERB | AND | BOTH
# Verbs that are as often nouns: taken as verbs only where an object or a preposition shows it.
_ALSO_NOUNS = frozenset(
    """
    access act address aid aim answer approach balance base block book boost brief budget building call campaign
    capture care cause centre challenge change check clean close contact control copy cover cut damage deal debate
    decline deposit design document double draft draw drive end exchange exercise exhibit exit export face fight
    file fill finance fix focus form function fund gain gear grant group guarantee guide halt hand head help
    highlight host house import increase influence interest issue judge label land launch lead lift limit link list
    loan look map mark market master match measure merit monitor mount move need notice number offer open order
    outline patrol pay phase pilot place plan play pledge pool position post practice present press process produce
    profile progress project promise purchase push question raise range rank rate reach record reform register
    regard release remark remain rent repair reply report request rescue research reserve respect rest result return
    review reward risk roll run sample save scale schedule school search seal service set shape share shift show
    sign slow sort source spend sponsor spread staff stamp start state stay step store stress study subject supply
    support surprise survey swap switch target task tax test tie tour trace track trade train transfer transport
    travel treat trim trust turn update upgrade use value view visit voice vote wait warn watch work board contract
    credit direct
    """.split()
)
# Words that never are verbs behind "to", so that any other word with an object behind it is one.
_CLOSED = frozenset(
    """
    and or but nor if as after before while when although because since until unless though whereas despite during
    through throughout upon via per like unlike given regarding concerning both either neither also just only even
    the a an this that these those its their his her our your my all both each every any some no one two three four
    five six seven eight nine ten many few several more most less such other another which whom what where when how
    why who whose date him them me us it you within without over under about around above below between among from
    for with by at in on of into onto than then there here new young old foreign local national provincial high low
    good large small further up down out off north south east west home abroad people
    """.split()
)


_NO_VERB_ENDINGS = ("s", "ing", "tion", "ity", "ment", "ness", "al", "ous", "ic", "ive")
_TAKING_IN = frozenset({"fill", "hand", "turn"})


@lru_cache(maxsize=8192)
def sort_of(printed: str) -> int:
    """All that a word as printed can be, of the bits above."""
    word = printed.lower()
    sort = AND if word == "and" else BOTH if word == "both" else 0
    sort |= ADVERB if is_adverb(word) else 0
    sort |= GERUND if is_gerund(word) else 0
    if is_base_verb(word):
        return sort | BASE | (ALSO_NOUN if word in _ALSO_NOUNS else 0) | (TAKES_IN if word in _TAKING_IN else 0)
    if len(printed) <= 2 or not printed.islower() or printed in _CLOSED or printed.endswith(_NO_VERB_ENDINGS):
        return sort
    return sort | UNKNOWN | (0 if printed.endswith(("ed", "en", "er", "ly")) else UNKNOWN_BARE)
