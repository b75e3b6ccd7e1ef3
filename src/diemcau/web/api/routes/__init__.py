"""The operations, a file for each sort of thing."""
