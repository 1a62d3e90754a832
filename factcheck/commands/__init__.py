"""Floor 5: one verb a file."""
