"""Letters to one person, which lie in the batch of the week."""
