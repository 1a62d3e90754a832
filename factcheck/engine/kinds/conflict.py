"""`conflict`: two claims that cannot both hold, as :mod:`factcheck.comparison` judges them.

Keys: of (the type or types of conflict that the rule reports, separated by spaces), against (what the other place
stands in: copy, evidence or archive), where (conditions on ``type``, ``severity``, ``speaker`` and ``other_speaker``).
The severity of a finding is the conflict's own, capped by the rule's; the message is the comparison's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from factcheck.comparison.conflict import Comparison
from factcheck.comparison.conflicts import conflicts
from factcheck.engine.matching import holds
from factcheck.engine.rule import Rule
from factcheck.model import SEVERITIES, Facts, Hit, Place, Role


def together(
    rules: Sequence[Rule], drafts: Sequence[Facts], context: Sequence[Facts], roles: Mapping[str, Role]
) -> tuple[list[Hit], Comparison]:
    """The hits of all conflict rules, and the comparison that they come from. ``roles`` are those of articles in the
    context that are no copy, by path."""
    comparison = conflicts(drafts, context)
    by_type = {(name, rule.head.against): rule for rule in rules for name in (rule.head.of or "").split()}
    hits: list[Hit] = []
    for conflict in comparison.conflicts:
        later, earlier = conflict.later, conflict.earlier
        rule = by_type.get((conflict.type, roles.get(earlier.path, "copy")))
        if rule is None:
            continue
        names = {
            "type": conflict.type,
            "severity": conflict.severity,
            "speaker": later.speaker or "",
            "other_speaker": earlier.speaker or "",
        }
        if not holds(rule, names):
            continue
        severity = max(conflict.severity, rule.severity, key=SEVERITIES.index)
        lines = (*conflict.reasons, *((f"would agree if: {conflict.reconcile}",) if conflict.reconcile else ()))
        place = Place(earlier.path, earlier.start, earlier.end, earlier.value)
        hits.append(
            Hit(rule.id, severity, conflict.message, later.path, later.start, later.end, (place,), tuple(lines))
        )
    return hits, comparison
