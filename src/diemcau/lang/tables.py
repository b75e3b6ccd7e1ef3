"""What tables of every language have in common: the marks of notes on their cells."""

from __future__ import annotations

import re

MARKS = r"(?:\s*(?:\*{1,3}|†|‡|\(\d{1,2}\)|\[\d{1,2}\]|[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,2}))"
"""A mark behind the content of a cell that leads to a note: `1.234(1)`, `Exports*`."""

LABEL_MARKS = re.compile(rf"(?<=\S){MARKS}{{1,3}}\s*\Z")
"""Marks at the end of a label."""

LABEL_NUMBER = re.compile(r"\s*(?:(?:[IVX]{1,5}|\d{1,2}(?:\.\d{1,2}){0,3}|[A-ZĐa-z])[.)]|[-–+•*])\s+(?=\S)")
"""What counts rows in front of their labels: `II. `, `1.2) `, `- `."""
