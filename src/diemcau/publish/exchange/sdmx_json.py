"""Values as an SDMX-JSON 2.0.0 data message, and back."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, BinaryIO

from diemcau.errors import Invalid
from diemcau.publish.exchange.schema import Code, Value
from diemcau.publish.exchange.sdmx import (
    AGENCY,
    ATTRIBUTES,
    DIMENSIONS,
    FLOW,
    OBS_VALUE,
    VERSION,
    from_observations,
    to_observations,
)
from diemcau.publish.exchange.sdmx_codes import code_lists

_SCHEMA = "https://raw.githubusercontent.com/sdmx-twg/sdmx-json/master/data-message/tools/schemas/2.0.0/sdmx-json-data-schema.json"
_FLOW_URN = f"urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow={AGENCY}:{FLOW}({VERSION})"


def write_sdmx_json(values: Sequence[Value], codes: Sequence[Code], out: BinaryIO, made: datetime) -> None:
    """Values as one data message, all dimensions at the observation.

    Numbers of the record are texts, so that no digit is lost in a reader's float; the schema allows both.

    Args:
        values: The values.
        codes: Names of codes.
        out: Where it goes.
        made: The moment the message bears.
    """
    told = to_observations(values)
    names = {each.component: each.codes for each in code_lists(values, codes)}
    listed = {name: list(dict.fromkeys(one[name] for one in told if one[name])) for name in (*DIMENSIONS, *ATTRIBUTES)}
    places = {name: {code: at for at, code in enumerate(found)} for name, found in listed.items()}
    observations = {
        ":".join(str(places[name][one[name]]) for name in DIMENSIONS): [
            one[OBS_VALUE] or None,
            *(places[name][one[name]] if one[name] else None for name in ATTRIBUTES),
        ]
        for one in told
    }
    message = {
        "meta": {
            "schema": _SCHEMA,
            "id": f"{AGENCY}-{made:%Y%m%dT%H%M%S}",
            "prepared": made.isoformat(),
            "contentLanguages": sorted({code.language for code in codes} | {"en"}),
            "sender": {"id": AGENCY},
        },
        "data": {
            "dataSets": [{"structure": 0, "action": "Information", "observations": observations}],
            "structures": [_structure(listed, names)],
        },
    }
    out.write(json.dumps(message, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode())


def read_sdmx_json(source: BinaryIO) -> tuple[Value, ...]:
    """The values of a message of this structure.

    Raises:
        Invalid: It is no such message, or holds what its components cannot.
    """
    try:
        message = json.loads(source.read())
        data = message["data"]
        structure = data["structures"][0]
        if structure["links"][0]["urn"] != _FLOW_URN:
            raise Invalid(f"The message is of another structure than {_FLOW_URN}.")
        return from_observations(_observations(data["dataSets"][0]["observations"], structure))
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError) as error:
        raise Invalid(f"This is no SDMX-JSON 2.0 message: {error}.") from error


def _structure(
    listed: Mapping[str, Sequence[str]], names: Mapping[str, Mapping[str, Mapping[str, str]]]
) -> dict[str, Any]:
    dimensions = [
        {"id": name, "keyPosition": at, "roles": [name], "values": _listed(name, listed[name], names)}
        for at, name in enumerate(DIMENSIONS)
    ]
    attributes = [
        {"id": name, "roles": [name], "relationship": {"observation": {}}, "values": _listed(name, listed[name], names)}
        for name in ATTRIBUTES
    ]
    return {
        "links": [{"urn": _FLOW_URN, "rel": "dataflow"}],
        "dimensions": {"dataSet": [], "series": [], "observation": dimensions},
        "measures": {"dataSet": [], "series": [], "observation": [{"id": OBS_VALUE, "roles": [OBS_VALUE]}]},
        "attributes": {"dataSet": [], "dimensionGroup": [], "series": [], "observation": attributes},
        "dataSets": [0],
    }


def _listed(
    component: str, codes: Sequence[str], names: Mapping[str, Mapping[str, Mapping[str, str]]]
) -> list[dict[str, Any]]:
    """The values of a component: coded ones with their names, any others as they are."""
    known = names.get(component)
    if known is None:
        return [{"id": code} if component == "TIME_PERIOD" else {"value": code} for code in codes]
    return [{"id": code, **_named(known.get(code, {}), code)} for code in codes]


def _named(names: Mapping[str, str], code: str) -> dict[str, Any]:
    return {"name": names.get("en") or next(iter(names.values()), code), "names": dict(names) or {"en": code}}


def _observations(told: Mapping[str, Sequence[Any]], structure: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    """Each observation with the codes that its places stand for."""
    lists = [
        [
            (one["id"], [value.get("id", value.get("value")) for value in one["values"]])
            for one in structure[part]["observation"]
        ]
        for part in ("dimensions", "attributes")
    ]
    for key, cells in told.items():
        places = [int(place) for place in key.split(":")]
        found = {name: codes[at] for (name, codes), at in zip(lists[0], places, strict=True)}
        for (name, codes), at in zip(lists[1], cells[1:], strict=True):
            found[name] = "" if at is None else codes[at]
        found[OBS_VALUE] = cells[0] or ""
        yield found
