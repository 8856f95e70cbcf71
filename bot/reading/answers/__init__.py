"""What a question asks, and how far a sentence answers it."""
