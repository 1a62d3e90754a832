"""The checks that the project was given, where they are at hand: wrong flagged, tricky silent."""

from __future__ import annotations

import warnings

import pytest

from tests.checks import harness

CASES = harness.shared()
PENDING = harness.pending(harness.HERE / "pending_shared.yaml")

pytestmark = [
    pytest.mark.skipif(not CASES, reason="../shared is not here"),
    pytest.mark.skipif(not harness.ready(), reason="there is nothing to run yet"),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.check}-{case.side}")
def test_given_check_holds(case: harness.Case) -> None:
    waiting = case.name in PENDING
    if harness.holds(case):
        if waiting:
            warnings.warn(f"remove from pending_shared.yaml: {case.name}", stacklevel=1)
        return
    if waiting:
        pytest.xfail("pending")
    found = [f"{f.severity} {f.rule}: {f.message}" for f in harness.findings(case)]
    pytest.fail(f"{case.parts} {case.level}: {found}")
