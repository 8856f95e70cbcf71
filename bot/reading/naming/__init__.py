"""The catalogue's names in a text, and what the text is about."""
