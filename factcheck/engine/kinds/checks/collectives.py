"""One body as one thing here and as many there: "the council is" and "the council are"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from factcheck import patterns
from factcheck.engine.view import View
from factcheck.language.roots import listed

Finding = tuple[int, int, dict[str, Any]]
_ONE = frozenset({"is", "was", "has", "isn't", "wasn't", "hasn't", "does", "doesn't"})
_NARRATION = frozenset(["narration"])
# Only where the body opens its clause is it the subject: not "members of the council are", "the mayor and the council".
_OPENS = patterns.lazy(
    r"(?:^|[.!?;:,–—]|\b(?:that|but|when|while|because|if|whether|as|said|says|after|before|since|although|though|where))\s+$",
    re.I,
)


@cache
def _agrees() -> re.Pattern[str]:
    nouns = patterns.either(sorted(listed("collectives", "nouns")))
    verbs = "(?:is|was|has|are|were|have|does|do)(?:n['’]t)?"
    return patterns.compile(rf"(?P<body>[Tt](?<!\w[Tt])he (?:[a-z]+ )?{nouns}) (?P<verb>{verbs})\b")


def collective_number(view: View) -> Iterator[Finding]:
    """The later of two forms for one body, once a body."""
    first: dict[str, tuple[bool, str]] = {}
    told: set[str] = set()
    for match in _agrees().finditer(view.text):
        start = match.start()
        before = view.text[max(0, start - 40) : start]
        if before.strip() and not _OPENS.search(before):
            continue
        if not view.in_scope(start, match.end(), _NARRATION):
            continue
        body, verb = match["body"].lower(), match["verb"].replace("’", "'")
        one = verb.lower() in _ONE
        known = first.setdefault(body, (one, verb))
        if known[0] != one and body not in told:
            told.add(body)
            yield match.start("verb"), match.end("verb"), {"body": match["body"], "verb": verb, "other": known[1]}


CHECKS: dict[str, Callable[[View], Iterator[Finding]]] = {"collective-number": collective_number}
