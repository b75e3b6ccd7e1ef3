"""Findings about judgements: those that moved, changed, were orphaned or reopened, and those of other folders."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from diemcau.reconcile.anchors import Whereabouts
from diemcau.reconcile.docket import Hearing
from diemcau.reconcile.traces import Trace
from diemcau.records import Finding, Force, Severity

_AGAIN = "Look at the texts again; judge anew, or withdraw the judgement."


def remarks_on(hearings: Sequence[Hearing]) -> Iterator[Finding]:
    """What a person should know about judgements, in their order; those of other folders come last, in one note."""
    for hearing in hearings:
        if hearing.force is Force.MOVED:
            yield from (_moved(hearing, trace) for trace in hearing.traces if trace.why)
        elif hearing.force is Force.ORPHAN:
            yield _lost(hearing)
        elif hearing.force is Force.REOPENED:
            yield _reopened(hearing)
    if absent := sum(hearing.force is Force.ELSEWHERE for hearing in hearings):
        yield Finding(
            code="reconcile.judgement_elsewhere",
            severity=Severity.NOTE,
            message=f"{absent} of the judgements are about documents that are not in this folder.",
            facts=(("count", str(absent)),),
        )


def _moved(hearing: Hearing, trace: Trace) -> Finding:
    judgement = hearing.judgement
    return Finding(
        code="reconcile.judgement_moved",
        severity=Severity.NOTE,
        message=f"Judgement {judgement.id} by {judgement.by} is followed in a changed document: {trace.why}",
        document=_name(trace),
        span=trace.statement.span if trace.statement is not None else None,
        facts=(("judgement", judgement.id), ("by", judgement.by), ("words", trace.anchor.words)),
    )


def _lost(hearing: Hearing) -> Finding:
    judgement, trace = hearing.judgement, _cause(hearing)
    return Finding(
        code="reconcile.judgement_orphan",
        severity=Severity.HOLD,
        message=f"Judgement {judgement.id} by {judgement.by} is no longer followed: {hearing.why}",
        advice=_AGAIN,
        document=_name(trace),
        facts=(("judgement", judgement.id), ("by", judgement.by), ("words", trace.anchor.words)),
    )


def _reopened(hearing: Hearing) -> Finding:
    judgement, trace = hearing.judgement, _cause(hearing)
    changed = trace.state is Whereabouts.CHANGED
    return Finding(
        code="reconcile.judgement_changed" if changed else "reconcile.judgement_reopened",
        severity=Severity.HOLD,
        message=f"Judgement {judgement.id} by {judgement.by} is open again: {hearing.why}",
        advice=_AGAIN,
        document=_name(trace),
        span=trace.statement.span if trace.statement is not None else None,
        facts=(("judgement", judgement.id), ("by", judgement.by), ("words", trace.anchor.words)),
    )


def _cause(hearing: Hearing) -> Trace:
    """The statement on whose account a judgement is not followed; its first where it is another's."""
    changed = (trace for trace in hearing.traces if trace.state is Whereabouts.CHANGED)
    lost = (trace for trace in hearing.traces if not trace.is_found)
    return next(changed, None) or next(lost, None) or hearing.traces[0]


def _name(trace: Trace) -> str:
    return trace.statement.document if trace.statement is not None else trace.anchor.name
