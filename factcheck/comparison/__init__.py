"""May two claims be compared, and do they conflict? Precision comes from refusing to compare."""

from factcheck.comparison.conflict import Comparison, Conflict, Side
from factcheck.comparison.conflicts import conflicts

__all__ = ["Comparison", "Conflict", "Side", "conflicts"]
