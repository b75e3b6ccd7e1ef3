"""Tasks: from a leader's words, through the unit in the lead, to work confirmed; and what units ask from below."""
