"""Records brought together: one record of all that they read, as if it had lain in one folder."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from diemcau.errors import Conflict
from diemcau.profile.types import Profile
from diemcau.reconcile.folder import reconcile
from diemcau.records import Finding, Judgement, Reading, Record, Severity

_MARK = 8  # hexadecimal digits of a document's id that tell it from others of its name


def merge_records(
    story: str, records: Iterable[Record], profile: Profile | None, judgements: Sequence[Judgement] = ()
) -> Record:
    """One record of all readings of some records: what reconciling them at once would give.

    Neither the order of the records nor in which steps they are merged changes anything. A document that several
    records read is read once. Documents of one name and other bytes are told apart by the beginning of their ids, as in
    `north (3f09a1c2)`, every one of them, so that none passes for the only one of its name.

    Args:
        story: Name of the record.
        records: The records; what people ruled in them is not carried over, since it stands in `judgements`.
        profile: Vocabulary in which orgs are looked up, or None.
        judgements: What people ruled, in the order in which they did.

    Raises:
        Conflict: If two records read the same bytes under one name differently: they come from different versions of
            the house.
    """
    held = list(records)
    readings, renamed = _told_apart(_gather(held))
    merged = reconcile(story, readings, profile, judgements)
    carried = {finding for record in held for finding in record.findings if not _is_anew(finding)}
    return replace(merged, findings=(*sorted(carried, key=_order), *renamed, *merged.findings))


def _gather(records: Iterable[Record]) -> list[Reading]:
    """Each reading once."""
    found: dict[tuple[str, str], Reading] = {}
    for record in records:
        for reading in record.readings:
            named = _named(reading, _base(reading))
            if found.setdefault((named.document.id, named.document.name), named) != named:
                raise Conflict(
                    f"Two records read {named.document.name} differently though its bytes are the same.",
                    "Read the documents again with one version of Diemcau.",
                    code="reconcile.merge_differs",
                    document=named.document.name,
                )
    return list(found.values())


def _told_apart(readings: Sequence[Reading]) -> tuple[list[Reading], list[Finding]]:
    """The readings, those of one name renamed, and a note of each name that was shared."""
    by_name: defaultdict[str, list[Reading]] = defaultdict(list)
    for reading in readings:
        by_name[reading.document.name].append(reading)
    apart = [
        reading if len(shared) == 1 else _named(reading, f"{name}{_suffix(reading)}")
        for name, shared in by_name.items()
        for reading in shared
    ]
    return apart, [_renamed(name, len(shared)) for name, shared in sorted(by_name.items()) if len(shared) > 1]


def _renamed(name: str, count: int) -> Finding:
    return Finding(
        code="reconcile.merge_renamed",
        severity=Severity.NOTE,
        message=f"{count} different documents are called {name}; each bears the beginning of its id behind its name.",
        document=name,
        facts=(("count", str(count)),),
    )


def _named(reading: Reading, name: str) -> Reading:
    if name == reading.document.name:
        return reading
    return replace(reading, document=replace(reading.document, name=name))


def _base(reading: Reading) -> str:
    """The name of a document without the mark that an earlier merging put behind it."""
    return reading.document.name.removesuffix(_suffix(reading))


def _suffix(reading: Reading) -> str:
    return f" ({reading.document.id[:_MARK]})"


def _is_anew(finding: Finding) -> bool:
    """Whether a finding comes of reconciling, which is done anew."""
    return finding.code.startswith("reconcile.")


def _order(finding: Finding) -> tuple[str, str, str]:
    return finding.document, finding.code, finding.message
