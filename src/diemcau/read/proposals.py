"""What is asked upward or across, as records."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from diemcau.lang.language import Language
from diemcau.lang.requests import Request
from diemcau.read.directives import HasTopics
from diemcau.records import Proposal


def find_proposals(
    text: str, requests: Sequence[Request], language: Language, profile: HasTopics | None = None
) -> tuple[Proposal, ...]:
    """The proposals among a document's requests, in text order.

    Args:
        text: The document's text.
        requests: What the language's `find_requests` found in it.
        language: The document's language.
        profile: Gives topics; none are given without it.
    """
    return tuple(_proposal(text, request, language, profile) for request in requests if request.is_proposal)


# How sure a proposal is that says whom it asks, and one that leaves it open.
_TOLD = Decimal("0.90")
_OPEN = Decimal("0.75")


def _proposal(text: str, request: Request, language: Language, profile: HasTopics | None) -> Proposal:
    words = request.span.quote(text)
    return Proposal(
        span=request.span,
        text=words,
        proposer=request.issuer,
        addressee=request.addressee,
        topics=profile.find_topics(words, language.code) if profile is not None else (),
        sentence=request.sentence,
        confidence=_TOLD if request.addressee else _OPEN,
        rule=request.rule,
    )
