"""Reports of different months written in one mould are not one report: each month keeps its own facts."""

from __future__ import annotations

from datetime import date

from diemcau.profile.load import load_profile
from diemcau.read.document import read_document
from diemcau.reconcile.folder import reconcile
from diemcau.records import Document

_MONTHS = ("January", "February", "March", "April", "May", "June")


def test_each_month_of_a_mould_keeps_its_facts() -> None:
    """Even where two months tell the same small number, and the texts differ in nothing but the name of the month."""
    profile = load_profile("vietnam_diplomacy")
    readings = [
        read_document(
            Document(
                id=f"{month:064x}",
                name=name,
                path=f"{name}.txt",
                text=(
                    f"Dunmarsh in {name}\nDunmarsh Province Portal, 5 {name} 2023\n\n"
                    f"In {name} 2022 Dunmarsh province received 4 international delegations. "
                    f"The province’s exports reached USD {100 + month % 2} million in {name} 2022.\n"
                ),
                language="en",
                published=date(2023, month, 5),
            ),
            profile,
        )
        for month, name in enumerate(_MONTHS, 1)
    ]
    record = reconcile("months", readings, profile)
    told = {(claim.measure, claim.period.code) for claim in record.claims if claim.period is not None}
    months = {f"2022-{month:02}" for month in range(1, len(_MONTHS) + 1)}
    assert {period for measure, period in told if measure == "trade.exports"} == months
    assert {period for measure, period in told if measure == "delegations.inbound.total"} == months
