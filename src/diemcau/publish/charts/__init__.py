"""Charts: what is told in numbers with their leeway, as pictures that open their sentences.

`mark.py` has what goes in, `bars.py`, `lines.py`, `shares.py`, `tiles.py` and `spark.py` draw, `render.py` gives SVG
for a page, and SVG, PNG and PDF for files; `table.py` says the same without a picture.
"""
