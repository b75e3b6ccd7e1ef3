"""Who did what and when: one append-only log whose entries are chained by hashes."""
