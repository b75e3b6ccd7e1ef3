"""What the archive itself finds in files that come in; each can be retold under `retold.finding.archive`."""

from __future__ import annotations

from diemcau.records import Finding, Severity


def hold(what: str, message: str, advice: str = "", document: str = "", **facts: object) -> Finding:
    """Something at which a person has to look.

    Args:
        what: The second half of the code.
        message: What was found.
        advice: What to do about it.
        document: Name of the file.
        facts: What the message tells of.
    """
    told = tuple((name, str(fact)) for name, fact in facts.items())
    return Finding(
        code=f"archive.{what}", severity=Severity.HOLD, message=message, advice=advice, document=document, facts=told
    )


def too_slow(name: str) -> Finding:
    """Its reading took longer than is waited."""
    advice = "Split it into smaller files, or save it from the program it was made with anew."
    return hold("too_slow", f"{name} was given up: reading it took too long.", advice, name)


def crashed(name: str) -> Finding:
    """It took its reader along."""
    advice = "Save it from the program it was made with anew; if it happens again, report it with the file."
    return hold("crashed", f"{name} was left out: it stopped the program that reads it.", advice, name)


def given_up(name: str, cause: str) -> Finding:
    """Every attempt failed."""
    advice = f"Try it again, or report it with the file ({cause})."
    return hold("given_up", f"{name} was given up after several attempts.", advice, name, cause=cause)


def lower(name: str) -> Finding:
    """The unit has the same bytes under a lower level."""
    message = f"The unit has {name} already, at a lower level of confidentiality."
    return hold("lower", message, "Ask the records clerk which level is right.", name)


def not_one(name: str) -> Finding:
    """It is to be a version, and is several."""
    message = f"{name} holds several documents; a new version is one."
    return hold("not_one", message, "Take the one out that is meant.", name)


def same_version(name: str) -> Finding:
    """It is to be a new version, and is none."""
    return hold("same_version", f"{name} is the same, byte for byte, as a version that is there already.", "", name)


def not_reread() -> Finding:
    """The rules of now read nothing where earlier ones did."""
    message = (
        "Under the rules of now nothing could be read in this document; what is shown was read under earlier ones."
    )
    return hold("reread_failed", message, "Look at the original, and report it.")


def text_only() -> Finding:
    """What is said of each document of way `dossier`."""
    message = "This document came out of a dossier, which keeps no originals: what is kept of it is its text."
    what = "archive.text_only"
    return Finding(code=what, severity=Severity.NOTE, message=message)
