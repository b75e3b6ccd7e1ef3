"""Pages: `home` is what waits for a person, `boards` what the house knows in numbers and pictures."""
