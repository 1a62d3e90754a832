"""Replacements that findings offer: which go together, and the text with them in it."""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.model import Finding, Fix


def chosen(findings: Iterable[Finding], unsafe: bool) -> dict[str, list[Fix]]:
    """Path -> fixes that can be put in together: safe ones, or all; of overlapping ones the first."""
    found: dict[str, list[Fix]] = {}
    for finding in sorted(findings, key=lambda item: (item.path, item.fix.start if item.fix else 0)):
        fix = finding.fix
        if fix is None or not (fix.safe or unsafe):
            continue
        fixes = found.setdefault(finding.path, [])
        if not fixes or fix.start >= fixes[-1].end:
            fixes.append(fix)
    return {path: fixes for path, fixes in found.items() if fixes}


def fixed(text: str, fixes: Iterable[Fix]) -> str:
    """The text with the fixes in it, which are sorted and do not overlap; nothing else is changed."""
    parts, at = [], 0
    for fix in fixes:
        parts += [text[at : fix.start], fix.replacement]
        at = fix.end
    return "".join([*parts, text[at:]])
