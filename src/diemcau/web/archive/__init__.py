"""Documents, their versions and original bytes, what was read in them, and the jobs that read."""
