"""Slack: rendering, posting, and answering commands and buttons."""
