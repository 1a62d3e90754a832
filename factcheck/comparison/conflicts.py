"""The one entrance to comparison: conflicts among the claims of drafts, and between drafts and their context."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.comparison.conflict import Comparison
from factcheck.model import Facts


def conflicts(drafts: Sequence[Facts], context: Sequence[Facts] = ()) -> Comparison:
    """Compare the claims in ``drafts`` with one another and with those in ``context``.

    A conflict has at least one of its places in a draft. The order of the files never matters."""
    return Comparison()
