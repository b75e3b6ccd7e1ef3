"""Pages of documents and intakes."""
