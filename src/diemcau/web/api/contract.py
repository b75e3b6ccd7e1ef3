"""Figures and facts in the words of the contract, as `diemcau read` and `diemcau review` write them."""

from __future__ import annotations

from typing import Any

from ninja import Field, Schema
from pydantic import ConfigDict


class Measured(Schema):
    """What a number says."""

    model_config = ConfigDict(extra="allow")

    value: int | float | None = Field(
        description="In full units, percent in points; the middle of a range.", examples=[46]
    )
    low: int | float | None = Field(description="The lowest that the words allow; null for none.", examples=[46])
    high: int | float | None = Field(description="The highest that the words allow; null for none.", examples=[46])
    low_open: bool = Field(description="Whether `low` itself is excluded.")
    high_open: bool = Field(description="Whether `high` itself is excluded.")
    bound: str = Field(description="exact, over, at_least, nearly, under, at_most, about or range.", examples=["exact"])
    unit: str | None = Field(description="ISO 4217 code, percent, persons, count, …", examples=["count"])
    label: str = Field(description="What is counted, in the words of the text.", examples=["incoming delegations"])
    measure: str | None = Field(description="Code of the measure in the profile, or null.")
    unit_of_report: str | None = Field(
        description="The unit whose figure it is, as named.", examples=["Dunmarsh province"]
    )
    period: str | None = Field(description="YYYY, YYYY-Hn, YYYY-Qn, YYYY-MM, YYYY-MM-DD or A..B.", examples=["2024"])
    status: str = Field(description="actual, expected, target or plan.", examples=["actual"])
    kind: str = Field(description="level, change, share, rank or ratio.", examples=["level"])
    stock_or_flow: str | None = Field(description="stock, flow or null.", examples=["flow"])
    compare_to: str | None = Field(description="What a change is counted from: a period, or `plan`.")
    part_of: Any = Field(None, description="The whole of which it is a part, or null.")


class FigureSaid(Measured):
    """A figure as its document reports it."""

    span: list[int] = Field(description="Code points of the text, half-open.", examples=[[64, 66]])
    text: str = Field(description="The words at the span.", examples=["46 incoming delegations"])
    sentence: list[int] = Field(description="Code points of its sentence, half-open.")
    partner: str | None = Field(description="With whom, or null.", examples=["Keld"])
    confidence: int | float = Field(description="Of the reader, 0 to 1.")
    rule: str = Field(description="What read it.")


class ClaimSaid(Measured):
    """A fact as its documents state it together."""

    independent_sources: int = Field(description="Independent texts that say it, copies counted once.", examples=[2])
    standing: str = Field(description="agreed, disputed, single or superseded.", examples=["agreed"])
    told: dict[str, Any] = Field({}, description="Sentences about it by language: why it stands so, what to know.")
