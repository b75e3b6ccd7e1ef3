"""Whom and what: the words behind a verb of asking, and whether a modal can be an order."""

from __future__ import annotations

import re
from collections.abc import Sequence

from diemcau.lang.cued import Cued
from diemcau.lang.en import phrases
from diemcau.lang.en.phrases import Complement
from diemcau.records import Span

_NOT_WANTED = Cued(
    r"\b(?:assur|promis|pledg|guarante|confident|belie[fv]|hop(?:e|ed|es|ing)\b|expect"
    r"|whether|unless|why\b|how\b|what\b|so that|in case|lest)[^.;:]{0,110}\Z",
    re.IGNORECASE,
)
_IF = re.compile(r"\b[Ii][Ff]\b[^.;:]{0,110}\Z")
_BEFORE_MODAL = 130  # characters in which such a word may stand


_BE = frozenset(
    """
    held organised organized taken taking part opened closed seen expected due sure able likely about known
    possible important necessary made given built reached
    """.split()
)


_THAT = re.compile(
    r"(?:\s+(?:at|in|on|during|to|also)\s[^,;:]{1,60}?)?,?\s+that\s+(?:in \d{4},? "
    r"|by \d{4},? |from now on,? |in the coming time,? )?"
)


_PLAIN_TO = re.compile(r"(?:\s+all)?\s+(?:not\s+)?to:?\s+")


_WANTS_WHOM = frozenset({"told", "reminded"})
# What somebody asks for himself: "asked not to be named".
_FOR_HIMSELF = re.compile(r"\s+(?:not\s+)?to be \w+(?:ed|en|n|ld)\b")


_GERUND_AFTER = re.compile(r"(?:\s+for)?\s+")


# An act that is asked for by its noun: "asked for the acceleration of talks", "called for stronger efforts".
_WANTED_ACT = re.compile(
    r"(?:(?:the|a|an) )?(?:(?:further|stronger|greater|closer|faster|better|more|effective|early|strict|drastic) )*"
    r"(?:(?:acceleration|promotion|completion|implementation|improvement|enhancement|establishment|engagement"
    r"|expansion|reduction|simplification|preparation|mobili[sz]ation|coordination|cooperation|efforts|measures"
    r"|participation"
    r"|disbursement|supervision|inspection|strengthening|review|attention)) "
)
# More of something, or a thing for all of a group or by some time, that is wanted by its noun alone.
_COMPARED = re.compile(
    r"(?:for )?(?:(?:a|an|the) )?(?:earlier|faster|better|closer|stricter|tighter|quicker|clearer|simpler|shorter"
    r"|wider|deeper"
    r"|fuller|more [a-z]+(?:ed|ful|ive|ent|ant|ic|al|ate|act|ous|ble)) (?:and [a-z]|[a-z])"
)
_WANTED_THING = re.compile(
    r"(?:an?|the|more|fewer|all) (?!to\b)(?:(?! to )[^.;:,]){3,120}?\b"
    r"(?:(?:for|in|at|from|with) (?:every|all|each)|by (?:the|\d|[A-Z])"
    r"|before|within|(?:every|each) (?:day|week|month|quarter|year))\b"
)
_BETWEEN_SIDES = re.compile(r"\b(?:two|both) (?:sides|countries|nations|parties|peoples)\b|\bbilateral\b|\bparties\b")
_WITH = re.compile(r"\s(?:with|in|on)\s")


