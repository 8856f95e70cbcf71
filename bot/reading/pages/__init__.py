"""Web pages and files: what they hold, when they say they were published, where they lead."""
