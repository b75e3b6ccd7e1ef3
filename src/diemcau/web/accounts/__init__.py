"""People, the roles they hold in orgs, what they may do, and how they sign in."""
