"""`python -m bench.site`: the same as `python -m bench site`."""

from __future__ import annotations

from bench.__main__ import site

if __name__ == "__main__":
    site(prog_name="python -m bench.site")
