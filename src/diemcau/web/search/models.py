"""What is searched: passages of text with their folded words, and the views that people keep."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from diemcau.web.archive.models import Document, ReadText


class Passage(models.Model):
    """A sentence of a document's current reading.

    Attributes:
        document, reading: Where it stands.
        start, end: Code points of the reading's text, half-open.
        words: The sentence in lower case.
        folded: The same without tone marks and diacritics (`lang.folding.fold`), so that both ways of typing find it.
    """

    document = models.ForeignKey(Document, models.CASCADE, related_name="passages")
    reading = models.ForeignKey(ReadText, models.CASCADE, related_name="passages")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    words = models.TextField()
    folded = models.TextField()

    class Meta:
        """In order of the text."""

        ordering = ("document", "start")
        indexes = (models.Index(fields=["document", "start"]),)

    def __str__(self) -> str:
        return self.words[:80]


class SavedView(models.Model):
    """A search that a person keeps.

    Attributes:
        uid: In addresses.
        person: Whose.
        name: What it is called.
        query: The query string of the page.
        saved_at: When.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_views")
    name = models.CharField(max_length=120)
    query = models.TextField()
    saved_at = models.DateTimeField(default=timezone.now)

    class Meta:
        """By name; each once."""

        ordering = ("name",)
        constraints = (models.UniqueConstraint(fields=["person", "name"], name="search_view_once"),)

    def __str__(self) -> str:
        return self.name
