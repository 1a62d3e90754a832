"""Own cases as a paragraph of a right article: slips are seen there too, and what is right stays unmarked.

Whatever else an article tells must not hide a slip: "two and a half hours" in another paragraph says nothing of a
flight from 7.10 to 9.40. A case in ten may be lost (a person of the same name, a weekday of a case without a year).
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from functools import cache

from tests.checks import harness
from tests.checks.test_right_copy import COPY

_CASES = 240
_LOST = 0.1
_RARE = 0.05
"""A word in so few of the hosts tells of what they are."""
_WORD = re.compile(r"[a-z]{5,}")
_HOSTS = [item["text"] for item in COPY if len(item["text"].split()) >= 170 and item["text"].count("\n\n") >= 3]


@cache
def _words() -> tuple[list[set[str]], Counter[str]]:
    """The words of each host, and in how many hosts each of them stands."""
    of_hosts = [set(_WORD.findall(host.lower())) for host in _HOSTS]
    return of_hosts, Counter(word for words in of_hosts for word in words)


def _host(case: harness.Case) -> str:
    """A right article by chance, but not one of the case's own matter: of two strikes in one article it is open which
    one is meant. Rare words tell."""
    of_hosts, known = _words()
    rare = {word for word in _WORD.findall(case.parts[0][3].lower()) if known[word] <= _RARE * len(_HOSTS)}
    first = _number(case)
    turn = ((first + step) % len(_HOSTS) for step in range(len(_HOSTS)))
    return next(_HOSTS[at] for at in turn if rare.isdisjoint(of_hosts[at]))


def _number(case: harness.Case) -> int:
    return int(hashlib.sha1(case.name.encode()).hexdigest(), 16)


@cache
def _compared() -> list[tuple[harness.Case, bool, bool]]:
    """Each case with whether it is flagged alone and in an article."""
    found = []
    for case in harness.passages(_number)[:_CASES]:
        date, _, _, text = case.parts[0]
        host = _host(case).split("\n\n")
        before = "\n\n".join(host[:2])
        draft = "\n\n".join([before, text, *host[2:]])
        first = before.count("\n") + 3
        lines = range(first, first + text.count("\n") + 1)
        within = any(line in lines for _, line in harness.told(draft, date))
        found.append((case, bool(harness.told(text, date)), within))
    return found


def test_an_article_hides_few_slips() -> None:
    slips = [(case, within) for case, alone, within in _compared() if case.side == "wrong" and alone]
    lost = [case.name for case, within in slips if not within]
    assert len(slips) > _CASES / 4
    assert len(lost) <= _LOST * len(slips), lost


def test_an_article_makes_no_slips() -> None:
    made = [case.name for case, alone, within in _compared() if case.side == "tricky" and not alone and within]
    assert not made
