"""New and growing issues in a stream of documents, each with its sentences."""
