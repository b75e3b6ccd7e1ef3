"""What all tests share: how hard Hypothesis searches, and what a skip means where nobody watches."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Generator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

# Markers of tests that need a part of the machine; `system_parts.sh` brings it, so where CI=true its lack is a fault.
PARTS = {"browser", "libreoffice", "tesseract"}
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
IN_CI = os.environ.get("CI") == "true"

# Slow machines are no defect of the code under test; in CI the same examples come each time.
settings.register_profile(
    "house",
    deadline=None,
    derandomize=IN_CI,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("house")


def pytest_configure(config: pytest.Config) -> None:
    """Name the markers of parts that the project file does not name."""
    config.addinivalue_line("markers", "libreoffice: needs LibreOffice on the machine")
    config.addinivalue_line("markers", "tesseract: needs Tesseract with Vietnamese, and the extra ocr")


@pytest.fixture(scope="session")
def made() -> ModuleType:
    """What writes one report in every kind of file (`made.py`)."""
    spec = spec_from_file_location("made", Path(__file__).with_name("made.py"))
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules["made"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def libreoffice() -> str:
    """Path of LibreOffice; tests marked `libreoffice` are skipped where there is none, and fail where CI=true."""
    from diemcau.collect.office import find_program

    found = find_program()
    if found is None:
        pytest.skip("no LibreOffice is on the PATH; `sh tests/system_parts.sh` installs one or says how")
    return found


@pytest.fixture(scope="session")
def tesseract() -> str:
    """Path of a Tesseract with Vietnamese; tests marked `tesseract` are skipped without, and fail where CI=true."""
    from diemcau.collect.ocr import find_recogniser

    found = find_recogniser()
    if found is None:
        pytest.skip("no Tesseract with Vietnamese is here; `sh tests/system_parts.sh` installs one or says how")
    return found.program


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of a Chromium; tests marked `browser` are skipped where there is none, and fail where CI=true."""
    found = next((path for name in CHROMIUM if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip("no Chromium is on the PATH; `sh tests/system_parts.sh` installs one or says how")
    return found


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Where CI=true a test that was skipped for a missing part counts as failed."""
    report = yield
    part = next((marker.name for marker in item.iter_markers() if marker.name in PARTS), None)
    if IN_CI and part is not None and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = (
            f"CI=true promises every part of the machine, but {part} is missing: {_reason(report.longrepr)}"
        )
    return report


def _reason(skipped: Any) -> str:
    """Why a test was skipped, from pytest's triple of file, line and reason."""
    return str(skipped[2] if isinstance(skipped, tuple) else skipped)
