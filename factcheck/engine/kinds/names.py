"""By kind: what expressions may speak of besides what templates bind, and what ``check`` or ``of`` may say."""

from __future__ import annotations

from collections.abc import Collection

from factcheck.engine.kinds import claim, consistency, quotation, support
from factcheck.engine.kinds.checks import voices
from factcheck.engine.rule import Rule

CHECKS: dict[str, tuple[str, Collection[str]]] = {
    "claim": ("of", claim.POOLS),
    "support": ("of", support.POOLS),
    "consistency": ("check", (*consistency.CHECKS, *consistency.BOXED)),
    "coverage": ("check", voices.CHECKS),
    "quotation": ("check", (*quotation.CHECKS, *quotation.TOGETHER)),
}
"""By kind: the key, and the words that it takes."""


def known(rule: Rule) -> Collection[str] | None:
    """The names that are there besides those of the rule itself; None where only a check knows them."""
    match rule.kind:
        case "arithmetic" | "calendar" | "relation" | "define":
            return ()
        case "pattern":
            return ("found", *claim.AROUND, *claim.OF_SENTENCE)
        case "claim" | "support":
            return claim.names_of(rule.head.of or "sentence")
        case "conflict":
            return ("type", "severity", "speaker", "other_speaker")
    return None
