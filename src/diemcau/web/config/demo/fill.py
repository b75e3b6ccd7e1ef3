"""Fills an empty site with the demo: the units, the people, and all that happened in two years, day after day.

Everything is done by the site's own actions in the names of the people whose work it is. `clock` says how it is dated.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from diemcau.flow.progress import Meter, Watch
from diemcau.web.accounts.models import Person
from diemcau.web.accounts.queries import scope_of
from diemcau.web.archive.actions.bringing import bring_in
from diemcau.web.archive.actions.filing import register, release
from diemcau.web.archive.actions.reading import read_intake_file
from diemcau.web.archive.models import Document
from diemcau.web.config.demo.clock import Clock
from diemcau.web.config.demo.deeds import Step, check_paper, find_deeds
from diemcau.web.config.demo.returns import find_rounds
from diemcau.web.config.demo.settling import SINCE, enter_units_and_people
from diemcau.web.config.demo.signing import find_targets, sign_and_correct
from diemcau.web.config.demo.story import Paper, tell_story
from diemcau.web.config.demo.tasking import find_tasks
from diemcau.web.orgs.models import Org
from diemcau.web.outlook.actions.making import make_outlook
from diemcau.web.watch.actions.running import keep_watch


def fill_demo(progress: Watch) -> None:
    """Fill a migrated site; one that has units already is left alone.

    Args:
        progress: Told how many of the things that happen are behind it.
    """
    with _without_mail(), transaction.atomic():  # stopped half way, the site is as empty as before
        if not Org.objects.exists():
            _fill(progress)


@contextmanager
def _without_mail() -> Iterator[None]:
    """Nobody is written to about what happened in a story."""
    before = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    try:
        yield
    finally:
        settings.EMAIL_BACKEND = before


def _fill(progress: Watch) -> None:
    clock = Clock()
    clock.strike(SINCE)
    changes, story = enter_units_and_people(), _Story()
    steps = sorted(
        [
            *((day, 0, change) for day, change in changes),
            *story.steps(),
            *find_rounds(),
            *find_targets(),
            *find_tasks(story.document),
        ],
        key=lambda step: step[:2],
    )
    meter = Meter("read", len(steps), progress)
    for day, _, do in steps:
        clock.strike(day)
        do()
        meter.step()
    clock.move_dates()
    sign_and_correct()
    _look_ahead()


def _look_ahead() -> None:
    """What the worker does on a morning: matters that are new are told, and the ends of the years are foretold."""
    keep_watch(today=timezone.localdate())
    make_outlook()


class _Story:
    """Does what the papers tell; knows which document came of which."""

    def __init__(self) -> None:
        self._documents: dict[str, int] = {}

    def steps(self) -> Iterator[Step]:
        """Everything that happens to papers."""
        for paper in tell_story():
            yield paper.entered, 1, partial(self._enter, paper)
            if paper.number:
                yield paper.entered, 2, partial(self._register, paper)
            if check := check_paper(self.document, paper):
                yield check
            if paper.released:
                yield paper.released, 4, partial(self._release, paper)
        yield from find_deeds(self.document)

    def document(self, key: str) -> Document:
        """The document that came of a paper, as it is now."""
        return Document.objects.get(pk=self._documents[key])

    def _enter(self, paper: Paper) -> None:
        actor = _person(paper.by)
        intake = bring_in(
            actor=actor, scope=scope_of(actor), org=Org.objects.get(code=paper.org), level=paper.level,
            files=[(paper.file, paper.text.encode())],
            replaces=self.document(paper.replaces) if paper.replaces else None,
        )  # fmt: skip
        file = intake.files.select_related("blob").get()
        read_intake_file(file=file)
        self._documents[paper.key] = file.documents.get().pk

    def _register(self, paper: Paper) -> None:
        clerk, document = _person("clerk.ministry"), self.document(paper.key)
        register(
            actor=clerk, scope=scope_of(clerk), document=document, edit=document.edit, number=paper.number,
            period=paper.period, level=document.level,
        )  # fmt: skip

    def _release(self, paper: Paper) -> None:
        signer, document = _person(paper.signer), self.document(paper.key)
        release(actor=signer, scope=scope_of(signer), document=document, edit=document.edit)


def _person(username: str) -> Person:
    return Person.objects.get(username=username)
