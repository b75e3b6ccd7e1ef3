"""What the record does when a document changes."""
