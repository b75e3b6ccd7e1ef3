"""Pages on which returns are filled in."""
