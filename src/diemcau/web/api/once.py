"""Writes that a program may repeat without fear: the header `Idempotency-Key`."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from hashlib import sha256
from inspect import signature
from typing import TYPE_CHECKING, Any, TypeVar, cast

from ninja import Schema, Status

from diemcau.errors import Invalid
from diemcau.web.accounts.middleware import person
from diemcau.web.api.actions import write_once

if TYPE_CHECKING:
    from django.http import HttpRequest

HEADER = "Idempotency-Key"
REPEATED = "Idempotency-Replayed"
_LONGEST = 120
Made = TypeVar("Made", bound=Schema)


def once(view: Callable[..., Status[Made]]) -> Callable[..., Status[Any]]:
    """An operation whose write is done once for each key; without a key it is done each time it is asked for."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **fields: Any) -> Status[Any]:
        key = request.headers.get(HEADER, "")
        if not key:
            return view(request, *args, **fields)
        _check(key)

        def write() -> tuple[int, dict[str, Any]]:
            made = view(request, *args, **fields)
            return made.status_code, made.value.model_dump(mode="json", exclude_unset=True)

        status, body, is_repeated = write_once(actor=person(request), key=key, request=digest_of(request), write=write)
        request.is_repeated = is_repeated  # type: ignore[attr-defined]
        return Status(status, body)

    answer.__signature__ = signature(view, eval_str=True)  # type: ignore[attr-defined] # names of the view's module
    answer.is_once = True  # type: ignore[attr-defined]
    return answer


def _check(key: str) -> None:
    """Refuse a key that is no short plain word.

    Raises:
        Invalid: If it is longer than 120 characters or not of printable ASCII.
    """
    if len(key) > _LONGEST or not (key.isascii() and key.isprintable()):
        raise Invalid("That is no key for a write.", "Send up to 120 plain characters, such as a UUID.", code="api.key")


def digest_of(request: HttpRequest) -> str:
    """SHA-256 over method, address and body, in hex; of files over their names and bytes."""
    found = sha256(f"{request.method} {request.get_full_path()}\n".encode())
    if (request.content_type or "").startswith("multipart/"):
        for name, values in sorted(request.POST.lists()):
            found.update(repr((name, values)).encode())
        for name, files in sorted(request.FILES.lists()):
            for file in cast("list[Any]", files):
                found.update(repr((name, file.name, _digest_of_file(file))).encode())
    else:
        found.update(request.body)
    return found.hexdigest()


def _digest_of_file(file: Any) -> str:
    found = sha256()
    for chunk in file.chunks():
        found.update(chunk)
    file.seek(0)
    return found.hexdigest()
