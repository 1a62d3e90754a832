"""The one entrance to comparison: conflicts among the claims of drafts, and between drafts and their context."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module

import msgspec

from factcheck import patterns
from factcheck.comparison import (
    ages_again,
    anaphora,
    comparable,
    events,
    headlines,
    occurrences,
    restated,
    trends,
    verdict,
)
from factcheck.comparison.conflict import Comparison, Conflict, Side
from factcheck.comparison.likeness import LONG
from factcheck.comparison.sheets import (
    SPECIAL,
    Key,
    Page,
    Sheet,
    Ties,
    headline,
    lighten,
    page_of,
    sentence_mark,
    slot,
    ties_of,
)
from factcheck.comparison.stories import MANY, Packed, components, copies, pack, related, stretches
from factcheck.comparison.year import days_of, years_of
from factcheck.model import SEVERITIES, Facts, within

_Known = tuple[Ties, Sequence[Facts], int]
"""An article not yet read for comparison: what ties it to a story, and its place in a sequence of facts."""
_Member = tuple[Ties | Packed, Sequence[Facts], int]
_LIST = 3
_NEAR = 50
_ONE_TEXT = "one agency text in both: it counts as one source"
_OTHERS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("datings", ("event date",)),
    ("kinds", ()),
    ("states", ("assertion",)),
    ("stances", ("stance",)),
    ("positions", ("net position",)),
    ("acts", ("place", "day", "score")),
    ("finals", ("score",)),
    ("deeds", ("act",)),
    ("persons", ()),
    ("slips", ()),
    ("swapped", ()),
    ("years", ()),
)
"""The modules for what is no figure of one slot, in their order, with the measures of the claims that they compare;
none for those that read the articles themselves."""
_HEADED = frozenset({"score", "fraction", "measure", "money"})
_MULTIPLE = patterns.lazy(r"\b(?:(?:halv|doubl|trebl|tripl|quadrupl)[a-z]+|second|third|[a-z]+th|\d+[srnt][tdh])\b")
_TOLD_OF = frozenset({"score", "event-date"})
_VALUES = 16
_APART, _RELATED, _COPIES = range(3)
_WITNESSES = 2


def conflicts(drafts: Sequence[Facts], context: Sequence[Facts] = ()) -> Comparison:
    """Compare the claims in ``drafts`` with one another and with those in ``context``.

    A conflict has at least one of its places in a draft. The order of the files never matters. Each article is asked
    for twice, for what ties it to a story and then with the others of its story, and not held beyond that: sequences
    that read facts when they are asked for keep memory small."""
    run = _Run()
    run.compare(drafts, context)
    return Comparison(tuple(run.found), run.compared, run.refused, frozenset(run.met))


class _Run:
    """One comparison; pages are sorted, so that what was first given first makes no difference."""

    def __init__(self) -> None:
        self.compared = 0
        self.refused: Counter[str] = Counter()
        self.met: set[tuple[str, int, int]] = set()
        self.found: list[Conflict] = []
        self._pairs: dict[int, int] = {}
        """How two pages of a story stand to each other: _APART, _RELATED or _COPIES."""
        self._events: dict[int, bool] = {}
        self._reported: dict[object, set[object]] = defaultdict(set)
        """What was found in a story, by the block or kind of comparison: one finding a slot and pair of values."""

    def compare(self, drafts: Sequence[Facts], context: Sequence[Facts]) -> None:
        """Fill ``found``, ``compared``, ``refused`` and ``met``."""
        known: list[_Known] = [
            (ties_of(facts, checked), source, at)
            for source, checked in ((drafts, True), (context, False))
            for at, facts in enumerate(source)
        ]
        known = _distinct(sorted(known, key=lambda item: (item[0].order, not item[0].checked)))
        members: dict[int, list[_Member]] = defaultdict(list)
        for story, (ties, source, at) in zip(components([ties for ties, _, _ in known]), known, strict=True):
            members[story].append((pack(ties) if len(known) > MANY else ties, source, at))
        known.clear()
        for together in members.values():
            self._reported.clear()
            pages: list[Page] = []
            at = 0
            for first, new, end in stretches([ties.article for ties, _, _ in together]):
                pages = _let_go(pages, first - at)
                at, alone = first, list[Conflict]()
                for item in together[new:end]:
                    page = _page(*item, len(together) > 1)
                    alone += self._alone(page) if page.checked else ()
                    lighten(page)
                    pages.append(page)
                self._story(pages, alone)
            _let_go(pages, len(pages))
        self.found = _once_each(sorted(self.found, key=_place))

    def _alone(self, page: Page) -> Iterator[Conflict]:
        """What stands against each other in one article, by ways of its own."""
        for pair in headlines.ages(page):
            self._meet(*pair)
            yield verdict.conflict(*pair)
        for found in (
            *headlines.echoes(page),
            *anaphora.pairs(page),
            *ages_again.pairs(page),
            *ages_again.named(page),
            *ages_again.taken_up(page),
        ):
            self.compared += 1
            yield verdict.conflict(*found)
        for judged in restated.judged(page):
            if isinstance(judged, str):
                self.refused[judged] += 1
            else:
                self._meet(*judged[:2])
                yield verdict.conflict(*judged)
        for told in (*occurrences.alone(page), *trends.alone(page), *_headed(page)):
            self.compared += 1
            yield told

    def _story(self, pages: Sequence[Page], alone: Sequence[Conflict]) -> None:
        """Compare the articles of one story; ``alone`` is what was found in each by itself."""
        self._pairs.clear()
        self._events.clear()
        blocks: dict[Key, list[Sheet]] = defaultdict(list)
        for page in pages:
            for sheet in page.sheets:
                blocks[sheet.key].append(sheet)
        for block in blocks.values():
            if len(block) > 1:
                self._block(sorted(block, key=lambda sheet: sheet.order))
        self.found += alone
        for name, judged in _others(pages):
            self._judged(name, judged(pages, [0] * len(pages)))
        for page in pages:
            page.done = True

    def _judged(self, name: str, pairs: Iterable[tuple[Page, Page, Conflict | str]]) -> None:
        """Take over what another kind of comparison found, one finding a slot and pair of values; of places, days and
        scores only what two reports say of one event."""
        reported = self._reported[name]
        of_events = _TOLD_OF if name == "acts" else ()
        for a, b, judged in pairs:
            if a.done and b.done:
                continue
            if isinstance(judged, str):
                self.refused[judged] += 1
            elif self._apart(a, b):
                self.refused["another story"] += 1
            elif judged.type in of_events and self._two_events(a, b):
                self.refused["another event"] += 1
            else:
                self.compared += 1
                self.met.update((side.path, side.start, side.end) for side in (judged.later, judged.earlier))
                pair = (judged.type, judged.reasons)
                if pair not in reported and (a.checked or b.checked):
                    reported.add(pair)
                    self.found.append(judged)

    def _block(self, block: list[Sheet]) -> None:
        """Compare each claim with the nearest earlier ones of each other value: linear in the size of the block."""
        recent: dict[object, list[Sheet]] = {}
        reported = self._reported[block[0].key]
        lists = _lists(block)
        for sheet in block:
            value = (sheet.interval, sheet.quantity.hedge)
            nearest = () if sheet.page.done else list(reversed(recent.values()))[:_VALUES]
            for other in [w for known in nearest for w in reversed(known)]:
                if _slot(other) in lists or _slot(sheet) in lists:
                    self.refused["a list of values"] += 1
                    continue
                reason = self._refusal(other, sheet)
                if reason is None:
                    self._meet(other, sheet)
                    reason = verdict.opposed(other, sheet)
                    if reason is None and self._aligned(other, sheet):
                        reason = "stated there too"
                    if reason is None:
                        pair = (
                            frozenset((other.interval.middle, sheet.interval.middle)),
                            sheet.claim.subject,
                            sheet.claim.event,
                        )
                        if pair not in reported and (other.page.checked or sheet.page.checked):
                            reported.add(pair)
                            self.found.append(self._conflict(other, sheet))
                        continue
                    if reason == "agree":
                        continue
                self.refused[reason] += 1
            witnesses = recent.pop(value, [])
            recent[value] = [*witnesses, sheet][-_WITNESSES:]

    def _meet(self, *pair: Sheet) -> None:
        self.compared += 1
        self.met.update((sheet.page.facts.path, sheet.quantity.start, sheet.quantity.end) for sheet in pair)

    def _refusal(self, a: Sheet, b: Sheet) -> str | None:
        if a.page is not b.page:
            if self._apart(a.page, b.page):
                return "another story"
            if self._one_text(a.page, b.page) and not (_own(a, b.page) and _own(b, a.page)):
                return "one agency text"
        reason = comparable.refusal(a, b) or ("a part on one side" if anaphora.limited(a, b) else None)
        two = reason is None and a.page is not b.page and a.key[0] in events.OF_EVENTS
        return "another event" if two and self._two_events(a.page, b.page) else reason

    def _conflict(self, a: Sheet, b: Sheet) -> Conflict:
        found = verdict.conflict(a, b)
        if a.page is b.page or not self._one_text(a.page, b.page):
            return found
        return msgspec.structs.replace(found, reasons=(*found.reasons, _ONE_TEXT))

    def _apart(self, a: Page, b: Page) -> bool:
        return self._stand(a, b) == _APART

    def _one_text(self, a: Page, b: Page) -> bool:
        return self._stand(a, b) == _COPIES

    def _stand(self, a: Page, b: Page) -> int:
        pair = _pair(a, b)
        found = self._pairs.get(pair)
        if found is None:
            found = _RELATED if a is b or related(a, b) else _APART
            if found and a is not b and copies(a, b):
                found = _COPIES
            self._pairs[pair] = found
        return found

    def _two_events(self, a: Page, b: Page) -> bool:
        pair = _pair(a, b)
        if pair not in self._events:
            self._events[pair] = events.other_event(a, b)
        return self._events[pair]

    def _aligned(self, a: Sheet, b: Sheet) -> bool:
        """Does either side also state the other's figure somewhere, in that unit?"""
        if a.page is b.page:
            return headlines.borne_out(a, b)
        return b.page.stated[slot(b)].has(a.interval) or a.page.stated[slot(a)].has(b.interval)


