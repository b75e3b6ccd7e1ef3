"""What the apps above hear of: the archive does not know them. Receivers run in the same transaction."""

from __future__ import annotations

from django.dispatch import Signal

document_read = Signal()
"""A document has a new current reading. Sent with `row` (ReadText), `reading` (records.Reading) and `earlier` (the
reading that was current before, or None)."""

document_changed = Signal()
"""A document was released, withdrawn, replaced by a new version, or got another level. Sent with `document`."""

before_release = Signal()
"""A document is about to be released; whoever objects raises `Denied` or `Conflict`. Sent with `document` (held) and
`actor`."""

time_passed = Signal()
"""Some minutes have passed. Sent by the supervisor of the workers, outside any transaction, with `now`; whoever has
something to do once a day sees to it here that it is enqueued, and that it is done once."""
