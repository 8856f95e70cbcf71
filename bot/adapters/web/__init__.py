"""The web port: health, and Slack's signed requests in HTTP mode."""
