"""Own cases with a clause more in their sentence: slips are seen there too, and what is right stays unmarked.

The clauses have figures, dates and names that have to do with nothing else: who says so, what else befell, who is
told of by the way. One slip in 16 may be lost (a year more among years, votes beside votes).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from functools import cache

from factcheck.extraction import extract
from factcheck.model import Article
from tests.checks import harness

_CASES = 800
_LOST = 1 / 16
_TAILS = (
    ", after councillors approved it by 29 votes to 14",
    ", said Ann Lee, 54, who has chaired the panel since 2019",
    ", on a day when 1,200 people came",
    ", as temperatures reached 31C",
    ", according to a report of 84 pages that went to ministers last week",
    ", while about 60 protesters stood outside",
    ", though three of the 11 people on the panel had called for a delay",
    ", the 12-member panel was told on Monday",
)
_FRONTS = (
    "Ann Lee, 54, who has chaired the panel since 2019, said that ",
    "After a hearing that lasted two hours, ",
    "In front of a crowd of 160 people, ",
)
_SMALL = re.compile(r"(?:The|A|An|In|On|At|Of|For|About|Some|More|Nearly|Last|Each|They|It|There|Half|Police|Sales)\b")
_SUBJECT = re.compile(
    r"(?:The|A|An) (?:[a-z'’-]+ )?[a-z'’-]+(?= (?:was|has|had|is|will|rose|fell|took|sold|cost|began)\b)"
)


def _tail(clause: str) -> Callable[[str], str | None]:
    return lambda sentence: f"{sentence[:-1]}{clause}." if re.search(r"[\w%]\.$", sentence) else None


def _front(clause: str) -> Callable[[str], str | None]:
    def put(sentence: str) -> str | None:
        small = _SMALL.match(sentence) is not None
        return (
            clause + (sentence[0].lower() if small else sentence[0]) + sentence[1:] if sentence[0].isalnum() else None
        )

    return put


def _relative(sentence: str) -> str | None:
    found = _SUBJECT.match(sentence)
    if found is None:
        return None
    return f"{found[0]}, which has drawn 40 complaints since 2011,{sentence[found.end() :]}"


_WAYS = (*map(_tail, _TAILS), *map(_front, _FRONTS), _relative)


def _number(case: harness.Case) -> int:
    return int(hashlib.sha1(f"{case.name} busy".encode()).hexdigest(), 16)


def _busier(case: harness.Case, at: int) -> str | None:
    """The case with a clause more in the sentence that holds an offset."""
    text = case.parts[0][3]
    for sentence in extract(Article.from_text(text)).sentences:
        if sentence.start <= at < sentence.end:
            ways = (way(text[sentence.start : sentence.end].rstrip()) for way in _in_turn(case))
            new = next((way for way in ways if way is not None), None)
            return text[: sentence.start] + new + text[sentence.end :] if new is not None else None
    return None


def _in_turn(case: harness.Case) -> list[Callable[[str], str | None]]:
    first = _number(case) % len(_WAYS)
    return [*_WAYS[first:], *_WAYS[:first]]


@cache
def _compared() -> list[tuple[harness.Case, bool, bool]]:
    """Each case with whether it is flagged as it is and with a clause more."""
    found = []
    for case in harness.passages(_number)[:_CASES]:
        date, _, _, text = case.parts[0]
        alone = harness.told(text, date)
        busier = _busier(case, alone[0][0] if alone else _number(case) % len(text))
        if busier is not None:
            found.append((case, bool(alone), bool(harness.told(busier, date))))
    return found


def test_a_clause_more_hides_few_slips() -> None:
    slips = [(case, busy) for case, alone, busy in _compared() if case.side == "wrong" and alone]
    lost = [case.name for case, busy in slips if not busy]
    assert len(slips) > _CASES / 4
    assert len(lost) <= _LOST * len(slips), lost


def test_a_clause_more_makes_no_slips() -> None:
    made = [case.name for case, alone, busy in _compared() if case.side == "tricky" and not alone and busy]
    assert not made
