"""Old Word and Excel files (DOC, XLS), turned into new ones by LibreOffice where it is installed.

LibreOffice runs without a window, in a profile of its own that is thrown away, with macros forbidden, links left as
they are and no address to reach; it gets a copy of the bytes under a name of ours.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from diemcau.collect.content import Content, Unread
from diemcau.collect.formats import find_reader
from diemcau.collect.kind import COMPOUND, DOCX, KINDS, XLSX, list_streams

PROGRAMS = ("soffice", "libreoffice")
"""What LibreOffice is called on the path."""

LONGEST = 120.0
"""Seconds that one conversion may take: a report takes two on a slow machine, the first one ten."""

INSTALL = "Install LibreOffice (Debian: apt install libreoffice-writer libreoffice-calc), or save it as DOCX or XLSX."
"""What to do where LibreOffice is missing."""

_LARGEST = 256 * 1024 * 1024  # bytes of what a conversion may give
_SAVE_NEW = "Open it and save it as DOCX or XLSX, then try again."
_UNLOCK = "Open it with its password, save it without one, and try again."
_ITEM = (
    '<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'  # one setting
)
_SETTINGS = (
    ("/org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),  # only from trusted places: none
    ("/org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("/org.openoffice.Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("/org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "0"),  # never
    ("/org.openoffice.Office.Calc/Content/Update", "Link", "1"),  # never
    ("/org.openoffice.Office.Common/Misc", "FirstRun", "false"),
    ("/org.openoffice.Inet/Settings", "ooInetProxyType", "2"),  # by hand, to the address below
    ("/org.openoffice.Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPProxyPort", "9"),  # where nothing listens
    ("/org.openoffice.Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)


def read_doc(body: bytes, name: str) -> Content:
    """The text of an old Word file.

    Raises:
        Unread: If LibreOffice is missing (`needs_part`) or too slow (`timed_out`), or can make nothing of the file.
    """
    return _read(body, name, "doc", "docx", DOCX)


def read_xls(body: bytes, name: str) -> Content:
    """The tables of an old Excel file; as `read_doc`."""
    return _read(body, name, "xls", "xlsx", XLSX)


def refuse_locked(body: bytes, name: str) -> Content:
    """Says that an Office file is under a password.

    Raises:
        Unread: Always (`encrypted`).
    """
    del body, name
    raise Unread("encrypted", "it is an Office file under a password", _UNLOCK)


def refuse_unknown(body: bytes, name: str) -> Content:
    """Says of a file in the old container of Office that it is damaged, or of no kind that is read.

    Raises:
        Unread: Always (`broken`, `unsupported`).
    """
    del name
    if list_streams(body):
        raise Unread("unsupported", f"it is {KINDS[COMPOUND]} that is neither Word, Excel nor a mail", _SAVE_NEW)
    raise Unread("broken", f"it begins as {KINDS[COMPOUND]} and breaks off or is damaged", _SAVE_NEW)


def find_program() -> str | None:
    """The path of LibreOffice, or None where it is not installed."""
    return next((found for name in PROGRAMS if (found := shutil.which(name))), None)


def _read(body: bytes, name: str, ending: str, new_ending: str, media_type: str) -> Content:
    reader = find_reader(media_type)
    program = find_program()
    kind = "Word" if ending == "doc" else "Excel"
    if program is None or reader is None:
        raise Unread("needs_part", f"it is an old {kind} file, which LibreOffice has to convert first", INSTALL)
    with tempfile.TemporaryDirectory(prefix="diemcau-") as folder:
        place = Path(folder)
        (place / f"report.{ending}").write_bytes(body)
        _write_profile(place / "profile" / "user")
        _convert(program, place, ending, new_ending)
        made = place / "out" / f"report.{new_ending}"
        if not made.is_file() or made.stat().st_size > _LARGEST:
            title = (
                f"it is an old {kind} file that LibreOffice could not convert; it may be damaged or under a password"
            )
            raise Unread("broken", title, _SAVE_NEW)
        converted = made.read_bytes()
    return reader(converted, name)


def _convert(program: str, place: Path, ending: str, new_ending: str) -> None:
    command = [
        program,
        f"-env:UserInstallation={(place / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--nolockcheck",
        "--nodefault",
        "--convert-to",
        new_ending,
        "--outdir",
        str(place / "out"),
        str(place / f"report.{ending}"),
    ]
    environment = {key: os.environ[key] for key in ("PATH", "LANG", "LC_ALL", "SYSTEMROOT") if key in os.environ}
    environment |= {"HOME": str(place), "TMPDIR": str(place), "SAL_USE_VCLPLUGIN": "svp"}
    try:
        with subprocess.Popen(  # noqa: S603 - a program found on the path, a file name of ours
            command,
            cwd=place,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        ) as process:
            _await(process)
    except OSError as error:
        title = f"LibreOffice does not start ({error.strerror or error})"
        raise Unread("needs_part", title, INSTALL) from error


def _await(process: subprocess.Popen[bytes]) -> None:
    """Wait for a conversion; whatever stops the waiting ends it and all that it started."""
    try:
        process.wait(LONGEST)
    except BaseException as error:
        _end(process)
        if isinstance(error, subprocess.TimeoutExpired):
            title = f"LibreOffice did not convert it within {LONGEST:.0f} seconds"
            raise Unread("timed_out", title, _SAVE_NEW) from error
        raise


def _end(process: subprocess.Popen[bytes]) -> None:
    if os.name == "posix":
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            return
    else:
        process.kill()
    process.wait()


def _write_profile(folder: Path) -> None:
    """Write the settings of a profile under which nothing in a file is run and nothing is fetched."""
    folder.mkdir(parents=True)
    items = "".join(_ITEM.format(path=path, name=name, value=value) for path, name, value in _SETTINGS)
    folder.joinpath("registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{items}</oor:items>\n",
        encoding="utf-8",
    )
