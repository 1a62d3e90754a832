"""Floor 1: from a file to an Article, with an exact map back to the file."""
