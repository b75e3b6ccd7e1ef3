"""The boards' tests write into the store of the review's."""

from __future__ import annotations

import pytest

from ..review.conftest import nothing_held, store  # noqa: TID252 - the tests are no package

__all__ = ["nothing_held", "store"]


@pytest.fixture(autouse=True)
def nothing_put_together() -> None:
    """No test sees a board of another: houses without a figure are alike."""
    from diemcau.web.review.shelf import forget

    forget()
