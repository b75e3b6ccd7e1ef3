"""What a digest says by mail: counts and links; titles only of what everybody may know."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from django.urls import reverse

from diemcau.publish.numbers import format_count
from diemcau.web.shell.levels import Level
from diemcau.web.urging.mail import day_in_words, site
from diemcau.web.watch.filters import STRENGTHS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diemcau.publish.texts import Texts
    from diemcau.web.watch.models import Alert, Letter

MOST_LINES = 20
"""Alerts that a mail names; the page has them all."""


def subject_of(letter: Letter, alerts: Sequence[Alert], texts: Texts) -> str:
    """What stands over the mail: how many, of which day."""
    said = texts.plural("watch.mail.subject", len(alerts))
    return said.format(count=format_count(len(alerts), texts.language), day=day_in_words(letter.on, texts))


def body_of(letter: Letter, alerts: Sequence[Alert], texts: Texts) -> str:
    """The mail: how many of what, each with its link, and where to see all."""
    found = Counter(alert.strength for alert in alerts)
    counts = [_count(f"watch.mail.{strength}", found[strength], texts) for strength in STRENGTHS if found[strength]]
    return texts["watch.mail.body"].format(
        name=letter.person.name,
        day=day_in_words(letter.on, texts),
        counts="\n".join(counts),
        lines="\n".join(_line(alert, texts) for alert in alerts[:MOST_LINES]),
        link=site() + reverse("watch"),
        follow=site() + reverse("watch_digest"),
    )


def _count(key: str, number: int, texts: Texts) -> str:
    return f"- {texts.plural(key, number).format(count=format_count(number, texts.language))}"


def _line(alert: Alert, texts: Texts) -> str:
    facts = {
        "strength": texts[f"watch.strength.{alert.strength}"],
        "link": site() + reverse("watch_alert", args=[alert.uid]), "day": day_in_words(alert.raised_on, texts),
    }  # fmt: skip
    if alert.level > Level.PUBLIC:
        return texts["watch.mail.private"].format(**facts)
    return texts["watch.mail.public"].format(title=alert.title, **facts)
