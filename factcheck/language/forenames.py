"""Forenames and what they are short for."""

from __future__ import annotations

from factcheck.derived import kept
from factcheck.language.lexicon import table


@kept(dict[str, frozenset[str]])
def nicknames() -> dict[str, frozenset[str]]:
    """Each short form, in lower case, with all that it may be short for, itself too."""
    found: dict[str, set[str]] = {}
    for pair in table("given_names")["nicknames"].split():
        short, _, full = pair.partition("=")
        found.setdefault(short, {short}).add(full)
    return {short: frozenset(names) for short, names in found.items()}
