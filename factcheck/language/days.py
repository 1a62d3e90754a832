"""The days of the week and the months by their names, in small letters and as alternatives of a pattern; contests named
by their year."""

from __future__ import annotations

from factcheck import patterns

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september", "october"),
    *("november", "december"),
)
WEEKDAY = "|".join(name.title() for name in WEEKDAYS)
MONTH = "|".join(name.title() for name in MONTHS)
"""For patterns, with capitals."""

STAGES = r"final|semi-final|quarter-final|decider|grand final|play-off|replay|derby"
LAST_FINAL = patterns.lazy(rf"\blast year['’]s (?P<called>(?:[A-Za-z’'-]+ ){{0,4}}?)(?P<stage>{STAGES})\b")
"""A contest that is named by its year, and not the one that is reported."""
