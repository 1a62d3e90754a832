"""The desk's own cases: wrong passages are flagged, tricky ones are not. Those in pending.yaml may still fail."""

from __future__ import annotations

import warnings

import pytest

from tests.checks import harness

CASES = harness.load()
PENDING = harness.pending()

pytestmark = pytest.mark.skipif(not harness.ready(), reason="there is nothing to run yet")


@pytest.mark.parametrize("check", list(dict.fromkeys(case.check for case in CASES)))
def test_cases_hold(check: str) -> None:
    cases = [case for case in CASES if case.check == check]
    broken = [case for case in cases if case.name not in PENDING and not harness.holds(case)]
    solved = [case.name for case in cases if case.name in PENDING and harness.holds(case)]
    if solved:
        warnings.warn(f"remove from pending.yaml: {' '.join(solved)}", stacklevel=1)
    assert not broken, "\n".join(harness.report(broken))


def test_every_case_is_there_once() -> None:
    names = [case.name for case in CASES]
    assert len(names) == len(set(names))
    assert set(names) >= PENDING, f"pending.yaml names no case: {sorted(PENDING.difference(names))}"
