"""The dated acts a text states, and how they stand to the facts already kept."""
