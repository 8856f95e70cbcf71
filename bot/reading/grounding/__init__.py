"""Whether machine-written text says nothing that its source does not."""
