"""The year-end review as a written report: one source, two languages, every number locked to its sentences."""
