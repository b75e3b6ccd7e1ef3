"""How a form is answered: what the action refuses is said beside the form, with what was typed still in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect, render

from diemcau.errors import Conflict, Invalid
from diemcau.publish.notice import tell_error
from diemcau.web.shell.failures import status_of
from diemcau.web.shell.speech import texts_of

if TYPE_CHECKING:
    from django.forms import Form
    from django.http import HttpRequest, HttpResponse

UNUSABLE = 422


def answer_form(
    request: HttpRequest, template: str, form: Form, act: Callable[[], tuple[str, ...]], **context: Any
) -> HttpResponse:
    """The page with the form; once it is filled in and the action has taken it, the page that comes then.

    Args:
        request: What was asked.
        template: Of the page with the form.
        form: Bound, where it was sent.
        act: Does what the form is for, and says with which arguments to `redirect` the next page is found.
        context: What else the template needs.
    """
    status = 200
    if form.is_bound:
        status = UNUSABLE
        if form.is_valid():
            try:
                return redirect(*act())
            except (Invalid, Conflict) as error:
                form.add_error(None, " ".join(filter(None, tell_error(texts_of(request), error))))
                status = status_of(error)
    return render(request, template, {"form": form, **context}, status=status)


def notice(request: HttpRequest, key: str, **facts: object) -> None:
    """Say on the next page what was done."""
    messages.success(request, texts_of(request)[key].format(**facts))
