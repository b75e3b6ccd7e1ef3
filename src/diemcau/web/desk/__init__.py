"""Where people check what was read: mentions, corrections, threads, facts and conflicts."""
