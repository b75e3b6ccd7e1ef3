"""English words that a watch over many texts does not count."""

from __future__ import annotations

from diemcau.lang.stream import StreamWords

_EMPTY = frozenset(
    """
    a about above across after again against ago all almost alone along already also although always am amid among an
    and another any anybody anyone anything anyway are around as aside at away back be became because become becomes
    been before began begin behind being below beside besides between beyond both but by came can cannot could despite
    did do does doing done down due during each either else enough etc even ever every everybody everyone everything
    except far few for from further gave get gets getting give given gives go goes going gone got had half hardly has
    have having he hence her here hers herself him himself his how however i if in indeed inside instead into is it its
    itself just keep kept knew know known last least less lest let like likely made make makes making many may maybe me
    might mine more moreover most mostly much must my myself near nearly neither never nevertheless next no nobody none
    nor not nothing now nowhere of off often on once one ones only onto or other others otherwise ought our ours
    ourselves out outside over own part per perhaps put quite rather really same saw say saying says see seem seemed
    seems seen several shall she should since so some somebody someone something sometimes soon still such take taken
    takes taking than that the their theirs them themselves then there thereby therefore these they thing things this
    those though through throughout thus till to together told too took toward towards under unless unlike until up
    upon us use used uses using very via was way we well went were what whatever when whenever where whereas whether
    which while who whoever whole whom whose why will with within without would yes yet you your yours yourself ain
    aren couldn didn doesn don hadn hasn haven isn ll mightn mustn needn re shan shouldn ve wasn weren won wouldn it's
    that's he's she's i'm we're they're you're i've we've they've don't doesn't didn't can't won't isn't aren't
    wasn't weren't couldn't wouldn't shouldn't hasn't haven't hadn't there's what's let's who's
    """.split()
)
_PASSING = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun january
    february march april june july august september october november december jan feb mar apr jun jul aug sep sept oct
    nov dec today tomorrow yesterday tonight morning afternoon evening night noon midnight day days week weeks weekend
    month months year years quarter decade hour hours minute minutes am pm gmt est pst utc date earlier later recently
    currently first second third fourth fifth sixth seventh eighth ninth tenth two three four five six seven eight nine
    ten eleven twelve dozen twenty thirty forty fifty hundred hundreds thousand thousands million millions billion
    billions percent per-cent pct said add added adds adding according told tells tell asked reported reports report
    mr mrs ms dr
    """.split()
)
_SHORTEST_PLURAL = 4  # letters: "gas" and "bus" keep their s


def _normal(word: str) -> str:
    """A word without its possessive ending and without the s of the plural: "tariffs" and "tariff's" are "tariff"."""
    if word.endswith(("'s", "’s")):
        word = word[:-2]
    if len(word) <= _SHORTEST_PLURAL or not word.endswith("s") or word.endswith(("ss", "us", "is", "ous")):
        return word
    return word[:-3] + "y" if word.endswith("ies") else word[:-1]


WORDS = StreamWords(empty=_EMPTY, passing=_PASSING, is_syllabic=False, normal=_normal)
