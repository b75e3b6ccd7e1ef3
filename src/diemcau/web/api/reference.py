"""The interface's description as a page shows it: OpenAPI, laid out for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from diemcau.publish.texts import Texts

_REFERENCE = "#/components/schemas/"


@dataclass(frozen=True, slots=True)
class Piece:
    """A parameter, a field of a body, or a field of an answer.

    Attributes:
        name: As written.
        place: `path`, `query`, `header`, `body` or `form`; empty for a field of an answer.
        form: Its type in a few words.
        links: Schemas that its type names.
        is_required: Whether it has to be there.
        about: What it is.
    """

    name: str
    place: str
    form: str
    links: tuple[str, ...]
    is_required: bool
    about: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What an operation answers with.

    Attributes:
        status: HTTP status, `4XX` for all of them.
        form: Type of the body, or empty.
        links: Schemas that it names.
    """

    status: str
    form: str
    links: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Deed:
    """An operation."""

    name: str
    method: str
    path: str
    title: str
    about: str
    pieces: tuple[Piece, ...]
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Operations on one sort of thing."""

    name: str
    title: str
    deeds: tuple[Deed, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """A schema."""

    name: str
    about: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """The whole interface."""

    groups: tuple[Group, ...]
    shapes: tuple[Shape, ...]


def tell_reference(schema: Mapping[str, Any], texts: Texts) -> Reference:
    """The description laid out, with the words of the reader's language where the catalogue has them."""
    deeds: dict[str, list[Deed]] = {}
    for path, methods in schema["paths"].items():
        for method, operation in methods.items():
            deeds.setdefault(operation["tags"][0], []).append(_deed(path, method, operation, schema, texts))
    shapes = schema["components"]["schemas"].items()
    named = {link for found in deeds.values() for deed in found for link in _reached(deed, schema)}
    return Reference(
        tuple(Group(name, texts[f"api.group.{name}"], tuple(found)) for name, found in deeds.items()),
        tuple(
            Shape(name, _about(shape, f"{name}.", texts), tuple(_fields(shape, "", schema, name, texts)))
            for name, shape in sorted(shapes)
            if name in named and "properties" in shape
        ),
    )


def _reached(deed: Deed, schema: Mapping[str, Any]) -> set[str]:
    """The schemas that an operation's body and answers are made of."""
    waiting = [link for piece in deed.pieces for link in piece.links]
    waiting += [link for answer in deed.answers for link in answer.links]
    found: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            fields = schema["components"]["schemas"][name].get("properties", {})
            waiting.extend(link for field in fields.values() for link in _links(field))
    return found


def _deed(path: str, method: str, operation: Mapping[str, Any], schema: Mapping[str, Any], texts: Texts) -> Deed:
    name = operation["operationId"]
    return Deed(
        name=name,
        method=method.upper(),
        path=path,
        title=texts[f"api.do.{name}"],
        about=texts.get(f"api.about.{name}", operation.get("description", "")).replace("`", ""),
        pieces=(*_parameters(operation, schema, texts), *_body(operation, schema, texts)),
        answers=tuple(_answer(str(status), answer) for status, answer in operation["responses"].items()),
    )


def _parameters(operation: Mapping[str, Any], schema: Mapping[str, Any], texts: Texts) -> Iterator[Piece]:
    for given in operation["parameters"]:
        one = schema["components"]["parameters"][given["$ref"].rsplit("/", 1)[1]] if "$ref" in given else given
        name, shape = one["name"], one["schema"]
        about = _about(one, name, texts)
        yield Piece(name, one["in"], tell_form(shape), tuple(_links(shape)), one["required"], about)


def _body(operation: Mapping[str, Any], schema: Mapping[str, Any], texts: Texts) -> Iterator[Piece]:
    for media, content in operation.get("requestBody", {}).get("content", {}).items():
        place = "body" if media == "application/json" else "form"
        shape = _followed(content["schema"], schema)
        yield from _fields(shape, place, schema, str(shape.get("title", "")), texts)


def _fields(
    shape: Mapping[str, Any], place: str, schema: Mapping[str, Any], owner: str, texts: Texts
) -> Iterator[Piece]:
    required = shape.get("required", ())
    for name, field in _followed(shape, schema).get("properties", {}).items():
        about = _about(field, f"{owner}.{name}", texts)
        yield Piece(name, place, tell_form(field), tuple(_links(field)), name in required, about)


def _about(shape: Mapping[str, Any], key: str, texts: Texts) -> str:
    return texts.get(f"api.field.{key.rstrip('.')}", str(shape.get("description", "")).replace("`", ""))


def _followed(shape: Mapping[str, Any], schema: Mapping[str, Any]) -> Mapping[str, Any]:
    found: Mapping[str, Any] = schema["components"]["schemas"][_name(shape)] if "$ref" in shape else shape
    return found


def _name(shape: Mapping[str, Any]) -> str:
    return str(shape["$ref"]).removeprefix(_REFERENCE)


def _answer(status: str, answer: Mapping[str, Any]) -> Answer:
    if "$ref" in answer:
        return Answer(status, "Problem", ("Problem",))
    for media, content in answer.get("content", {}).items():
        shape = content["schema"]
        return Answer(status, tell_form(shape) if media == "application/json" else media, tuple(_links(shape)))
    return Answer(status, "", ())


def tell_form(shape: Mapping[str, Any]) -> str:
    """A type in a few words: `string (uuid)`, `list of MentionRow`, `"a" | "b"`."""
    if "$ref" in shape:
        return _name(shape)
    if "anyOf" in shape:
        return " | ".join(dict.fromkeys(tell_form(one) for one in shape["anyOf"]))
    if "enum" in shape:
        return " | ".join(str(one) for one in shape["enum"])
    if "const" in shape:
        return str(shape["const"])
    if shape.get("type") == "array":
        return f"[{tell_form(shape.get('items', {}))}]"
    form = str(shape.get("type", "any"))
    return f"{form} ({shape['format']})" if "format" in shape else form


def _links(shape: Mapping[str, Any]) -> Iterator[str]:
    if "$ref" in shape:
        yield _name(shape)
    for one in shape.get("anyOf", ()):
        yield from _links(one)
    if "items" in shape:
        yield from _links(shape["items"])
