"""The boards' tests write into the store of the review's."""

from __future__ import annotations

from ..review.conftest import nothing_held, store  # noqa: TID252 - the tests are no package

__all__ = ["nothing_held", "store"]
