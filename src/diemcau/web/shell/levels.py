"""How confidential something is, up to the highest grade of the Law on the Protection of State Secrets (2018)."""

from __future__ import annotations

from django.db import models


class Level(models.IntegerChoices):
    """A level; a person sees what is at most at the person's own. The three highest are the law's, article 8."""

    PUBLIC = 0, "public"  # công khai
    INTERNAL = 1, "internal"  # nội bộ
    CONFIDENTIAL = 2, "confidential"  # mật
    SECRET = 3, "secret"  # tối mật
    TOP_SECRET = 4, "top_secret"  # tuyệt mật


WATCHED = Level.CONFIDENTIAL
"""From this level on every look is written into the audit log."""
