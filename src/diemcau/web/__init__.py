"""The Django site: units, people, documents and the evidence for every figure, for many people over years."""
