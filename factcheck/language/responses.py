"""How copy says that somebody was asked and did, or did not, answer."""

from __future__ import annotations

from functools import cache

from factcheck.language.lexicon import load, spelt_out, table


@cache
def phrases(kind: str) -> tuple[str, ...]:
    """The phrases of a kind, in small letters ("silent", "declined", "ignored", "answered" ...), longest first."""
    data = table("replies")
    lists = {**data["lists"], **data["pieces"], "own_title": sorted(load("own_title").forms)}
    found = {phrase for pattern in data[kind] for phrase in spelt_out(pattern, lists, "replies")}
    return tuple(sorted(found, key=lambda phrase: (-len(phrase), phrase)))
