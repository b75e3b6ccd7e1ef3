"""The members of a ZIP, read into memory and never more than is fit.

A member is read by counting what comes out, not by what the archive says of it, so that an archive that lies about its
sizes, or of which a few kilobytes swell to gigabytes, ends as a finding.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from diemcau.collect.content import Unread

LARGEST_MEMBER = 64 * 1024 * 1024
"""Bytes of the largest member that is unpacked; that of a file that is read as it is."""

LARGEST_SUM = 256 * 1024 * 1024
"""Bytes unpacked from one archive, over all its members: some thousands of reports."""

MOST_MEMBERS = 10_000
"""Members of the largest archive that is opened: those of a workbook with a picture on every one of its sheets."""

_RATIO = 200  # XML of office files is packed by 10 to 50; one byte repeated by 1,000
_RATIO_FROM = 8 * 1024 * 1024  # bytes; below it no ratio does harm
_STEP = 1 << 20
_SAVE_AGAIN = "Open it in the program it was made with and save it again, or ask its sender for it anew."
_UNLOCK = "Open it with its password, save it without one, and try again."
_TROUBLE = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError, RuntimeError)


@dataclass(slots=True)
class Budget:
    """What may still be unpacked from one file, archives within archives included.

    Attributes:
        size: Bytes.
        members: Members of archives.
    """

    size: int = LARGEST_SUM
    members: int = MOST_MEMBERS


class Archive:
    """A ZIP; to be used in a `with`.

    Args:
        body: Its bytes, or where it lies.
        budget: What may be unpacked from it; that of the archive around it where there is one.

    Raises:
        Unread: If it is no whole ZIP (`broken`), or holds more members than are read (`too_large`).
    """

    def __init__(self, body: bytes | Path, budget: Budget | None = None) -> None:
        try:
            self._zip = zipfile.ZipFile(body if isinstance(body, Path) else io.BytesIO(body))
        except _TROUBLE as error:
            raise Unread(
                "broken", f"it breaks off or is damaged: its list of contents is missing ({error})", _SAVE_AGAIN
            ) from error
        self._budget = budget or Budget()
        self._budget.members -= len(self._zip.infolist())
        if self._budget.members < 0:
            raise Unread(
                "too_large",
                f"it holds more than {MOST_MEMBERS:,} files, the most that are read of one archive",
                "Unpack it and name the reports in it.",
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._zip.close()

    def members(self) -> list[zipfile.ZipInfo]:
        """The members as the archive lists them, folders among them."""
        return self._zip.infolist()

    def has(self, name: str) -> bool:
        """Whether there is a member of a name."""
        return name in self._zip.NameToInfo

    def read(self, member: str | zipfile.ZipInfo, most: int = LARGEST_MEMBER) -> bytes:
        """The bytes of a member.

        Args:
            member: The member or its name.
            most: Bytes that it may have.

        Raises:
            Unread: There is no such member or it is damaged (`broken`), it is under a password (`encrypted`), or it
                or what was read so far is too large (`too_large`).
        """
        name = member if isinstance(member, str) else member.filename
        try:
            info = self._zip.getinfo(member) if isinstance(member, str) else member
        except KeyError as error:
            raise Unread("broken", f"its part {name} is missing", _SAVE_AGAIN) from error
        if info.flag_bits & 1:
            raise Unread("encrypted", f"{name} in it is under a password", _UNLOCK)
        try:
            with self._zip.open(info) as stream:
                return self._counted(stream, info, most)
        except _TROUBLE as error:
            raise Unread("broken", f"its part {name} is damaged ({error})", _SAVE_AGAIN) from error

    def _counted(self, stream: IO[bytes], info: zipfile.ZipInfo, most: int) -> bytes:
        found = bytearray()
        while piece := stream.read(_STEP):
            found += piece
            self._budget.size -= len(piece)
            swollen = len(found) > _RATIO_FROM and len(found) > _RATIO * max(1, info.compress_size)
            if swollen or len(found) > most or self._budget.size < 0:
                raise _too_large(info.filename, most, swollen=swollen)
        return bytes(found)


def _too_large(name: str, most: int, *, swollen: bool) -> Unread:
    advice = "Do not open it unless you know where it comes from; unpack it yourself and name the reports in it."
    if swollen:
        return Unread("bomb", f"{name} in it unpacks to more than {_RATIO} times its size, as no report does", advice)
    return Unread(
        "too_large",
        f"{name} in it unpacks to more than is read ({most // 2**20} MB each, {LARGEST_SUM // 2**20} MB in all)",
        "Unpack it and name the reports in it.",
    )
