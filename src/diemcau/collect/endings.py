"""Endings of files that hold no report: skipped in folders and archives, and counted."""

from __future__ import annotations

PICTURES = frozenset(
    [
        ".png",
        ".jpg",
        ".jpeg",
        ".jfif",
        ".gif",
        ".webp",
        ".svg",
        ".bmp",
        ".ico",
        ".heic",
        ".emf",
        ".wmf",
        ".mp3",
        ".mp4",
        ".wav",
        ".avi",
        ".mov",
        ".mkv",
        ".webm",
        ".ogg",
        ".flac",
        ".m4a",
    ]
)
"""Pictures, sounds and films; a TIFF is a scan. One that begins as an office file is read as that."""

STREAMED = frozenset((".jsonl", ".ndjson", ".parquet"))
"""Endings of files that hold many documents; inside an archive such a file is a finding."""

NO_DOCUMENTS = PICTURES | frozenset(
    [
        ".exe",
        ".dll",
        ".so",
        ".bin",
        ".iso",
        ".msi",
        ".apk",
        ".db",
        ".sqlite",
        ".sqlite3",
        ".mdb",
        ".accdb",
        ".parquet",
        ".pyc",
        ".class",
        ".jar",
        ".json",
        ".jsonl",
        ".ndjson",
        ".csv",
        ".tsv",
        ".xml",
        ".yml",
        ".yaml",
        ".toml",
        ".ini",
        ".cfg",
        ".conf",
        ".lock",
        ".log",
        ".css",
        ".js",
        ".ts",
        ".map",
        ".py",
        ".sh",
        ".bat",
        ".ps1",
        ".c",
        ".h",
        ".cpp",
        ".java",
        ".rs",
        ".go",
        ".rb",
        ".php",
        ".sql",
        ".ipynb",
        ".ttf",
        ".otf",
        ".woff",
        ".woff2",
        ".tmp",
        ".bak",
        ".swp",
        ".part",
        ".crdownload",
        ".lnk",
        ".url",
        ".ics",
        ".vcf",
        ".p7s",
    ]
)
"""Endings of files that hold no report."""


_LEFT_OUT = NO_DOCUMENTS - STREAMED  # of an archive


def is_hidden(name: str) -> bool:
    """Whether a file's name says that no person put it there: hidden files, locks of Word, leftovers of macOS."""
    return name.startswith((".", "~$")) or name in {"__MACOSX", "Thumbs.db", "desktop.ini"}


def why_no_report(name: str) -> str | None:
    """Why a file of an archive is no report by its name, or None where it may be one."""
    if any(is_hidden(part) for part in name.split("/")):
        return "hidden"
    ending = name[name.rfind(".") :].lower()
    return ending if ending in _LEFT_OUT else None