def find_complement(text: str, at: int, end: int, verb: str) -> Complement | None:
    """Whom and what behind a verb of asking that ends at `at`; None where it asks nobody to do anything."""
    that = _THAT.match(text, at, end)
    if that is not None:
        return after_that(text, that.end(), end, verb)
    plain = _PLAIN_TO.match(text, at, end)
    if plain is not None:
        if verb in _WANTS_WHOM:
            return None  # "boats told to stay": they are told, and nobody tells them here
        if _FOR_HIMSELF.match(text, at, end) and verb.startswith("ask"):
            return None
        start = at + text[at:end].index("not") if "not" in plain.group() else plain.end()
        listed = text[at:end].lstrip().startswith("to:")
        return Complement(None, start) if listed or phrases.find_verb(text, plain.end(), end) else None
    gerund = _GERUND_AFTER.match(text, at, end)
    if gerund and re.match(r"call|suggest|propos|recommend|request|ask|requir|urg", verb.lower()):
        found = phrases.find_verb(text, gerund.end(), end)
        if found is not None and found.kind == "gerund":
            return Complement(None, gerund.end())
        wanted = _WANTED_ACT.match(text, gerund.end(), end)
        if wanted is not None and not _BETWEEN_SIDES.search(text, at, end):
            return Complement(None, gerund.end())
    thing = _wanted(text, at, end, verb)
    if thing is not None:
        return thing
    if verb in {"called", "wished", "hoped", "warned"} and not text[at:end].startswith(" to"):
        return None
    return _whom(text, at, end, verb)


def _wanted(text: str, at: int, end: int, verb: str) -> Complement | None:
    """What somebody asks for or wants by its noun, with no verb and nobody told: "wants a guide in every port"."""
    if not verb.startswith(("asked for", "asks for", "asked", "asks", "want")):
        return None
    gap = _GERUND_AFTER.match(text, at, end)
    if gap is None or (verb[0] == "a" and "for" not in gap.group() and not verb.endswith("for")):
        return None
    thing = _COMPARED.match(text, gap.end(), end) or (
        _WANTED_THING.match(text, gap.end(), end) if verb[0] == "w" and "for" not in gap.group() else None
    )
    fits = thing is not None and not _BETWEEN_SIDES.search(text, at, end)
    return Complement(None, gap.end()) if fits and phrases.find_to(text, gap.end(), end) is None else None


def after_that(text: str, at: int, end: int, verb: str) -> Complement | None:
    """Whom and what behind "that": with a modal, or with a bare verb where the verb of asking takes one."""
    modal = phrases.find_modal(text, at, end)
    if modal is not None and _is_real_modal(text, modal, end):
        return Complement(_addressee(text, at, modal.start()), at, modal.end())
    if re.match(r"told|advis|warn|remind|hope|wish", verb):
        return None
    found = phrases.find_subjunctive(text, at, end)
    if found is None or found.addressee is None or found.addressee.end <= found.addressee.start:
        return found
    return Complement(_addressee(text, *found.addressee), found.addressee.start, found.body)


def _addressee(text: str, start: int, end: int) -> Span | None:
    span = phrases.trim(text, start, end)
    return span if span.end > span.start and phrases.is_addressee(span.quote(text)) else None


def _whom(text: str, at: int, end: int, verb: str) -> Complement | None:
    if re.match(r"propos|suggest|recommend", verb) and (bare := _bare(text, at, end)):
        return bare
    found = phrases.find_to(text, at, end)
    with_ = _with_gerund(text, at, end) if re.match(r"entrust|task|charg|assign|mandat", verb) else None
    if found is not None and found.addressee is not None and (with_ is None or found.start < with_.start):
        plain = _without_that(text, at, found)
        if plain is not None or not _TELLS.match(verb):
            return plain
    if with_ is not None:
        return with_
    if _TELLS.match(verb) and (that := _SAYS_THAT.match(text[at : min(end, at + 120)])):
        inner = after_that(text, at + that.end(), end, verb)
        own = (
            inner.addressee
            if inner and inner.addressee and not _PRONOUN.fullmatch(inner.addressee.quote(text))
            else None
        )
        return (
            Complement(own or _addressee(text, at, at + that.start("that")), inner.start, inner.body) if inner else None
        )
    if re.match(r"propos|suggest|recommend|request|ask|urg|demand|requir", verb):
        return _bare(text, at, end)
    return None


