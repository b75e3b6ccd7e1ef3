"""How well it was foretold, once the truth is there."""
