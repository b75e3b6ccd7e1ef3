"""English words of success that ask for a figure."""

from __future__ import annotations

import re

from diemcau.lang.cued import Cued
from diemcau.lang.praise import PraiseWords
from diemcau.records.checked import PraiseSort

# Adjectives of quality, of which most make an adverb with "ly".
_GOOD = """
    outstanding remarkable impressive excellent exceptional striking splendid brilliant admirable commendable superb
    successful fruitful productive efficient encouraging historic unprecedented landmark vibrant vigorous
    dynamic exemplary groundbreaking stellar resounding phenomenal extraordinary tremendous spectacular
    record-breaking noteworthy praiseworthy laudable substantive flourishing thriving
""".split()
_GOOD_NOUNS = """
    success(?:es)? achievements? accomplishments? bright_spots? milestones? breakthroughs? triumphs? feats?
    highlights_of     (?:a|the|another|one|many|main|key)_highlights? leaps?_forward
    great_strides turning_points? new_heights? hallmarks?
    victory victories success_stor(?:y|ies) fine_results good_results (?:very_)?positive_(?:results?|changes?|signs?)
""".split()
_GREATLY = """
    significantly substantially considerably markedly remarkably sharply strongly greatly dramatically noticeably
    rapidly steadily robustly vastly hugely enormously tremendously impressively steeply visibly
""".split()
_GREAT = "significant substantial considerable marked sharp strong robust rapid steady huge tremendous solid".split()
_GAINS = """
    increases? growth rises? gains? progress improvements? advances? expansion upturn rebound recovery contributions?
    results? momentum performance strides? headway
""".split()
_SURPASS = """
    exceed(?:s|ed|ing)? surpass(?:es|ed|ing)? outperform(?:s|ed|ing)? outstrip(?:s|ped|ping)?
    over-?fulfil(?:l?s|led|ling)?
    overshot overshoots? beat(?:s|ing)?_(?:the_|its_|all_)?(?:plan|target|forecast|expectation)s?
    ahead_of_(?:the_|its_)?(?:plan|schedule|target|deadline) above_(?:the_|its_)?(?:plan|target)
    better_than_(?:expected|planned|forecast) beyond_(?:all_)?expectations topped_(?:the_|its_)?(?:plan|target)
""".split()
_WIDE = """
    comprehensive(?:ly)? extensive(?:ly)? all-round across_the_board wide-ranging far-reaching countless numerous
    in_(?:all|every|many)_(?:fields?|areas?|aspects?|spheres?|respects?) on_(?:all|every|many)_fronts?
    synchronous(?:ly)?
    a_(?:large|great|huge)_number_of a_(?:wide|broad|whole|large)_(?:range|series|array)_of
    many_(?:\\w+_)?(?:activities|agreements|results|contributions|events|projects|initiatives|delegations)
    dozens_of scores_of hundreds_of thousands_of
""".split()
_ADVANCED = """
    strengthened deepened enhanced improved elevated consolidated broadened boosted reinforced bolstered intensified
    upgraded invigorated revitali[sz]ed fostered accelerated stepped_up scaled_up expanded widened
""".split()


def _any_of(*lists: list[str]) -> Cued:
    words = sorted({word.replace("_", r"\s") for words in lists for word in words}, key=len, reverse=True)
    return Cued(rf"\b(?:{'|'.join(words)})\b")


_SORTS = {
    PraiseSort.SURPASS: _any_of(_SURPASS),
    PraiseSort.QUALITY: _any_of(
        [f"{word}(?:ly)?" for word in _GOOD],
        _GOOD_NOUNS,
        ["effective(?:ly)?", "proactively", "creatively", "smoothly"],
    ),
    PraiseSort.DEGREE: _any_of(_GREATLY, [rf"(?:{'|'.join(_GREAT)})\s(?:\w+\s)?(?:{'|'.join(_GAINS)})"]),
    PraiseSort.WIDTH: _any_of(_WIDE),
    PraiseSort.ADVANCE: _any_of(_ADVANCED),
}
_UNMEANT = re.compile(
    r"\bcomprehensive\s(?:and\s\w+\s)?(?:strategic\s|economic\s)?(?:cooperative\s)?(?:partner(?:ship)?s?|agreements?|plan)\b"
    r"|\beffective\s(?:date|from|as\sof|on|until|immediately)\b|\bhistoric\s(?:site|centre|center|building|quarter|town)s?\b"
    r"|\bsuccess(?:ive|ively|or|ors|ion|ions)\b|\blandmark\sbuildings?\b|\b(?:not|never)\s(?:to\s)?exceed(?:ing|s|ed)?\b"
    r"|\b(?:shall|must|may|can|should|does|do|did)\snot\sexceed\b|\bexceeds?\s(?:its|their|the)\s(?:powers?|authority)\b"
)
_UNDONE = re.compile(
    r"\b(?:must|should|shall|will|would|could|needs?\sto|ha(?:ve|s)\sto|(?:is|are|was|were)\sto|not|never|no|neither|nor|without"
    r"|lack(?:s|ed|ing)?(?:\sof)?|fail(?:s|ed|ing)?\sto|yet\sto|hopes?|hoped|wish(?:es|ed)?|expects?|want(?:s|ed)?"
    r"|aims?|aimed|in\sorder\sto|so\sas\sto|ask(?:s|ed)|urge[sd]?|call(?:s|ed)\s(?:for|on)|request(?:s|ed)"
    r"|propose[sd]?|recommend(?:s|ed)|order(?:s|ed)|instruct(?:s|ed)|if|unless|more|less)\b(?!\sonly)[^.;]{0,80}\Z"
    # A verb behind "to" is only wanted; a noun behind it is what something led to.
    r"|(?<!contributed\s)(?<!contributing\s)(?<!contributes\s)(?<!contribution\s)(?<!contributions\s)(?<!thanks\s)"
    r"(?<!due\s)(?<!owing\s)(?<!led\s)(?<!leading\s)(?<!leads\s)\bto\s(?:[a-z]+\s){0,3}\Z"
)
_WORD = re.compile(r"[a-z][a-z-]{3,}")
_ENDINGS = re.compile(r"(?:ies|es|s|ed|ing|al|ly)\Z")
_LIGHT = """
    year years month months quarter half period plan target result results work works activity activities total number
    numbers about over nearly more than from with which that this these those have been were their there also last
    first compared against same time level rate share value amount province provincial ministry country national unit
    units city department reached reaching made making achieved achieving attained some other both many good part
    percent times million billion thousand figure figures report reported including during after before into upon
    expectation expectations
    well very most highly rather quite become became remained continued being through across between
""".split()


def _find_things(text: str) -> frozenset[str]:
    return frozenset(_ENDINGS.sub("", word) for word in _WORD.findall(text))


WORDS = PraiseWords(
    sorts=_SORTS,
    unmeant=_UNMEANT,
    undone=_UNDONE,
    parts=re.compile(r"[;:,]\s|\s[–—-]\s|\s(?:and|while|whereas|but|whilst|although|though)\s"),
    joins=re.compile(r"(?:\s|,\s|,?\sand\s|\sas\swell\sas\s)\Z"),
    points_back=re.compile(r"\W*(?:this|that|these|those|it|both|such|which)\b"),
    find_things=_find_things,
    light=_find_things(" ".join(_LIGHT)),
)
