"""The guide in docs/api.md asks only for what there is."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from diemcau.web.api.urls import interface

GUIDE = (Path(__file__).parents[3] / "docs/api.md").read_text("utf-8")
EXAMPLES = re.findall(r"^    curl (?:.*\\\n)*.*$", GUIDE, re.MULTILINE)
PATHS: dict[str, dict[str, Any]] = interface.get_openapi_schema()["paths"]
SCHEMAS: dict[str, Any] = interface.get_openapi_schema()["components"]["schemas"]


def test_the_guide_has_examples() -> None:
    """They are found at all."""
    assert len(EXAMPLES) >= 10


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_asks_for_an_operation_that_there_is(example: str) -> None:
    """Its address, its parameters and the fields of its body stand in the description."""
    asked = urlsplit(re.findall(r"https://diemcau\.example[^\s\"]*", example)[0])
    method = "post" if re.search(r" -[dF] ", example) else "get"
    found = [path for path in PATHS if re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", path), asked.path)]
    operation = PATHS[min(found, key=lambda path: path.count("{"))][method]
    known = {one["name"] for one in operation["parameters"] if "name" in one}
    assert set(parse_qs(asked.query)) <= known
    sent = re.search(r"-d '([^']*)'", example)
    names = set(json.loads(sent[1])) if sent else set(re.findall(r"-F (\w+)=", example))
    if names:
        (content,) = operation["requestBody"]["content"].values()
        shape = content["schema"]
        fields = SCHEMAS[shape["$ref"].rsplit("/", 1)[1]] if "$ref" in shape else shape
        assert set(fields.get("required", ())) <= names <= set(fields["properties"])
