"""What is searched: sentences with their words in two forms, and the views that people keep."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from diemcau.web.archive.models import Document, ReadText


class Passage(models.Model):
    """A sentence of a document's current reading, as the index of words knows it.

    Rows are numbered so that a larger id is a newer reading, and in one reading an earlier sentence: in falling order
    of the ids the newest stands first and each document in the order of its text; both databases give that unsorted.

    Attributes:
        document, reading: Where it stands.
        start, end: Code points of the reading's text, half-open.
        words: Its words, lower case, composed (NFC), parted by spaces.
        folded: The same without tone marks and diacritics, and behind them what was read in it: values of its numbers
            in full, names of the measures in all languages, owners, partners, periods (`search.words`).
    """

    document = models.ForeignKey(Document, models.CASCADE, related_name="passages")
    reading = models.ForeignKey(ReadText, models.CASCADE, related_name="passages")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    words = models.TextField()
    folded = models.TextField()

    class Meta:
        """Newest first, in order of the text."""

        ordering = ("-pk",)
        indexes = (models.Index(fields=["document", "start"]),)

    def __str__(self) -> str:
        return self.words[:80]


class SavedView(models.Model):
    """A search that a person keeps.

    Attributes:
        uid: In addresses.
        person: Whose.
        name: What it is called.
        page: Of which page it is.
        query: The query string of the page.
        saved_at: When.
        removed_at: When it was taken away; None while it is kept. It can be brought back.
    """

    class Page(models.TextChoices):
        """Pages with views worth keeping, by the names of their addresses."""

        FIND = "find"
        TOTALS = "totals"

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_views")
    name = models.CharField(max_length=120)
    page = models.CharField(max_length=20, choices=Page.choices, default=Page.FIND)
    query = models.TextField()
    saved_at = models.DateTimeField(default=timezone.now)
    removed_at = models.DateTimeField(null=True)

    class Meta:
        """By name; each once."""

        ordering = ("name",)
        constraints = (
            models.UniqueConstraint(
                fields=["person", "name"], condition=models.Q(removed_at=None), name="search_view_once"
            ),
        )

    def __str__(self) -> str:
        return self.name
