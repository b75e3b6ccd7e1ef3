"""What people and programs do here; every write is one of these functions."""
