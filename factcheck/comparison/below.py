"""What stands around a figure of an article and makes it another one than its headline's: what it was before, what it
is a part of, what has changed since."""

from __future__ import annotations

from factcheck import patterns
from factcheck.comparison import digits
from factcheck.comparison.sheets import Page, Sheet
from factcheck.model import Quantity, within


def old(page: Page, sentence: int, figure: Quantity) -> bool:
    """Is a figure what another one beside it was before: "down from £9 a kilo"?"""
    start = page.facts.sentences[sentence].start
    return _FROM.search(page.lower, max(start, figure.start - _BACK), figure.start) is not None


def of_last_year(page: Page, top: Sheet, sheet: Sheet) -> bool:
    """Does "last year" or "a year ago" tell of another figure? Or of this one, which is the headline's with two digits
    swapped, and nothing is told besides?"""
    body, head = (page.facts.sentences[s.claim.sentence] for s in (sheet, top))
    if any(old(page, sheet.claim.sentence, q) for q in within(page.facts.quantities, sheet.quantity.end, body.end)):
        return True
    if _IN_A_YEAR.search(page.lower, head.start, head.end) and _A_YEAR_AGO.search(page.lower, body.start, body.end):
        return sheet.key[0] == "percent"
    year = _LAST_YEAR.search(page.lower, sheet.quantity.end, body.end) is not None
    return year and digits.swapped(top.claim.value, sheet.claim.value) and not told_in_part(page, top, sheet)


def told_in_part(page: Page, top: Sheet, sheet: Sheet) -> bool:
    """Does an article tell of others or of the rest, so that its figure may be of a part of its headline's?"""
    above, below = (page.facts.sentences[s.claim.sentence] for s in (top, sheet))
    return _THE_REST.search(page.lower, max(above.end, below.start)) is not None


def _changed_since(page: Page, sheet: Sheet) -> bool:
    """Does its sentence say that a figure, which it dates, has changed since then, or that it was but wished for? Is it
    of more things than the headline's: "nurses and porters"?"""
    start, end = page.facts.sentences[sheet.claim.sentence].start, page.facts.sentences[sheet.claim.sentence].end
    if _ONCE.search(page.lower, start, sheet.quantity.start) or _AND_MORE.match(page.lower, sheet.quantity.end, end):
        return True
    return bool(sheet.claim.times) and _SINCE_THEN.search(page.lower, sheet.quantity.end, end) is not None


def _aboard(page: Page, sheet: Sheet) -> bool:
    """Is it told of some that they were on or in something, and no more?"""
    end = page.facts.sentences[sheet.claim.sentence].end
    return sheet.claim.event is None and _ABOARD.match(page.lower, sheet.quantity.counted_end, end) is not None


def another(page: Page, top: Sheet, sheet: Sheet) -> bool:
    """Does anything in its sentence make a figure another one than its headline's?"""
    return _changed_since(page, sheet) or (top.claim.event is not None and _aboard(page, sheet))


_BACK = 30
_FROM = patterns.lazy(
    r"\b(?:(?:down|up|back|rise|rises|risen|rose|fall|falls|fallen|fell|drop|drops|dropped|increase|increased|cut|climbed|grew"
    r"|slipped|decline|declined|jump|jumped)(?: [a-z]+)? from|compared (?:with|to)|as against|instead of|rather than)"
    r"(?: (?:about|around|nearly|almost|some|just|the))? $"
)
_LAST_YEAR = patterns.lazy(r"\blast (?:year|season)\b")
_THE_REST = patterns.lazy(
    r"\b(?:rest|remainder|balance|others|overall|altogether|elsewhere|in (?:all|total)|of which|those (?:to|from|in|of)"
    r"|(?:in|at|on|from|to) (?:[a-z]+ ){1,3}alone"
    r"|(?:all|other) (?:countries|markets|destinations|areas|regions|parts|sites|branches))\b"
)
_SINCE_THEN = patterns.lazy(r"\b(?:since(?: then)?(?=[,.;])|ever since)")
_ABOARD = patterns.lazy(r" (?:were|was|are|had been) (?:still )?(?:on|aboard|in|inside|on board|travelling)\b")
_ONCE = patterns.lazy(
    r"\b(?:used to|would have|(?:had|has|have) (?:been )?(?:wanted|hoped|asked|sought|planned|expected|meant))\b"
)
_AND_MORE = patterns.lazy(r"(?: of (?:its|their|the|his|her) [a-z-]+)? (?:and|or) (?:other )?(?:[a-z]+ )?[a-z]{3,}s\b")
_IN_A_YEAR = patterns.lazy(r"\b(?:(?:in|over|on) (?:a |the |past |last )*(?:year|12 months)|annual(?:ly)?)\b")
_A_YEAR_AGO = patterns.lazy(
    r"\b(?:than|on|from) (?:it was |they were )?(?:a year|(?:12|twelve) months) (?:ago|earlier|before)\b"
)
