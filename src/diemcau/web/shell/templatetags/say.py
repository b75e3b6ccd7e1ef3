"""Tags and filters that every template has: texts by key, numbers, days and periods as the reader writes them."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django import template
from django.utils import timezone
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from diemcau.publish.calendar import format_period
from diemcau.publish.numbers import format_count
from diemcau.web.shell.speech import DEFAULT, load_speech

if TYPE_CHECKING:
    from diemcau.publish.texts import Texts

register = template.Library()


def _texts(context: template.Context) -> Texts:
    held = context.get("texts")
    return held if held is not None else load_speech(DEFAULT)


@register.simple_tag(takes_context=True)
def say(context: template.Context, key: str, count: int | None = None, **facts: Any) -> SafeString:
    """A text by its key, `{% say "archive.title" name=x %}`; with `count` its form for it. Facts are escaped."""
    texts = _texts(context)
    told = texts[key] if count is None else texts.plural(key, count)
    if count is not None:
        facts["count"] = format_count(count, texts.language)
    escaped = {name: conditional_escape(value) for name, value in facts.items()}
    return mark_safe(conditional_escape(told).format(**escaped) if facts else conditional_escape(told))  # noqa: S308


@register.simple_tag(takes_context=True)
def say_code(context: template.Context, group: str, code: object) -> str:
    """The text of a code in a group, `{% say_code "level" document.level %}`; the code itself where there is none."""
    return _texts(context).get(f"{group}.{code}", str(code))


@register.simple_tag(takes_context=True)
def count(context: template.Context, number: int) -> str:
    """A whole number with the reader's marks: `12.345` or `12,345`."""
    return format_count(number, _texts(context).language)


@register.simple_tag(takes_context=True)
def day(context: template.Context, value: date | datetime | None) -> str:
    """A day as the reader writes it: `22/11/2026` or `22 Nov 2026`; empty for none."""
    if value is None:
        return ""
    local = timezone.localtime(value) if isinstance(value, datetime) else value
    texts = _texts(context)
    return texts["shell.day"].format(day=local.day, month=texts[f"shell.month.{local.month}"], year=local.year)


@register.simple_tag(takes_context=True)
def moment(context: template.Context, value: datetime | None) -> str:
    """A day and time in Ha Noi's time; empty for none."""
    return "" if value is None else f"{day(context, value)} {timezone.localtime(value):%H:%M}"


@register.simple_tag(takes_context=True)
def period(context: template.Context, code: str) -> str:
    """A period code in words: `2025-Q2` becomes `quý II/2025`; empty for none."""
    from diemcau.records import parse_period

    if not code:
        return ""
    return format_period(parse_period(code), _texts(context).language)


@register.simple_tag(takes_context=True)
def percent(context: template.Context, share: float | Decimal) -> str:
    """A share between 0 and 1 as whole percent."""
    return f"{format_count(round(share * 100), _texts(context).language)}%"


@register.simple_tag(takes_context=True)
def with_query(context: template.Context, **changes: object) -> str:
    """The query string of this page with some parameters changed; those given as empty are taken out."""
    query = context["request"].GET.copy()
    for name, value in changes.items():
        if value in ("", None):
            query.pop(name, None)
        else:
            query[name] = str(value)
    return f"?{query.urlencode()}" if query else "?"
