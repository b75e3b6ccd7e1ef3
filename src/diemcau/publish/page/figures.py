"""Figures by owner: cards of what leads, a table of all."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from diemcau.publish.markup import EMPTY, Html, Sheet, join
from diemcau.publish.wording import capital
from diemcau.records import Claim, Standing

if TYPE_CHECKING:
    from diemcau.publish.page.scene import Scene
    from diemcau.records.review import OrgSection

# Sections that stand open when the page opens; the others open at a click and cost nothing until then.
OPEN_SECTIONS = 8


def show_figures(scene: Scene) -> Html:
    """The section of figures with its filters."""
    sheet = scene.sheet("figures")
    companions: dict[str, list[Claim]] = defaultdict(list)
    for level, relating in scene.review.companions:
        companions[level].append(scene.review.claims[relating])
    orgs = [_org(scene, sheet, number, section, companions) for number, section in enumerate(scene.review.orgs)]
    return sheet.fill(
        "figures", count=scene.count(len(scene.review.claims)), filters=_filters(scene, sheet), orgs=join(orgs)
    )


def _filters(scene: Scene, sheet: Sheet) -> Html:
    """A choice for each field that takes more than one value."""
    claims = scene.review.record.claims
    words = scene.wording
    fields: dict[str, dict[str, str]] = {
        "org": {words.org(claim): words.org(claim) for claim in claims},
        "period": {str(claim.period or ""): capital(words.period(claim)) for claim in claims},
        "status": {claim.status.value: scene.text(f"status.{claim.status.value}") for claim in claims},
        "measure": {claim.measure: words.measure(claim) or claim.measure for claim in claims if claim.measure},
        "standing": {claim.standing.value: scene.text(f"standing.{claim.standing.value}") for claim in claims},
    }
    return join(_filter(scene, sheet, name, values) for name, values in fields.items() if len(values) > 1)


def _filter(scene: Scene, sheet: Sheet, name: str, values: dict[str, str]) -> Html:
    listed = sorted(values.items(), key=lambda item: item[1].casefold())
    options = join(sheet.fill("option", value=value, words=words) for value, words in listed)
    return sheet.fill("filter", name=name, words=scene.text(f"page.filter_{name}"), options=options)


def _org(scene: Scene, sheet: Sheet, number: int, section: OrgSection, companions: dict[str, list[Claim]]) -> Html:
    claims = scene.review.claims
    ids = [*section.headline, *section.others]
    cards = join(_card(scene, sheet, claims[each], companions[each]) for each in section.headline)
    rows = join(_row(scene, sheet, claims[each]) for each in ids)
    return sheet.fill(
        "org",
        number=number,
        name=capital(scene.wording.section(section.org)),
        documents=scene.counted("page.in_reports", section.documents),
        cards=sheet.fill("cards", cards=cards) if section.headline else EMPTY,
        rows=rows,
        count=scene.count(len(ids)),
        open=Html(" open") if not section.headline and number < OPEN_SECTIONS else EMPTY,
    )


def _data(scene: Scene, sheet: Sheet, claim: Claim) -> Html:
    """What the filters compare, as attributes."""
    return sheet.fill(
        "data",
        id=claim.id,
        org=scene.wording.org(claim),
        period=claim.period or "",
        status=claim.status.value,
        measure=claim.measure or "",
        standing=claim.standing.value,
        words=f"{scene.wording.measure(claim)} {scene.wording.org(claim)}",
    )


def _card(scene: Scene, sheet: Sheet, claim: Claim, companions: list[Claim]) -> Html:
    wording = scene.wording
    number = wording.number(claim)
    beside = [sheet.fill("beside", id=c.id, number=wording.number(c), name=_beside(scene, c)) for c in companions[:3]]
    return sheet.fill(
        "card",
        id=claim.id,
        data=_data(scene, sheet, claim),
        number=number,
        long=Html(" long") if len(number) > len("about 15.02 billion") else EMPTY,
        glyph=scene.glyph(claim),
        name=wording.name(claim),
        period=capital(wording.period(claim)),
        label=_label(scene, sheet, claim),
        status=scene.text(f"status.{claim.status.value}"),
        sources=scene.sources(claim),
        beside=join(beside),
        standing=EMPTY if claim.standing in {Standing.AGREED, Standing.SINGLE} else scene.standing(claim),
    )


def _beside(scene: Scene, claim: Claim) -> str:
    """What a companion is measured against."""
    base = claim.compare_to
    if base is None:
        return scene.wording.name(claim)
    return scene.text("page.against").format(base=scene.wording.base(claim.period, base))


def _label(scene: Scene, sheet: Sheet, claim: Claim) -> Html:
    """The words of the report, where the name above is the profile's."""
    label = scene.wording.label_beside(claim)
    return sheet.fill("label", label=label) if label else EMPTY


def _row(scene: Scene, sheet: Sheet, claim: Claim) -> Html:
    wording = scene.wording
    return sheet.fill(
        "row",
        id=claim.id,
        data=_data(scene, sheet, claim),
        number=wording.number(claim),
        glyph=scene.glyph(claim),
        name=wording.name(claim),
        kind=scene.text(f"kind.{claim.kind.value}"),
        period=capital(wording.period(claim)),
        label=_label(scene, sheet, claim),
        status=scene.text(f"status.{claim.status.value}"),
        sources=scene.sources(claim),
        standing=scene.standing(claim),
        cites=scene.cite(claim.statements, claim.id),
    )
