"""What the tests of this room share: sources that hold many documents (`streamed.py`)."""

from __future__ import annotations

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="session")
def streamed() -> ModuleType:
    """What writes the same documents in every kind of source that holds many."""
    spec = spec_from_file_location("streamed", Path(__file__).with_name("streamed.py"))
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules["streamed"] = module
    spec.loader.exec_module(module)
    return module
