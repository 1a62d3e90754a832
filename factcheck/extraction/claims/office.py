"""What office a person holds: "chief executive Helen Marsh", "Helen Marsh, the chairman of Norvex, said"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from factcheck import patterns
from factcheck.derived import kept
from factcheck.extraction.claims.words import Line
from factcheck.language.lexicon import table
from factcheck.language.roots import listed
from factcheck.model import Claim, Facts, Name

_NEAR = 5


@kept(dict[str, str])
def _offices() -> dict[str, str]:
    """From each name of an office to the first one."""
    return {name: group[0] for group in table("offices")["same"] for name in group}


@cache
def _apposed() -> re.Pattern[str]:
    names = "|".join(map(re.escape, sorted(_offices(), key=lambda name: (-len(name), name))))
    return patterns.compile(
        rf", (?:the |its |their |a )?(?:[a-z]+’s |[a-z]+'s )?(?P<office>{names})(?:,| (?:of|at|for|in) (?:the )?)"
    )


def find(facts: Facts, index: int, line: Line, names: Sequence[Name]) -> Iterator[Claim]:
    """The offices that the sentence with this index gives to persons, in order; none where it tells of a change."""
    text = facts.article.text
    for name in names:
        if name.kind != "person":
            continue
        title = _offices().get((name.title or "").lower())
        after = _apposed().match(text, name.end) if text.startswith(", ", name.end) else None
        if (title is None and after is None) or not listed("offices", "changes").isdisjoint(line.lowers):
            continue
        end = after.end("office") if after else name.end
        body = None
        if after:
            body = next((other.canonical for other in names if 0 <= other.start - after.end() < _NEAR), None)
        yield Claim(
            name.start,
            end,
            text[name.start : end],
            index,
            subject=_offices()[after["office"]] if after else title,
            measure="office",
            party=name.canonical,
            counterpart=body,
            names=tuple(dict.fromkeys(other.canonical for other in names)),
            times=tuple(sorted(line.times)),
        )
