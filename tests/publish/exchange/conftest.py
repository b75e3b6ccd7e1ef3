"""A record of the shipped example."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.observed import SECTOR

from diemcau.flow.folder import reconcile_folder
from diemcau.profile.load import load_profile
from diemcau.records import Record

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"


@pytest.fixture(scope="session")
def shared_record() -> Record:
    """The example in two languages, reconciled."""
    return reconcile_folder(EXAMPLES / "bilingual", load_profile(SECTOR))
