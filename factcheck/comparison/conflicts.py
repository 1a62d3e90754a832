"""The one entrance to comparison: conflicts among the claims of drafts, and between drafts and their context."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from factcheck.comparison import acts, anaphora, comparable, datings, headlines, persons, positions, states, verdict
from factcheck.comparison.conflict import Comparison, Conflict
from factcheck.comparison.sheets import SPECIAL, Key, Page, Sheet, headline, page_of, slot
from factcheck.comparison.stories import components, copies, related
from factcheck.model import SEVERITIES, Facts

_LIST = 3
_ONE_TEXT = "one agency text in both: it counts as one source"
_VALUES = 16
_WITNESSES = 2


def conflicts(drafts: Sequence[Facts], context: Sequence[Facts] = ()) -> Comparison:
    """Compare the claims in ``drafts`` with one another and with those in ``context``.

    A conflict has at least one of its places in a draft. The order of the files never matters."""
    run = _Run(drafts, context)
    run.compare()
    return Comparison(tuple(run.found), run.compared, run.refused, frozenset(run.met))


class _Run:
    """One comparison; pages are sorted, so that what was first given first makes no difference."""

    def __init__(self, drafts: Sequence[Facts], context: Sequence[Facts]) -> None:
        pages = [*(page_of(facts, True) for facts in drafts), *(page_of(facts, False) for facts in context)]
        self.pages = _distinct(sorted(pages, key=lambda page: (page.order, not page.checked)))
        self.compared = 0
        self.refused: Counter[str] = Counter()
        self.met: set[tuple[str, int, int]] = set()
        self.found: list[Conflict] = []
        self._related: dict[tuple[int, int], bool] = {}
        self._copies: dict[tuple[int, int], bool] = {}

    def compare(self) -> None:
        """Fill ``found``, ``compared``, ``refused`` and ``met``."""
        blocks: dict[tuple[int, Key], list[Sheet]] = defaultdict(list)
        stories = components(self.pages)
        for story, page in zip(stories, self.pages, strict=True):
            for sheet in page.sheets:
                blocks[(story, sheet.key)].append(sheet)
        for block in blocks.values():
            if len(block) > 1:
                self._block(sorted(block, key=lambda sheet: sheet.order))
        for page in self.pages:
            for pair in headlines.ages(page) if page.checked else ():
                self._meet(*pair)
                self.found.append(verdict.conflict(*pair))
            for found in (*headlines.echoes(page), *anaphora.pairs(page)) if page.checked else ():
                self.compared += 1
                self.found.append(verdict.conflict(*found))
        for kind in (datings, states, positions, acts, persons):
            self._judged(kind.judged(self.pages, stories))
        self.found = _once_each(sorted(self.found, key=_place))

    def _judged(self, pairs: Iterable[tuple[Page, Page, Conflict | str]]) -> None:
        """Take over what another kind of comparison found, one finding a slot and pair of values."""
        reported: set[object] = set()
        for a, b, judged in pairs:
            if self._apart(a, b):
                self.refused["another story"] += 1
            elif isinstance(judged, str):
                self.refused[judged] += 1
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
        reported: set[object] = set()
        lists = _lists(block)
        for sheet in block:
            value = (sheet.interval, sheet.quantity.hedge)
            for other in [w for known in list(reversed(recent.values()))[:_VALUES] for w in reversed(known)]:
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
            if self._copies[id(a.page), id(b.page)] and not (_own(a, b.page) and _own(b, a.page)):
                return "one agency text"
        return comparable.refusal(a, b)

    def _conflict(self, a: Sheet, b: Sheet) -> Conflict:
        found = verdict.conflict(a, b)
        if a.page is b.page or not self._copies[id(a.page), id(b.page)]:
            return found
        return msgspec.structs.replace(found, reasons=(*found.reasons, _ONE_TEXT))

    def _apart(self, a: Page, b: Page) -> bool:
        pair = (id(a), id(b))
        if pair not in self._related:
            self._related[pair] = a is b or related(a, b)
            self._copies[pair] = a is not b and self._related[pair] and copies(a, b)
        return not self._related[pair]

    def _aligned(self, a: Sheet, b: Sheet) -> bool:
        """Does either side also state the other's figure somewhere, in that unit?"""
        if a.page is b.page:
            return headlines.borne_out(a, b)
        return b.page.stated[slot(b)].has(a.interval) or a.page.stated[slot(a)].has(b.interval)


def _once_each(found: Sequence[Conflict]) -> list[Conflict]:
    """Without what says the same of one place twice, having been compared in two ways; the graver one stays."""
    kept: dict[object, Conflict] = {}
    for conflict in found:
        mark = (conflict.type, conflict.later.path, conflict.later.start, conflict.earlier.value)
        known = kept.setdefault(mark, conflict)
        if SEVERITIES.index(conflict.severity) < SEVERITIES.index(known.severity):
            kept[mark] = conflict
    return list(kept.values())


def _distinct(pages: list[Page]) -> list[Page]:
    """Without the second and later copies of one text."""
    seen: set[str] = set()
    kept = []
    for page in pages:
        text = page.facts.article.text
        if text not in seen:
            seen.add(text)
            kept.append(page)
    return kept


def _own(sheet: Sheet, other: Page) -> bool:
    sentence = sheet.page.facts.sentences[sheet.claim.sentence]
    words = " ".join(sheet.page.facts.article.text[sentence.start : sentence.end].lower().split())
    return words not in other.sentences


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
