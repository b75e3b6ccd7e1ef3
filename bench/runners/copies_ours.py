"""Diemcau: documents to their lineage, groups and links with all passages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from hashlib import sha256
from itertools import combinations
from typing import Any

from bench.runners.copies import Text, measure_copies
from diemcau.reconcile.copies import find_lineage
from diemcau.records import Document


def load() -> tuple[Callable[[Sequence[Text]], Any], Callable[[Any], dict[str, Any]]]:
    """What finds the lineage, and what tells it."""
    return find, dict


def find(texts: Sequence[Text]) -> dict[str, Any]:
    """Pairs of places of documents that are one text, and every link."""
    places = {text["id"]: place for place, text in enumerate(texts)}
    lineage = find_lineage(to_document(text) for text in texts)
    pairs = [
        sorted((places[one], places[other]))
        for group in lineage.groups
        for one, other in combinations(group.documents, 2)
    ]
    links = [(link.origin, link.made, link.grade, link.carried, link.taken) for link in lineage.links()]
    return {"pairs": pairs, "links": links}


def to_document(text: Text) -> Document:
    """A document as collecting would give it."""
    published = text.get("published")
    return Document(
        id=sha256(text["text"].encode()).hexdigest(),
        name=text["id"],
        path="",
        text=text["text"],
        language=text.get("language") or "en",
        published=date.fromisoformat(published) if published else None,
    )


if __name__ == "__main__":
    measure_copies(load)
