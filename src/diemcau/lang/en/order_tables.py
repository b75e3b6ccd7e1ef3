"""English heads of tables of tasks."""

from __future__ import annotations

import re

from diemcau.lang.order_tables import OrderTableWords

WORDS = OrderTableWords(
    heads={
        "serial": re.compile(r"\A(?:no\.?|#|s/?n|number|item(?: no\.?)?|ref\.?)\Z", re.IGNORECASE),
        "lead": re.compile(
            r"\blead\b|\bleading\b|\bresponsible|\bin charge\b|\bimplementing\b|\bassigned (?:to|unit)\b|\bowner\b",
            re.IGNORECASE,
        ),
        "coordinating": re.compile(r"\bco-?ordinat|\bco-?operat|\bsupporting\b|\btaking part\b", re.IGNORECASE),
        "deadline": re.compile(
            r"\bdeadline|\bdue\b|\btime\s?(?:limit|line|frame)\b|\bcompletion\b|\bby when\b"
            r"|\bterm\b",
            re.IGNORECASE,
        ),
        "product": re.compile(r"\bproducts?\b|\boutputs?\b|\bdeliverables?\b|\bexpected results?\b", re.IGNORECASE),
        "task": re.compile(
            r"\btasks?\b|\bassignments?\b|\bactivit|\bactions?\b|\bcontents?\b|\bwork\b"
            r"|\binstructions?\b",
            re.IGNORECASE,
        ),
    },
    firm=re.compile(
        r"\btasks?\b|\bassignments?\b|\blead\b|\blead(?:ing)? (?:unit|agency|body|office|ministry)|\bin charge\b"
        r"|\bresponsible\b|\bco-?ordinat|\bdeadlines?\b|\bdue\b|\btime limit\b|\bproducts?\b|\bdeliverables?\b",
        re.IGNORECASE,
    ),
    helps=re.compile(
        r"[;,(.\s]*\b(?:in )?(?:co-?ordinat(?:ion|ing|e)|co-?operation|support(?:ed by)?)(?: with"
        r"| units?)?\s*:?\s+",
        re.IGNORECASE,
    ),
    total=re.compile(r"total\b", re.IGNORECASE),
)