def _page(known: Ties | Packed, source: Sequence[Facts], at: int, among: bool) -> Page:
    """The page of an article, with what comparison ``among`` several asks for."""
    ties = known.ties() if isinstance(known, Packed) else known
    page = page_of(source[at], ties.checked, ties)
    page.years = years_of(page.facts)
    if among:
        from factcheck.comparison import differences, moments, same_clause, unmatched

        page.days = days_of(page.facts)
        if page.size <= LONG:
            page.loose = unmatched.sheets(page)
            page.steps, page.moments = differences.steps(page), moments.moments(page)
            page.clauses = tuple(same_clause.dated(page))
    return page


def _let_go(pages: list[Page], count: int) -> list[Page]:
    """The pages without the first ones, which go at once: their sheets held them."""
    for page in pages[:count]:
        page.loose.clear()
        page.sheets.clear()
    return pages[count:]


def _pair(a: Page, b: Page) -> int:
    """A name for two pages; of a large story there are hundreds of thousands, and a tuple takes three times as much."""
    return id(a) << 64 | id(b)


def _headed(page: Page) -> Iterable[Conflict]:
    """The scores, days, units and multiples of a headline that its article gives otherwise, if the headline has any."""
    facts = page.facts
    head = next((sentence for sentence in facts.sentences if sentence.kind == "headline"), None)
    if head is None or not (
        within(facts.dates, head.start, head.end)
        or any(q.kind in _HEADED for q in within(facts.quantities, head.start, head.end))
        or _MULTIPLE.search(page.lower, head.start, head.end)
    ):
        return ()
    from factcheck.comparison.headings import found

    return found(page)


