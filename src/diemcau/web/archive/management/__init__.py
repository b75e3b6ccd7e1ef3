"""Commands of Django that the house calls itself."""
