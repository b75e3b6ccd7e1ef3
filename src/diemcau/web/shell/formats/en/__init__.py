"""How Django writes and reads days and numbers in this language."""
