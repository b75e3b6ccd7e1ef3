"""Keeping the record up with its sources: which stories have to be reconciled, and doing so one after another.

Reconciling takes seconds and holds nothing; only what came of it is written under the turn, after a look whether its
sources are still the same.
"""

from __future__ import annotations

import json
import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from diemcau.web.archive.models import Document
from diemcau.web.record.filing import Filed, Ruled, digest_of, find_filed, find_ruled, rulings_about
from diemcau.web.record.making import make
from diemcau.web.record.models import Story, Turn
from diemcau.web.record.parting import MOST, Part, find_parts
from diemcau.web.record.writing import write

_LOG = logging.getLogger("diemcau.web.record")


@dataclass(frozen=True, slots=True)
class _Group:
    """Stories that stand and parts that take their place; they share documents with no other group.

    Attributes:
        stories: The stories.
        parts: The parts.
        documents: Ids of all documents of both.
        filed: Those of them that are in the record.
        around: Ids and digests of all stories that hold any of the documents, those that stay included.
    """

    stories: tuple[Story, ...]
    parts: tuple[Part, ...]
    documents: frozenset[int]
    filed: tuple[Filed, ...]
    around: frozenset[tuple[int, str]]


def keep_up(most: int = MOST) -> bool:
    """Reconcile every story whose sources changed; whether any has to be looked at once more.

    A story that cannot be reconciled keeps what it held.

    Args:
        most: Documents of the largest story.
    """
    filed, ruled = find_filed(), find_ruled()
    places = _places(filed, ruled)
    is_known = Turn.objects.filter(pk=1, digest=places).exists()
    parts = _known_parts(filed, ruled) if is_known else find_parts(filed, ruled, most)
    kept = [_try(group) for group in _groups(parts, filed)]
    if all(one is True for one in kept):
        Turn.objects.update_or_create(pk=1, defaults={"digest": places})
    return False in kept


def _try(group: _Group) -> bool | None:
    """Keep a group; None where it cannot be reconciled."""
    try:
        return _keep(group)
    except Exception:  # noqa: BLE001 - one story's fault must not cost the others
        _LOG.exception("The story of document %s could not be reconciled.", min(group.documents, default=0))
        return None


def _places(filed: Sequence[Filed], ruled: Sequence[Ruled]) -> str:
    """Hash over what documents are parted by: which there are, their readings and levels, what was ruled."""
    said = [[[one.pk, one.reading, one.level] for one in filed], [[one.judgement.id, one.level] for one in ruled]]
    return sha256(json.dumps(said).encode()).hexdigest()


def _known_parts(filed: Sequence[Filed], ruled: Sequence[Ruled]) -> list[Part]:
    """The stories as they stand, with the documents as they are now."""
    by_pk = {one.pk: one for one in filed}
    documents: defaultdict[int, list[Filed]] = defaultdict(list)
    for story, document in _holding().order_by("documents").values_list("pk", "documents"):
        if document in by_pk:
            documents[story].append(by_pk[document])
    return [
        part_of(story, documents[story.pk], ruled) for story in Story.objects.exclude(digest="") if documents[story.pk]
    ]


def part_of(story: Story, documents: Sequence[Filed], ruled: Sequence[Ruled]) -> Part:
    """A story as it is to be if its documents stay the same."""
    rulings = tuple(rulings_about(ruled, {one.name for one in documents}, story.seen_from))
    return Part(tuple(documents), rulings, story.seen_from, story.seen_to)


def _groups(parts: Sequence[Part], filed: Sequence[Filed]) -> Iterator[_Group]:
    """What has to be done, in pieces that touch no document of each other."""
    stories = {(one.name, one.seen_from): one for one in Story.objects.exclude(digest="")}
    digests = {one.pk: one.digest for one in stories.values()}
    held: defaultdict[int, set[int]] = defaultdict(set)
    holders: defaultdict[int, set[int]] = defaultdict(set)
    for pk, document in _holding().values_list("pk", "documents"):
        held[pk].add(document)
        holders[document].add(pk)
    changed = []
    for part in parts:
        story = stories.get((part.name, part.low))
        if story is None or story.seen_to != part.high or story.digest != digest_of(part.documents, part.rulings):
            changed.append(part)
        else:
            del stories[part.name, part.low]
    by_pk = {one.pk: one for one in filed}
    stale = list(stories.values())
    own = [{one.pk for one in part.documents} for part in changed] + [held[one.pk] for one in stale]
    for members in _joined(own):
        documents = frozenset().union(*(own[at] for at in members))
        yield _Group(
            tuple(stale[at - len(changed)] for at in members if at >= len(changed)),
            tuple(changed[at] for at in members if at < len(changed)),
            documents,
            tuple(by_pk[pk] for pk in sorted(documents) if pk in by_pk),
            frozenset((pk, digests[pk]) for document in documents for pk in holders[document] if pk in digests),
        )


def _holding() -> QuerySet[Story]:
    """The stories that stand, once for each of their documents."""
    return Story.objects.exclude(digest="").filter(documents__isnull=False)


def _joined(sets: Sequence[set[int]]) -> list[list[int]]:
    """Places of sets in groups that share members."""
    first: dict[int, int] = {}
    parents = list(range(len(sets)))

    def root(at: int) -> int:
        while parents[at] != at:
            parents[at] = parents[parents[at]]
            at = parents[at]
        return at

    for at, members in enumerate(sets):
        for member in members:
            parents[root(at)] = root(first.setdefault(member, at))
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for at in range(len(sets)):
        groups[root(at)].append(at)
    return list(groups.values())


def _keep(group: _Group) -> bool:
    """Reconcile and write a group; False where its sources changed meanwhile."""
    made = [make(part) for part in group.parts]
    with transaction.atomic():
        hold(group.documents)
        if not _is_current(group):
            return False
        write(group.stories, made, timezone.now())
    return True


def hold(documents: Iterable[int]) -> None:
    """Take the turn: first the documents, in order, then the turn itself, as everybody does."""
    list(Document.objects.select_for_update(no_key=True).filter(pk__in=list(documents)).order_by("pk").values("pk"))
    Turn.objects.get_or_create(pk=1)
    Turn.objects.select_for_update().get(pk=1)


def _is_current(group: _Group) -> bool:
    """Whether the sources of a group are those from which it was made, and its stories those that it replaces."""
    if tuple(find_filed(group.documents)) != group.filed:
        return False
    ruled = find_ruled()
    for part in group.parts:
        if tuple(rulings_about(ruled, {one.name for one in part.documents}, part.low)) != part.rulings:
            return False
    around = _holding().filter(documents__in=group.documents).values_list("pk", "digest")
    return frozenset(around) == group.around


def reconcile_story(story: Story) -> None:
    """Reconcile one story as it stands, without parting anew; the turn has to be held."""
    pks = list(story.documents.values_list("pk", flat=True))
    part = part_of(story, find_filed(pks), find_ruled())
    if part.documents:
        write([story], [make(part)], timezone.now())
