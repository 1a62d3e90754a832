"""Which part each figure plays in a relation, told by what stands around it, in any order of the words."""
