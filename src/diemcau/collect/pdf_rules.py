"""The straight lines drawn on a page of a PDF, which may be the rules of a table, and its largest picture."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import pairwise

from pypdfium2 import raw  # type: ignore[import-untyped] # it ships no types

from diemcau.collect.pdf_ink import Box, PageInk, Rule, Turn

_MOST_OBJECTS = 30_000  # drawn objects of a page that are looked at; maps have more, tables do not
_MOST_POINTS = 4_000  # points of one path; a grid drawn as one path has fewer
_THIN = 3.0  # points; a filled box no thicker is a rule
_SHORTEST = 4.0  # points; a shorter rule is a tick or a dash
_POINTS = 72.0  # to an inch
_NESTED = 3  # forms inside one another that are searched for rules


def look_for_rules(page: raw.FPDF_PAGE, ink: PageInk, turn: Turn) -> None:
    """Take in the rules and the largest picture of a page.

    Args:
        page: The page, as the library holds it.
        ink: What is on it so far.
        turn: From its boxes to boxes of the upright page.
    """
    _Objects(ink, turn).look(page)


class _Objects:
    """The drawn objects of one page."""

    def __init__(self, ink: PageInk, turn: Turn) -> None:
        self.ink = ink
        self.turn = turn
        self.left = _MOST_OBJECTS

    def look(self, page: raw.FPDF_PAGE) -> None:
        """Take in the rules and the largest picture of a page."""
        for at in range(raw.FPDFPage_CountObjects(page)):
            self.take(raw.FPDFPage_GetObject(page, at), (), _NESTED)

    def take(self, found: raw.FPDF_PAGEOBJECT, around: tuple[raw.FS_MATRIX, ...], depth: int) -> None:
        """Take in one object; the matrices are of the forms around it, the innermost first."""
        self.left -= 1
        if self.left < 0:
            return
        kind = raw.FPDFPageObj_GetType(found)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            self.take_path(found, around)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            self.take_picture(found, self.bounds(found, around))
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth:
            matrix = raw.FS_MATRIX()
            if raw.FPDFPageObj_GetMatrix(found, matrix):
                for at in range(max(0, raw.FPDFFormObj_CountObjects(found))):
                    self.take(raw.FPDFFormObj_GetObject(found, at), (matrix, *around), depth - 1)

    def take_picture(self, found: raw.FPDF_PAGEOBJECT, box: Box) -> None:
        """Take in a picture, where it is the largest so far."""
        left, bottom, right, top = box
        share = min(1.0, (right - left) * (top - bottom) / max(1.0, self.ink.width * self.ink.height))
        if share > self.ink.pictured:
            wide, high = ctypes.c_uint(), ctypes.c_uint()
            raw.FPDFImageObj_GetImagePixelSize(found, ctypes.byref(wide), ctypes.byref(high))
            dots = max(wide.value, high.value) / max(1.0, right - left, top - bottom) * _POINTS
            self.ink.pictured, self.ink.dots = share, dots

    def bounds(self, found: raw.FPDF_PAGEOBJECT, around: tuple[raw.FS_MATRIX, ...]) -> Box:
        sides = [ctypes.c_float() for _ in range(4)]
        if not raw.FPDFPageObj_GetBounds(found, *map(ctypes.byref, sides)):
            return 0.0, 0.0, 0.0, 0.0
        left, bottom, right, top = (side.value for side in sides)
        (x0, y0), (x1, y1) = _through(left, bottom, around), _through(right, top, around)
        return self.turn(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))

    def take_path(self, found: raw.FPDF_PAGEOBJECT, around: tuple[raw.FS_MATRIX, ...]) -> None:
        left, bottom, right, top = self.bounds(found, around)
        if self.add(left, bottom, right, top):
            return
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        raw.FPDFPath_GetDrawMode(found, ctypes.byref(fill), ctypes.byref(stroke))
        if stroke.value or fill.value:
            self.take_edges(found, around, stroked=bool(stroke.value))

    def take_edges(self, found: raw.FPDF_PAGEOBJECT, around: tuple[raw.FS_MATRIX, ...], *, stroked: bool) -> None:
        """Take in the straight edges of a path: all of a stroked one, the thin boxes of a filled one."""
        matrix = raw.FS_MATRIX()
        raw.FPDFPageObj_GetMatrix(found, matrix)
        for outline in _outlines(found, (matrix, *around)):
            shown = [self.turn(x, y, x, y)[:2] for x, y in outline]
            if not stroked:
                xs, ys = [x for x, _ in shown], [y for _, y in shown]
                self.add(min(xs), min(ys), max(xs), max(ys))
                continue
            for (x0, y0), (x1, y1) in pairwise(shown):
                self.add(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))

    def add(self, left: float, bottom: float, right: float, top: float) -> bool:
        """Add a box as a rule where it is thin enough; whether it is too thin to be anything else."""
        width, height = right - left, top - bottom
        if width > _THIN and height > _THIN:
            return False
        if width > height and width >= _SHORTEST:
            self.ink.rules.append(Rule(across=True, at=(bottom + top) / 2, start=left, end=right))
        elif height >= _SHORTEST:
            self.ink.rules.append(Rule(across=False, at=(left + right) / 2, start=bottom, end=top))
        return True


def _through(x: float, y: float, matrices: tuple[raw.FS_MATRIX, ...]) -> tuple[float, float]:
    for m in matrices:
        x, y = m.a * x + m.c * y + m.e, m.b * x + m.d * y + m.f
    return x, y


def _outlines(found: raw.FPDF_PAGEOBJECT, matrices: tuple[raw.FS_MATRIX, ...]) -> Iterator[list[tuple[float, float]]]:
    """The outlines of a path as points; curves break an outline."""
    x, y = ctypes.c_float(), ctypes.c_float()
    outline: list[tuple[float, float]] = []
    for at in range(min(raw.FPDFPath_CountSegments(found), _MOST_POINTS)):
        part = raw.FPDFPath_GetPathSegment(found, at)
        kind = raw.FPDFPathSegment_GetType(part)
        raw.FPDFPathSegment_GetPoint(part, ctypes.byref(x), ctypes.byref(y))
        if kind != raw.FPDF_SEGMENT_LINETO and outline:
            yield outline
            outline = []
        if kind != raw.FPDF_SEGMENT_BEZIERTO:
            outline.append(_through(x.value, y.value, matrices))
        if raw.FPDFPathSegment_GetClose(part) and outline:
            outline.append(outline[0])
    if outline:
        yield outline
