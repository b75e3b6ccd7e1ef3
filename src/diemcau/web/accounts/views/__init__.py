"""Pages of people and roles, and of what one may see and change of oneself."""
