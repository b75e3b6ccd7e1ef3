"""Filling a return in: the page that feels like a spreadsheet, workbooks, and the package for work offline."""
