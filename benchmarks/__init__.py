"""Scripts that measure: quality on labelled documents, speed beside a peer and as the archive grows."""
