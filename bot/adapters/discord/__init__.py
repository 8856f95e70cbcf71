"""Discord: commands and buttons in, messages out."""
