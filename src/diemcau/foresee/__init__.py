"""What is new, what grows, and whether the target will be met: told from the record's own past, and scored later.

`signals` watches a stream of documents for issues that are born and grow; `outlook` foretells measures with honest
intervals and the chance that a target is met; `scoring` says afterwards how well both did. All of it is pure: the day,
the draws and the profile are arguments.
"""
