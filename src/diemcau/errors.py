"""Every exception of the house, named by what the caller should do.

    DiemcauError
      Invalid       the input is wrong; do not retry
      NotFound      no such thing; says what there is
      Denied        not you
      Conflict      not now: state, lock or version stand against it
      Unavailable   try again later
      Missing       an optional part is not installed; says which
      Bug           our own fault; says how to report it

Content that is not understood is no exception but a `records.Finding`.
"""

from __future__ import annotations


class DiemcauError(Exception):
    """Something the caller has to deal with.

    Args:
        title: What was found, where, and what was expected, as one sentence for people.
        advice: What to do about it, as one sentence for people; empty where nothing can be done.
        facts: Details for logs and tests, and for the telling in another language: with the fact `code`, `room.what`, a
            catalogue tells it from the others; without it stands as it is.
    """

    def __init__(self, title: str, advice: str = "", **facts: object) -> None:
        super().__init__(title)
        self.title = title
        self.advice = advice
        self.facts = facts

    def __str__(self) -> str:
        return f"{self.title} {self.advice}".strip()


class Invalid(DiemcauError):  # noqa: N818 - named by what the caller should do
    """The input is wrong; trying again will not help."""


class NotFound(DiemcauError):  # noqa: N818
    """No such thing; the title says what there is instead."""


class Denied(DiemcauError):  # noqa: N818
    """The actor may not do this."""


class Conflict(DiemcauError):  # noqa: N818
    """Not now: another state, lock or version stands against it."""


class Unavailable(DiemcauError):  # noqa: N818
    """A part outside the process did not answer; try again later."""


class Missing(DiemcauError):  # noqa: N818
    """An optional part is not installed; the advice says how to install it."""


class Bug(DiemcauError):  # noqa: N818
    """Our own fault; the advice says how to report it."""
