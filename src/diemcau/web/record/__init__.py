"""What the released documents say together: facts, conflicts, and what people ruled about them."""
