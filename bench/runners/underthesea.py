"""underthesea: the task of the variant, as published. None of its tasks gives a value or a unit."""

from __future__ import annotations

from importlib import import_module

from bench.runners.clock import Reader, measure


def load(variant: str) -> Reader:
    """One of its functions by name; it is imported so, as it lives in an environment of its own."""
    return Reader(getattr(import_module("underthesea"), variant))


if __name__ == "__main__":
    measure(load)
