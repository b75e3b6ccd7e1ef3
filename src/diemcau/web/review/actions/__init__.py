"""Every write of the app: goals, editions, what was found wrong in them, and who is told of them."""
