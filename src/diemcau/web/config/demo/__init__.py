"""A lived-in ministry of a country that does not exist: units, people, two years of reports."""
