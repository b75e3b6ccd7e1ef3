"""What is new: alerts of the stream of documents, judged by people, and watch pages of a country, province or topic."""
