"""The forms and regimes of the installation."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from django.conf import settings

from diemcau.errors import NotFound
from diemcau.profile.form_book import load_forms

if TYPE_CHECKING:
    from diemcau.profile.forms import Form, FormBook, Regime


def book() -> FormBook:
    """All forms and regimes of the profile in use."""
    return _book(str(settings.PROFILE))


@lru_cache(maxsize=4)
def _book(profile: str) -> FormBook:
    return load_forms(profile)


def form_of(code: str) -> Form:
    """A form by its code.

    Raises:
        NotFound: If the profile has none of that code.
    """
    found = book().forms.get(code)
    if found is None:
        raise NotFound(f"There is no form {code[:20]}.", code="filings.no_form", form=code[:20])
    return found


def regime_of(code: str) -> Regime:
    """A regime by its code.

    Raises:
        NotFound: If the profile has none of that code.
    """
    found = book().regimes.get(code)
    if found is None:
        raise NotFound(f"There is no regime {code[:60]}.", code="filings.no_regime", regime=code[:60])
    return found
