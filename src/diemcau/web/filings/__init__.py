"""Returns: campaigns, the forms that units fill in, and their way from the officer to the office that accepts them."""
