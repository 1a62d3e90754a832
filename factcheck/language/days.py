"""The days of the week and the months by their names, in small letters, and as alternatives of a pattern."""

from __future__ import annotations

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september", "october"),
    *("november", "december"),
)
WEEKDAY = "|".join(name.title() for name in WEEKDAYS)
MONTH = "|".join(name.title() for name in MONTHS)
"""For patterns, with capitals."""
