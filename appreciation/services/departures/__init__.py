"""When a customer leaves: the plan that follows, what they say, and their return."""
