"""The score of a contest that is named by its year, "the 2003 cup final", in two places, however far apart in time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from factcheck import patterns
from factcheck.comparison.conflict import Conflict
from factcheck.comparison.sheets import Page
from factcheck.comparison.statements import Judged, Statement, grade, grouped, pairs
from factcheck.language.roots import listed

_CAP = 24
_STAGES = r"final|semi-final|quarter-final|decider|grand final|play-off|replay|derby"
_CONTEST = patterns.lazy(
    rf"\b(?:(?P<year>1[89]\d\d|20\d\d) (?P<named>(?:[A-Za-z’'-]+ ){{0,4}}?)(?P<stage>{_STAGES})"
    rf"|(?P<before>(?:[A-Za-z’'-]+ ){{0,3}})(?P<contest>{_STAGES}) (?:of|in) (?P<of>1[89]\d\d|20\d\d))\b"
)
_SIDE = patterns.lazy(r"\b[A-Z][a-z]{2,}")


def judged(pages: Sequence[Page], stories: Sequence[int]) -> Iterable[Judged]:
    """The scores of contests of years gone by, each with those before it."""
    for block in grouped(pages, stories, "score", lambda claim: claim.event):
        yield from pairs([statement for statement in block if _final(statement)], _CAP, _finals)


def _final(statement: Statement) -> tuple[str, str, frozenset[str]] | None:
    """The one contest of a past year whose score a sentence gives: its year, its stage, and what else it is called."""
    found = list(_CONTEST.finditer(statement.sentence))
    if len(found) != 1:
        return None
    match, day = found[0], statement.page.article.date
    year = match["year"] or match["of"]
    named = match["named"] if match["year"] else match["before"]
    if day is None or int(year) >= day.year:
        return None
    called = {word for word in named.lower().split() if word not in listed("claim_words", "functions")}
    return year, match["stage"] or match["contest"], frozenset(called)


def _finals(a: Statement, b: Statement) -> Conflict | str:
    """Of a contest that is named by its year, whenever the two speak of it."""
    one, other = _final(a), _final(b)
    if one is None or other is None or one[:2] != other[:2] or (one[2] and other[2] and not one[2] & other[2]):
        return "another contest"
    if a.claim.scope == b.claim.scope or not _sides_shared(a, b):
        return "agree"
    if a.claim.sentence == b.claim.sentence and a.page is b.page:
        return "one sentence"
    if a.page is not b.page and (a.claim.text in b.page.article.text or b.claim.text in a.page.article.text):
        return "stated there too"
    about = f"the {one[0]} {one[1]}"
    message = f"{about}: {b.claim.text} here, {a.claim.text} there"
    sides = b.side(b.claim.text), a.side(a.claim.text)
    return Conflict("score", grade(a, b), message, *sides, (f"both about {about}",), "another contest: say so")


def _sides_shared(a: Statement, b: Statement) -> bool:
    """Do two sentences name one of the sides both?"""
    left, right = ({*_SIDE.findall(statement.sentence)} for statement in (a, b))
    return any(name.lower() not in listed("claim_words", "functions") for name in left & right)
