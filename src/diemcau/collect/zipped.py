"""The files in a ZIP, read in memory: nothing is ever unpacked to a disk."""

from __future__ import annotations

import re
import stat
import struct
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterator
from functools import partial

from diemcau.collect.archive import Archive, Budget
from diemcau.collect.content import Member, Notice, Unread
from diemcau.collect.endings import why_no_report
from diemcau.collect.names import leads_out, to_inside
from diemcau.records import Severity

_UTF8_FLAG = 0x800
_UNICODE_PATH = 0x7075  # extra field of Info-ZIP: the name in UTF-8
_VIETNAMESE = re.compile(r"[\x20-\x7eÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ–—“”‘’…]+\Z")
_UNLOCK = "Unpack it with its password and name the folder."


def open_zip(body: bytes, budget: Budget) -> Iterator[Member | Notice]:
    """The files in a ZIP that may be reports, in the order of the archive, then what to know of the others.

    Names in it that lead out of the archive lead nowhere: members are read in memory, and shown with the folder up
    turned into `__`.

    Raises:
        Unread: If it is damaged, too large or wholly under a password.
    """
    with Archive(body, budget) as archive:
        files = [info for info in archive.members() if not info.is_dir()]
        if files and all(info.flag_bits & 1 for info in files):
            raise Unread("encrypted", "the archive is under a password", _UNLOCK)
        yield from _members(archive, files)


def _members(archive: Archive, files: list[zipfile.ZipInfo]) -> Iterator[Member | Notice]:
    skipped: Counter[str] = Counter()
    taken: Counter[str] = Counter()
    outside = 0
    for info in files:
        said = member_name(info)
        name = to_inside(said)
        cause = no_report(name, info)
        if cause is not None:
            skipped[cause] += 1
            continue
        outside += leads_out(said)
        taken[name] += 1
        shown = name if taken[name] == 1 else f"{name} ({taken[name]})"
        yield Member(shown, partial(archive.read, info))
    if outside:
        yield Notice("outside", f"holds {outside} file names that lead out of it; nothing was written anywhere")
    if skipped:
        kinds = ", ".join(f"{number} {kind}" for kind, number in sorted(skipped.items()))
        yield Notice("skipped", f"holds files that were skipped as no document: {kinds}")
    if not taken:
        advice = "Name an archive that holds Word, PDF, Excel, mail, text or HTML files."
        yield Notice("nothing", "holds no document; at least one report was expected", advice, Severity.HOLD)


def no_report(name: str, info: zipfile.ZipInfo) -> str | None:
    """Why a member is no report, or None where it may be one."""
    if stat.S_ISLNK(info.external_attr >> 16):
        return "links"
    return why_no_report(name)


def member_name(info: zipfile.ZipInfo) -> str:
    """A member's name in the encoding that it was written in.

    What is not marked as UTF-8 is by the standard in code page 437; programs in Viet Nam write UTF-8 without the mark,
    or Windows-1258.
    """
    if info.flag_bits & _UTF8_FLAG or info.orig_filename.isascii():
        return unicodedata.normalize("NFC", info.orig_filename)
    written = info.orig_filename.encode("cp437", "replace")
    for body in (_unicode_path(info.extra), written):
        try:
            if body:
                return unicodedata.normalize("NFC", body.decode("utf-8"))
        except UnicodeDecodeError:
            continue
    vietnamese = unicodedata.normalize("NFC", written.decode("cp1258", "replace"))
    return vietnamese if _VIETNAMESE.match(vietnamese) else info.orig_filename


def _unicode_path(extra: bytes) -> bytes:
    """The name in UTF-8 that an extra field holds, or nothing."""
    at = 0
    while at + 4 <= len(extra):
        kind, size = struct.unpack_from("<HH", extra, at)
        if kind == _UNICODE_PATH:
            return extra[at + 9 : at + 4 + size]
        at += 4 + size
    return b""
