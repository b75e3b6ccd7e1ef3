"""What the first page asks of its templates."""

from __future__ import annotations

from collections.abc import Mapping

from django import template

register = template.Library()


@register.filter
def of(names: Mapping[int, str], key: int) -> str:
    """The name under a key; empty where there is none."""
    return names.get(key, "")


@register.filter
def less(whole: int, part: int) -> int:
    """What is left of a whole."""
    return whole - part


@register.filter
def split(words: str) -> list[str]:
    """Words that are parted by spaces."""
    return words.split()
