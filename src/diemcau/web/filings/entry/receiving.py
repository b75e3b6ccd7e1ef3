"""Taking a package in that was filled without a network: it is checked, brought together, kept, and receipted once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from django.db import transaction

from diemcau.errors import Invalid
from diemcau.web.accounts.policies import Right
from diemcau.web.filings.actions.held import write_down
from diemcau.web.filings.content import changes
from diemcau.web.filings.entry.keeping import Kept, Sent, keep
from diemcau.web.filings.entry.package import read_package, replay
from diemcau.web.filings.entry.queries import version_of
from diemcau.web.filings.models import Receipt
from diemcau.web.filings.policies import demand
from diemcau.web.filings.worth import checks_of
from diemcau.web.shell.speech import DEFAULT

if TYPE_CHECKING:
    from diemcau.web.accounts.models import Person
    from diemcau.web.accounts.policies import Scope
    from diemcau.web.filings.entry.package import Package
    from diemcau.web.filings.models import Filing

_LONGEST_CELL = 200


@dataclass(frozen=True, slots=True)
class Received:
    """What became of a package.

    Attributes:
        receipt: Its receipt; None while cells are in question.
        kept: With the cells in question; None where it was known already, or refused.
        refusal: Why it was refused; None where it was not.
    """

    receipt: Receipt | None
    kept: Kept | None = None
    refusal: Invalid | None = None


def note_handed_out(*, actor: Person, filing: Filing, verb: str) -> None:
    """Write down that a return left the house as a file: `export` a workbook, `package_make` an offline form."""
    write_down(actor=actor, filing=filing, verb=verb, version=filing.version.number if filing.version else 0)


def take_package(
    *, actor: Person, scope: Scope, filing: Filing, body: bytes, chosen: Mapping[str, str], language: str = DEFAULT
) -> Received:  # fmt: skip
    """Take a package in; the same package again gives the receipt it has.

    Args:
        actor: Who.
        scope: What that person may do.
        filing: Which return.
        body: The package as it came.
        chosen: By address `mine` (the package) or `theirs`, for cells on which somebody has decided.
        language: In which words were typed that the form did not understand.

    Raises:
        Denied: If the person may not enter there.
        Invalid: If it is no package, or is for another return.
        Conflict: If the return is in somebody else's hands.
    """
    demand(scope, Right.ENTER, filing)
    digest = sha256(body).hexdigest()
    known = filing.receipts.filter(digest=digest).first()
    if known is not None:
        return Received(known)
    try:
        package, base = _read(filing, body)
    except Invalid as error:
        if error.facts.get("code") != "filings.package_changed":
            raise
        return Received(_refuse(actor, filing, digest, error), refusal=error)
    with transaction.atomic():
        sent = Sent(package.version, package.content, package.origins, chosen, "package", language)
        kept = keep(actor=actor, scope=scope, filing=filing, sent=sent)
        if kept.clashes:
            return Received(None, kept)
        said = _tell(package, base, kept) | {"chosen": len(chosen)}
        receipt = Receipt.objects.create(filing=filing, digest=digest, version=kept.version, said=said, by=actor)
        number = kept.version.number if kept.version else 0
        write_down(actor=actor, filing=filing, verb="package_take", receipt=receipt.uid, digest=digest, version=number)
    return Received(receipt, kept)


def _read(filing: Filing, body: bytes) -> tuple[Package, Mapping[str, Any]]:
    """A package that is whole, for this return, and follows from the version it began with; and that content."""
    package = read_package(body)
    if package.filing != str(filing.uid) or package.form != filing.form:
        raise Invalid(
            "This package is for another return.", "Bring it in where it belongs.", code="filings.package_other"
        )
    version = version_of(filing, package.version)
    if package.base != (version.digest if version else ""):
        raise Invalid(
            "The package began with another version of this return.", "Load the form again.",
            code="filings.package_base",
        )  # fmt: skip
    base = version.content if version else {}
    replay(package, base)
    return package, base


def _tell(package: Package, base: Mapping[str, Any], kept: Kept) -> dict[str, Any]:
    """What the receipt says."""
    answers = Counter(one.answer.value for one in checks_of(kept.filing, kept.version, DEFAULT))
    return {
        "cells": len(changes(base, package.content)),
        "saves": len(package.history),
        "first": package.history[0]["at"] if package.history else "",
        "last": package.history[-1]["at"] if package.history else "",
        "merged": kept.merged,
        "answers": dict(answers),
    }


@transaction.atomic
def _refuse(actor: Person, filing: Filing, digest: str, error: Invalid) -> Receipt:
    said = {
        "refused": error.title,
        "save": error.facts.get("number", 0),
        "cell": str(error.facts.get("cell", "")).replace("\0", "")[:_LONGEST_CELL],
    }
    receipt = Receipt.objects.create(filing=filing, digest=digest, said=said, by=actor)
    write_down(actor=actor, filing=filing, verb="package_refuse", receipt=receipt.uid, digest=digest, save=said["save"])
    return receipt
