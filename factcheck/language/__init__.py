"""Floor 1: what any reader of English needs before facts: sentences, quotations, inflections, lexicons."""
