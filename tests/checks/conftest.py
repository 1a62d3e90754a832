"""Print how the desk's cases stand, in one line, at the end of a run that took them in."""

from __future__ import annotations

from typing import Any

from tests.checks import harness


def pytest_terminal_summary(terminalreporter: Any) -> None:
    ran = {
        report.nodeid.rsplit("[", 1)[-1].rstrip("]")
        for outcome in ("passed", "failed")
        for report in terminalreporter.stats.get(outcome, [])
        if "test_own_cases.py::test_cases_hold" in report.nodeid
    }
    cases = [case for case in harness.load() if case.check in ran]
    if cases:
        terminalreporter.write_line(f"copy-desk cases, {harness.table(cases)[-1]} (python -m tests.checks.harness)")
