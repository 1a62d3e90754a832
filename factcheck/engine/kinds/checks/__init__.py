"""Checks that need more than a selection: functions from a view to (start, end, bindings), by subject."""
