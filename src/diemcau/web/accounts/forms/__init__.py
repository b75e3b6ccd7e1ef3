"""Forms of signing in and of people and roles; every label and message is the catalogue's."""
