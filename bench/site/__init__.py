"""The site under load: five years of reports in a database, and people who read them at a steady rate."""
