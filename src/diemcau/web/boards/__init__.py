"""Pages that bring together what the other apps hold: what waits for a person."""
