"""What is done to people and roles; every write of the app is one of these functions."""
