"""Scripts that measure: quality on labelled documents."""
