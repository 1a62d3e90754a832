"""An article run again while somebody types: what rules said of stretches far from the change stands."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from factcheck.engine.bits import bits_of
from factcheck.engine.kinds.outcome import Outcome
from factcheck.engine.view import View
from factcheck.model import Article, Facts, Hit
from factcheck.model.changes import READ, Change, between

AROUND = 6
"""How many sentences either side of a stretch may have a say in what rules make of it."""

Said = dict[tuple[str, int], dict[int, list[Outcome]]]
"""By the size of a stretch and its first sentence, and by the number of a rule, what the rule made of it."""
Before = tuple[Facts, Said]
"""The facts of an article as they were, and what rules made of them, one stretch at a time."""


class Kept:
    """What stands of the outcomes before. ``units``: by size, the stretches that need not be tried again, as bits."""

    def __init__(self, before: Before | None, view: View) -> None:
        self.units: dict[str, int] = {}
        self._said: Said = {}
        facts = view.facts
        if before is None:
            return
        then, told = before
        if not (facts.sentences and then.sentences) or _frame(then.article) != _frame(facts.article):
            return
        change = between(then, facts, (*READ, "claims"))
        first = sum(sentence.end <= change.start for sentence in facts.sentences) - AROUND
        last = len(facts.sentences) - sum(sentence.start >= change.end for sentence in facts.sentences) + AROUND
        for (size, at), said in told.items():
            now = at if at < first else at + change.sentences
            if at >= first and now < last:
                continue
            moved = _moved(said, change)
            if moved is not None:
                self._said[size, now] = moved
        for size in {size for size, _ in self._said}:
            whole = (unit.sentences for unit in view.units(size))
            far = (inside[0] for inside in whole if inside[-1] < first or inside[0] >= last)
            self.units[size] = bits_of([at for at in far if (size, at) in self._said])

    def of(self, size: str, first: int) -> dict[int, list[Outcome]]:
        """What rules said of the stretch; nothing where they must be asked."""
        return self._said[size, first] if self.units.get(size, 0) >> first & 1 else {}


def _frame(article: Article) -> tuple[object, ...]:
    """All that is known of an article but its text."""
    return article.path, article.date, article.locale, article.meta, article.house, article.options, article.role


def _moved(said: dict[int, list[Outcome]], change: Change) -> dict[int, list[Outcome]] | None:
    """The outcomes where their places stand now; None where one of these was changed."""
    try:
        return {rule: [_outcome(outcome, change) for outcome in outcomes] for rule, outcomes in said.items()}
    except _ChangedError:
        return None


class _ChangedError(Exception):
    """What an outcome speaks of is not as it was."""


def _outcome(outcome: Outcome, change: Change) -> Outcome:
    def place(start: int, end: int) -> tuple[int, int]:
        first, last = change.place(start), change.place(end)
        if first is None or last is None or last - first != end - start:
            raise _ChangedError
        return first, last

    start, end = place(outcome.start, outcome.end)
    about, hit = outcome.about, outcome.hit
    if about is not None:
        about = about[0], frozenset(place(*figure) for figure in about[1])
    if hit is not None:
        hit = _hit(hit, place)
    return replace(outcome, start=start, end=end, about=about, hit=hit)


def _hit(hit: Hit, place: Callable[[int, int], tuple[int, int]]) -> Hit:
    related = []
    for other in hit.related:
        start, end = place(other.start, other.end)
        related.append(replace(other, start=start, end=end))
    start, end = place(hit.start, hit.end)
    fix = hit.fix
    if fix is not None:
        first, last = place(fix.start, fix.end)
        fix = replace(fix, start=first, end=last)
    return replace(hit, start=start, end=end, related=tuple(related), fix=fix)
