"""Own cases as a paragraph of a right article: slips are seen there too, and what is right stays unmarked.

Whatever else an article tells must not hide a slip: "two and a half hours" in another paragraph says nothing of a
flight from 7.10 to 9.40. A case in ten may be lost (a person of the same name, a weekday of a case without a year).
"""

from __future__ import annotations

import hashlib
import re
from functools import cache

import factcheck
from factcheck.reading import from_source
from tests.checks import harness
from tests.checks.test_right_copy import COPY

_CASES = 240
_LOST = 0.1
_LONG = re.compile(r"[a-z]{6,}")
_HOSTS = [item["text"] for item in COPY if len(item["text"].split()) >= 170 and item["text"].count("\n\n") >= 3]


@cache
def _chosen() -> list[harness.Case]:
    cases = [
        case
        for case in harness.load()
        if len(case.parts) == 1 and not case.rule and not case.parts[0][2] and "|" not in case.parts[0][3]
    ]
    return sorted(cases, key=lambda case: hashlib.sha1(case.name.encode()).digest())[:_CASES]


def _flagged(text: str, date: str | None, first: int, last: int) -> bool:
    head = f"---\ndate: {date}\n---\n" if date else ""
    found = factcheck.check([from_source(head + text, "draft.txt")], rules=harness._rules())
    lines = range(first + head.count("\n"), last + head.count("\n") + 1)
    return any(
        finding.severity != "info"
        and finding.rule.split("/")[0] in harness.FOLDERS
        and finding.rule not in harness.APART
        and finding.start.line in lines
        for finding in found
    )


def _host(name: str, text: str) -> str:
    """An article of another matter: of two strikes in one article it is open which one is meant."""
    own = set(_LONG.findall(text.lower()))
    first = int(hashlib.sha1(name.encode()).hexdigest(), 16)
    hosts = (_HOSTS[(first + step) % len(_HOSTS)] for step in range(len(_HOSTS)))
    return min(hosts, key=lambda host: len(own.intersection(_LONG.findall(host.lower()))))


@cache
def _compared() -> list[tuple[harness.Case, bool, bool]]:
    """Each case with whether it is flagged alone and in an article."""
    found = []
    for case in _chosen():
        date, _, _, text = case.parts[0]
        host = _host(case.name, text).split("\n\n")
        before = "\n\n".join(host[:2])
        draft = "\n\n".join([before, text, *host[2:]])
        first = before.count("\n") + 3
        alone = _flagged(text, date, 1, text.count("\n") + 1)
        found.append((case, alone, _flagged(draft, date, first, first + text.count("\n"))))
    return found


def test_an_article_hides_few_slips() -> None:
    slips = [(case, within) for case, alone, within in _compared() if case.side == "wrong" and alone]
    lost = [case.name for case, within in slips if not within]
    assert len(slips) > _CASES / 4
    assert len(lost) <= _LOST * len(slips), lost


def test_an_article_makes_no_slips() -> None:
    made = [case.name for case, alone, within in _compared() if case.side == "tricky" and not alone and within]
    assert not made
