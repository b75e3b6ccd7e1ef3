"""Formats by language, beside those that Django has."""