# "told the office that it must", not "told those that have no boat".
_SAYS_THAT = re.compile(
    r"(?:(?!\sthat\s).)*?(?P<that>\sthat)\s(?!(?:have|has|had|is|are|was|were|do|does|did|can|could)\s)", re.DOTALL
)
_TELLS = re.compile(r"remind|told|tell|advis|warn|inform")
_PRONOUN = re.compile(r"(?:it|they|he|she)", re.IGNORECASE)


def _bare(text: str, at: int, end: int) -> Complement | None:
    """Whom and what with no word between, as in "(suggested) the Office send a letter"."""
    bare = phrases.find_subjunctive(text, at + 1, end)
    if bare is None or bare.addressee is None or not _addressee(text, *bare.addressee):
        return None
    words = bare.addressee.quote(text)
    return (
        None
        if re.search(r"\b(?:to|that|which|who|for|will|would)\b", words)
        else Complement(bare.addressee, bare.start, bare.body)
    )


def _without_that(text: str, at: int, found: Complement) -> Complement | None:
    """An addressee never holds a clause: "told reporters that the plan to ..." names nobody to do anything."""
    words = text[at : found.start]
    return (
        None if re.search(r"\b(?:that|whether|about how|because|was|were|is|are|has|have|had|will)\b", words) else found
    )


def _with_gerund(text: str, at: int, end: int) -> Complement | None:
    for match in _WITH.finditer(text, at, min(end, at + 160)):
        verb = phrases.find_verb(text, match.end(), end)
        if verb is not None and verb.kind == "gerund" and (who := _addressee(text, at, match.start())):
            return Complement(who, match.end())
    return None


def first_modal(text: str, modals: Sequence[re.Match[str]], start: int, end: int) -> re.Match[str] | None:
    """The first of a sentence's modals that stands in a stretch of it and can be an order."""
    inside = (modal for modal in modals if start <= modal.start() and modal.end() <= end)
    return next((modal for modal in inside if _is_real_modal(text, modal, end)), None)


def _is_real_modal(text: str, modal: re.Match[str], end: int) -> bool:
    """Whether a modal has a verb behind it that somebody can be told to do."""
    word = modal["m"]
    if word.endswith(("for", "with", "from")):
        return True
    if word.startswith(("is responsible", "are responsible")) or word.endswith(" due"):
        return True
    aside = _INSERTED.match(text, modal.end(), end)
    at = aside.end() if aside else modal.end()
    before = max(0, modal.start() - _BEFORE_MODAL)
    if _NOT_WANTED.search(text, before, modal.start()) or _IF.search(text, before, modal.start()):
        return False
    after = _NEXT_WORD.match(text, at, end)
    if after and after[1] == "have" and _HAVE_DONE.match(text, modal.end(), end):
        return False
    if word in {"is to", "are to", "is not to", "are not to", "was to", "were to"} and (
        (after and after[1] in _BE)
        or _AIM.search(text[max(0, modal.start() - 160) : modal.start()].rpartition("\n")[2].rpartition(". ")[2])
    ):
        return False
    verb = phrases.find_verb(text, at + 1, end)
    return verb is not None or _GOES_ON.match(text, modal.end(), end) is not None


_INSERTED = re.compile(r",[^,;]{3,60},(?=\s)")
_NEXT_WORD = re.compile(r"\s+(?:be )?(\w+)")
_HAVE_DONE = re.compile(r"\s+have (?:been|\w+ed)\b")
_AIM = re.compile(
    r"\b(?:(?:task|goal|aim|objective|purpose|target|role|solution|plan|focus"
    r"|view|way|priority|content|job|duty|intention)s?|(?<!every )(?<!each )(?<!Every )(?<!Each )mission)\b"
)
_GOES_ON = re.compile(r"\s+(?:be|not be|not|always|first|also|both)\b")
