"""Whether an article belongs here, and why."""