_Judge = Callable[[Sequence[Page], Sequence[int]], Iterable[tuple[Page, Page, Conflict | str]]]


def _others(pages: Sequence[Page]) -> Iterator[tuple[str, _Judge]]:
    """The other kinds of comparison that have anything to do; a single draft needs few of these modules."""
    told = {measure for page in pages for measure in page.others}
    for name, measures in (
        *_OTHERS,
        *((("retold", ()), ("reports", ()), ("milestones", ()), ("same_clause", ())) if len(pages) > 1 else ()),
    ):
        if not measures or not told.isdisjoint(measures):
            yield name, import_module(f"factcheck.comparison.{name}").judged


def _once_each(found: Sequence[Conflict]) -> list[Conflict]:
    """Without what says the same of one place twice, having been compared in two ways; the graver one stays."""
    kept: dict[object, Conflict] = {}
    for conflict in found:
        mark = (conflict.type, conflict.later.path, conflict.later.start, conflict.earlier.value)
        known = kept.setdefault(mark, conflict)
        if SEVERITIES.index(conflict.severity) < SEVERITIES.index(known.severity):
            kept[mark] = conflict
    strict = {_about(conflict) for conflict in kept.values() if not conflict.loose}
    return _longest([found for found in kept.values() if not (found.loose and _about(found) in strict)])


