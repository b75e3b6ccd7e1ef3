"""Types of what comes in: words without what a database cannot keep, moments, days, levels."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any

from ninja import Schema
from pydantic import BeforeValidator, Field, StringConstraints, WithJsonSchema

from diemcau.errors import Invalid
from diemcau.web.shell.moments import parse_moment

_YEARS = range(1900, 2200)
"""Moments outside of them cannot be told in every time zone, and nobody knew anything then."""

Words = Annotated[str, StringConstraints(pattern=r"^[^\x00]*$")]
"""Any words but U+0000, which no text of a database holds."""


def to_moment(said: Any) -> datetime:
    """A moment as it is written in an address; a day means its end.

    Raises:
        Invalid: If it is none, or lies out of all bounds.
    """
    moment = said if isinstance(said, datetime) else parse_moment(str(said)[:60])
    if moment.year not in _YEARS:
        raise Invalid(f"{said!s:.40} is too far away.", "Name a moment from 1900 on.", code="api.far")
    return moment


_DAY = r"(19|20|21)\d\d-(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])"
Moment = Annotated[
    datetime,
    BeforeValidator(to_moment),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": rf"^{_DAY}(T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?(Z|[+-](0\d|1[0-2]):[0-5]\d)?)?$",
            "examples": ["2026-11-21", "2026-11-21T14:30"],
        }
    ),
]
"""A day, meaning its end, or a moment; Ha Noi's time where it names no other."""

Known = Annotated[Moment | None, Field(description="Ask what the house held at this moment; now if left out.")]
On = Annotated[date | None, Field(description="Ask how the units stood on this day; today if left out.")]
Org = Annotated[Words, Field(max_length=60, description="Code of a unit.", examples=["DUN"])]
LevelNumber = Annotated[
    int, Field(ge=0, le=4, description="0 public, 1 internal, 2 confidential, 3 secret, 4 top secret.", examples=[1])
]
Edit = Annotated[
    int,
    Field(
        ge=0,
        le=2**31 - 1,
        description="The `edit` of the thing as you saw it: if it has changed since, 409 tells its present one.",
        examples=[0],
    ),
]


class AsOf(Schema):
    """As of which moment."""

    known: Known = None


class OnDay(Schema):
    """On which day."""

    on: On = None


class Seen(Schema):
    """A write to something that has to be as the writer saw it."""

    edit: Edit
