"""Settings, the table of addresses, and how the site is started, filled, saved and brought back."""