def _about(found: Conflict) -> tuple[str, str, str]:
    """The type of a conflict and the two articles that it stands in."""
    return found.type, found.later.path, found.earlier.path


def _longest(found: list[Conflict]) -> list[Conflict]:
    """Without what lies in both places within another one of its type."""
    beside: dict[object, list[Conflict]] = defaultdict(list)
    for conflict in found:
        beside[conflict.type, conflict.later.path, conflict.earlier.path].append(conflict)
    return [
        conflict
        for conflict in found
        if not any(
            other is not conflict and _within(conflict.later, other.later) and _within(conflict.earlier, other.earlier)
            for other in beside[conflict.type, conflict.later.path, conflict.earlier.path][:_NEAR]
        )
    ]


def _within(a: Side, b: Side) -> bool:
    return b.start <= a.start and a.end <= b.end and b.end - b.start > a.end - a.start


def _distinct(known: list[_Known]) -> list[_Known]:
    """Without the second and later copies of one text; one that is checked stays."""
    marks = [hash(ties.article.text) for ties, _, _ in known]
    first: dict[int, Ties] = {}
    for checked in (True, False):
        for mark, (ties, _, _) in zip(marks, known, strict=True):
            if ties.checked is checked:
                first.setdefault(mark, ties)
    return [item for mark, item in zip(marks, known, strict=True) if first[mark] is item[0]]


def _own(sheet: Sheet, other: Page) -> bool:
    sentence = sheet.page.facts.sentences[sheet.claim.sentence]
    return sentence_mark(sheet.page.article.text, sentence.start, sentence.end) not in other.sentences


def _slot(sheet: Sheet) -> tuple[int, str | None]:
    return id(sheet.page), sheet.claim.subject


def _lists(block: list[Sheet]) -> set[tuple[int, str | None]]:
    """The pages and subjects that have three or more values which exclude each other: a list, not one slot."""
    values: dict[tuple[int, str | None], list[Sheet]] = defaultdict(list)
    for sheet in block:
        if sheet.flags & SPECIAL or headline(sheet):
            continue
        known = values[_slot(sheet)]
        if len(known) < _LIST and not any(sheet.interval.meets(other.interval) for other in known):
            known.append(sheet)
    unnamed = block[0].key[0] == "age" and block[0].key[3] is None
    return {place for place, known in values.items() if len(known) >= (2 if unnamed else _LIST)}


def _place(found: Conflict) -> tuple[str, int, int, str, int, str]:
    later, earlier = found.later, found.earlier
    return later.path, later.start, later.end, earlier.path, earlier.start, found.type
