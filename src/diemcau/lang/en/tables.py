"""What the cells, heads and captions of English tables say."""

from __future__ import annotations

import re

from diemcau.lang.language import TableWords
from diemcau.lang.tables import MARKS

_NUMBER_CELL = re.compile(
    rf"""\s*(?:(?P<open>\()?\s*(?P<sign>[-–−+])?\s*(?:US\$|[$€£¥₹])?\s*\d[\d.,'’\ \u00a0]*
      \s*(?:%|per\ cent|percent)?\s*\)?|-|–|n/?a|\.\.\.?|nil){MARKS}{{0,3}}\s*\Z""",
    re.IGNORECASE | re.VERBOSE,
)

TABLES = TableWords(
    number_cell=_NUMBER_CELL,
    percent_head=re.compile(r"%|per ?cent|growth|change|share", re.IGNORECASE),
    change_head=re.compile(r"growth|change|increase|decrease|difference|\+/-|y-?o-?y", re.IGNORECASE),
    counted=frozenset({"persons", "people", "number", "cases", "count", "units", "%"}),
    serial_head=re.compile(r"\s*(?:nos?\.?|nr\.?|#|s/?n|s\. ?no\.?|item)\s*\Z", re.IGNORECASE),
    unit_head=re.compile(r"\s*units?(?: of (?:measure|measurement|count))?\s*\Z", re.IGNORECASE),
    unit_line=re.compile(
        r"(?:.*[(\[]|\s*)(?:units?(?: of measure(?:ment)?)?\s*:|in(?= (?:thousand|million|billion|USD|US\$|VND))"
        r"|(?:all )?(?:amounts|figures|values)(?: are)? in)\s*(?P<unit>[^()\[\]\d;:]{1,60}?)\s*[)\]]?\.?\s*\Z",
        re.IGNORECASE,
    ),
    total=re.compile(r"\s*(?:(?:grand |sub-?|overall )?total|sum)\s*:?\s*\Z", re.IGNORECASE),
    within=re.compile(r"\s*(?:of which|in which|including|thereof|among (?:them|which))\b[\s:,]*", re.IGNORECASE),
    plan_head=re.compile(r"\b(?:plan|planned|budget)\b", re.IGNORECASE),
    target_head=re.compile(r"\btargets?\b", re.IGNORECASE),
    expected_head=re.compile(r"\b(?:estimate[ds]?|est\.|forecast|projected|projection|expected)", re.IGNORECASE),
    done_head=re.compile(r"\b(?:actual|achieved|results?|implemented)\b", re.IGNORECASE),
    of_plan_head=re.compile(
        r"(?:%|per ?cent|rate|ratio|against|versus|vs\.?|compared (?:with|to)|actual/).{0,30}\b(?:plan|target|budget)\b"
        r"|\b(?:plan|target|budget)\b.{0,20}(?:%|completion|fulfil)",
        re.IGNORECASE,
    ),
)
