"""Values and registers held against rules, against their own past and like units, and against each other."""
