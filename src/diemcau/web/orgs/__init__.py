"""Organisations as a dated tree: who stood under whom on which day, and who carries on whose work."""
