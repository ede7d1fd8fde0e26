"""Settings: who the business is, what the paper is, when the post has to go, and backups."""
