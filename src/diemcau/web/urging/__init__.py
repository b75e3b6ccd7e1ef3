"""Urging: who is reminded of which deadline when, and who is told up the chain when nothing happens."""
