"""Filled reporting forms: what stands in a cell, whether it holds together, which values it gives, what may prefill it.

`cells` understands words, `shown` writes them, `rules` asks what a form demands, `values` makes observations of it,
`prefill` proposes what was read in the unit's own documents. All pure: the same filled form gives the same answers.
"""
