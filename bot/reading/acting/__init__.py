"""Who stands with whom, and what is told as done."""
