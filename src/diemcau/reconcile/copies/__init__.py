"""Which documents are one text: verbatim, edited, excerpts, translations; and which took what from which.

Within a language the evidence is word for word: stretches that both hold, with the same numbers. Without the second, a
report that fills last year's text with new numbers would pass for a copy. Between languages it is the same numbers,
names and points in the same order.
"""

from diemcau.reconcile.copies.find import find_copies, find_lineage
from diemcau.reconcile.copies.lineage import Lineage, count_sources
from diemcau.reconcile.copies.sources import Sources

__all__ = ["Lineage", "Sources", "count_sources", "find_copies", "find_lineage"]
