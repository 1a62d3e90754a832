"""Passages for the rules on sourcing, quotations, names, typography and dates, each judged by the one rule it names.

Rules that do not exist yet are left out; passages in pending.yaml may still fail.
"""

from __future__ import annotations

import warnings

import pytest

from tests.checks import harness

CASES = [case for case in harness.load(harness.DESK / "cases") if harness.built(case)]
PENDING = harness.pending(harness.DESK / "pending.yaml")

pytestmark = pytest.mark.skipif(not harness.ready(), reason="there is nothing to run yet")


@pytest.mark.parametrize("check", list(dict.fromkeys(case.check for case in CASES)))
def test_cases_hold(check: str) -> None:
    cases = [case for case in CASES if case.check == check]
    broken = [case for case in cases if case.name not in PENDING and not harness.holds(case)]
    solved = [case.name for case in cases if case.name in PENDING and harness.holds(case)]
    if solved:
        warnings.warn(f"remove from tests/desk/pending.yaml: {' '.join(solved)}", stacklevel=1)
    assert not broken, "\n".join(harness.report(broken))
