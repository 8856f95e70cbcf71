"""When a text was published and when what it reports happened."""
