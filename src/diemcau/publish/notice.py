"""What was not understood or went wrong, in words: findings and errors.

Where they arise they are put into English sentences, with a code. A reader of another language gets the sentence that
the catalogue holds under that code, filled with what the finding or error knows as facts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diemcau.errors import DiemcauError
    from diemcau.publish.texts import Texts
    from diemcau.records import Finding

OWN = "en"
"""The language in which the rooms of the house write their own sentences, ISO 639-1."""


def is_retold(language: str) -> bool:
    """Whether the house's own sentences have to be said anew for readers of a language."""
    return language != OWN


def tell_finding(texts: Texts, finding: Finding) -> str:
    """What was found and what to do about it."""
    if not is_retold(texts.language):
        return f"{finding.message} {finding.advice}".strip()
    general = "retold.finding.other" if finding.document else "retold.finding.other_folder"
    key = f"retold.finding.{finding.code}"
    known = {"document": finding.document, "code": finding.code} | dict(finding.facts)
    return texts[key if key in texts else general].format(**known)


def tell_error(texts: Texts, error: DiemcauError) -> tuple[str, str]:
    """What went wrong, and what to do about it where that is said apart.

    An error without a code is told as it stands: whoever raised it spoke the reader's language already.
    """
    from diemcau.records import Finding

    if not is_retold(texts.language):
        return error.title, error.advice
    if isinstance(cause := error.facts.get("cause"), Finding):
        return tell_finding(texts, cause), ""
    key = f"retold.error.{error.facts.get('code')}"
    return (texts[key].format(**error.facts), "") if key in texts else (error.title, error.advice)
