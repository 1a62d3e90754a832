"""Which articles report the same events: shared names and rare words, near dates, or the same ``story``.

Whether two articles belong together depends on these two alone, never on the others of the run."""

from __future__ import annotations

import datetime
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from factcheck.comparison.sheets import SHORT, Order, Page, Ties
from factcheck.language.roots import personal, singular
from factcheck.model import Article

_NEAR_DAYS = 75
_SHARE = 0.12
_LEAST = 2
_WITNESSES = 3
_COPY = 0.6
_COMMON = 3
MANY = 300
"""Articles of one story, or of a run, that may all be held at once."""
_PART, _FEW_DAYS = 100, 15


def related(a: Ties, b: Ties) -> bool:
    """May two articles be about the same events?"""
    story_a, story_b = a.article.story, b.article.story
    if story_a and story_b:
        return story_a == story_b
    if "evidence" in (a.article.role, b.article.role):
        # Somebody said that it belongs to these drafts: any shared name will do, whatever the day.
        return bool(a.names & b.names or a.rare & b.rare)
    day_a, day_b = a.article.date, b.article.date
    if day_a and day_b and abs((day_a - day_b).days) > _NEAR_DAYS:
        return False
    if min(a.size, b.size) <= SHORT:
        shared = len({*a.words}.intersection(b.words))
        if a.names & b.names or a.rare & b.rare or shared >= _COMMON:
            return True
        told = [key[1:] for key in a.salient if key.startswith("=") and key in b.salient]
        return any(not key.isdigit() or shared >= _LEAST for key in told)
    names = len(a.names & b.names)
    rare = len(a.rare & b.rare)
    if not names and rare < _LEAST:
        return False
    smaller = min(len(a.names) + len(a.rare), len(b.names) + len(b.rare))
    return names + rare >= max(_LEAST, _SHARE * smaller)


def nameless(page: Page) -> bool:
    """Is it a brief that names nothing: at most those who open a sentence as some do ("Painters will start")?"""
    if page.size > SHORT:
        return False
    text = page.article.text
    opened = {text[s.start : s.end].split(" ", 1)[0].lower() for s in page.facts.sentences}
    return all(name in opened and (name.endswith("s") or personal(singular(name))) for name in page.names)


def copies(a: Page, b: Page) -> bool:
    """Are two articles one agency text: are most sentences of the shorter one in the other?"""
    shared = len(a.sentences & b.sentences)
    return shared > 0 and shared >= _COPY * min(len(a.sentences), len(b.sentences))


def components(pages: Sequence[Ties]) -> list[int]:
    """For each page the number of its story: pages that are related, directly or by way of others, share one.

    Only pages that share a salient word are held against each other, those of near dates, and of a story already met
    only a few. ``pages`` are sorted by date, those without one first."""
    parents = list(range(len(pages)))

    def top(at: int) -> int:
        while parents[at] != at:
            parents[at] = parents[parents[at]]
            at = parents[at]
        return at

    told: dict[str, int] = {}
    dated: dict[str, list[int]] = defaultdict(list)
    undated: dict[str, list[int]] = defaultdict(list)
    for at, page in enumerate(pages):
        article = page.article
        if article.story is not None:
            parents[at] = top(told.setdefault(article.story, at))
        for key in page.salient:
            day = _day(article)
            known = dated[key] if day else []
            while known and day and _days(pages[known[0]], day) > _NEAR_DAYS:
                known.pop(0)
            for bucket in (known, undated[key]):
                tried: dict[int, int] = defaultdict(int)
                kept: list[int] = []
                for other in reversed(bucket):
                    root = top(other)
                    if tried[root] >= _WITNESSES:
                        continue
                    tried[root] += 1
                    kept.append(other)
                    if root != top(at) and related(page, pages[other]):
                        low, high = sorted((top(at), root))
                        parents[high] = low
                bucket[:] = reversed(kept)
            (dated if day else undated)[key].append(at)
    return [top(at) for at in range(len(pages))]


class Packed(msgspec.Struct, frozen=True):
    """The ties of an article that is not compared yet, one of many: packed they take a tenth."""

    article: Article
    checked: bool
    size: int
    data: bytes

    def ties(self) -> Ties:
        """What was packed."""
        order, names, salient, rare, words = msgspec.msgpack.decode(self.data, type=_Data)
        return Ties(self.article, self.checked, order, names, salient, rare, words, self.size)


_Data = tuple[Order, frozenset[str], tuple[str, ...], frozenset[str], tuple[str, ...]]


def pack(ties: Ties) -> Packed:
    """The same in less memory."""
    data = msgspec.msgpack.encode((ties.order, ties.names, ties.salient, ties.rare, ties.words))
    return Packed(ties.article, ties.checked, ties.size, data)


def stretches(story: Sequence[Article]) -> Iterator[tuple[int, int, int]]:
    """A large story in stretches of time, from its first articles to its last: (first, new, end) are the numbers of the
    first article that is near enough to be related to one of ``new:end``, which are not in any stretch before.

    ``story`` is sorted by date. Where one of a story has no date, or its editor named the story, all are near."""
    days = [article.date for article in story if article.role == "copy" and not article.story]
    dated = [day.toordinal() for day in days if day]
    if len(story) <= MANY or len(dated) < len(story):
        yield 0, 0, len(story)
        return
    first = new = 0
    while new < len(story):
        first = bisect_left(dated, dated[new] - _NEAR_DAYS, first)
        # Half as many as there are before, so that none is looked at again and again; of few days, so that the first
        # ones can soon be let go.
        few = bisect_left(dated, dated[new] + _FEW_DAYS)
        end = min(new + max(_PART, min((new - first) // 2, few - new)), len(story))
        yield first, new, end
        new = end


def _day(article: Article) -> datetime.date | None:
    """The day by which an article is held near others: evidence has none, it may be of any."""
    return None if article.role == "evidence" else article.date


def _days(page: Ties, day: datetime.date) -> int:
    return (day - (page.article.date or day)).days
