"""The interface does what its description says: requests made from the description find no fault in its answers."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest
import schemathesis
from django.core.cache import caches
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, transaction
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import FailureGroup
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from diemcau.web.api.urls import interface

from ..matrix.world import names_at  # noqa: TID252 - the tests are no package

if TYPE_CHECKING:
    from ..conftest import House  # noqa: TID252 - the tests are no package
    from .conftest import Program

EXAMPLES = int(os.environ.get("DIEMCAU_EXAMPLES", "2"))
"""Requests of each operation; by hand some more: `DIEMCAU_EXAMPLES=100 pytest tests/web/api/test_schema.py`."""

CHECKS = (not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance)
OWN = {
    "returns": "filing",
    "documents": "document",
    "intakes": "intake",
    "threads": "thread",
    "claims": "claim",
    "rulings": "ruling",
    "tasks": "task",
    "papers": "paper",
    "requests": "request",
    "messages": "message",
}
"""What `uid` means in an address, by its first word; `conflict` for the rest."""


@pytest.fixture(autouse=True)
def one_connection() -> Iterator[None]:
    """Requests leave the connection of the test open, as Django's own test client sees to."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.fixture
def asked(house: House, program: Callable[..., Program]) -> tuple[Any, dict[str, Any], dict[str, str]]:
    """The description as a program gets it, what there is, and the headers of somebody who may do most things."""
    names = names_at(house, 1)
    description = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())
    return description, names, program("leader").headers(**{"Accept-Encoding": "identity"})


def test_no_request_finds_a_fault(asked: tuple[Any, dict[str, Any], dict[str, str]]) -> None:
    """Whatever the description allows is answered as it says, and never with a fault of the house."""
    description, names, headers = asked
    faults = [
        f"{method.upper()} {path}: {fault}"
        for path, methods in interface.get_openapi_schema()["paths"].items()
        for method in methods
        if (fault := _fault(description[path][method], path, names, headers))
    ]
    assert faults == []


def _fault(operation: Any, path: str, names: dict[str, Any], headers: dict[str, str]) -> str:
    """What is wrong with the answers of an operation, or nothing; whatever its requests did is undone."""

    @settings(
        max_examples=EXAMPLES, derandomize=EXAMPLES < 10, deadline=None, database=None,
        phases=(Phase.generate,), suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(case=operation.as_strategy())
    def ask(case: Any) -> None:
        caches["near"].clear()
        _name(case, path, names)
        case.call_and_validate(checks=CHECKS, headers=headers)

    with transaction.atomic():
        try:
            ask()
        except FailureGroup as found:
            return " / ".join(str(each) for each in found.exceptions)
        finally:
            transaction.set_rollback(True)
    return ""


def _name(case: Any, path: str, names: dict[str, Any]) -> None:
    """Ask for things that there are, not for made-up ones alone."""
    own = OWN.get(path.split("/")[3], "conflict")
    real = {"uid": str(names[own]), "code": "DUN", "number": 1}
    real |= {name: str(names[name]) for name in ("mention", "share", "evidence")}
    for name in case.path_parameters or {}:
        case.path_parameters[name] = real.get(name, case.path_parameters[name])
