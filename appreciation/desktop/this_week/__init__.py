"""The week: whom to greet, by the day the post has to go."""
