"""Values of many orgs and periods put together: what they come to, how much of the whole they are, what forbids it."""
