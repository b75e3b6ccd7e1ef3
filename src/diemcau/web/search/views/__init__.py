"""Pages for finding things."""
