"""A headline against its own article: "Woman, 35, killed on crossing" above "Clare Denny, 53, was killed"."""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.comparison.sheets import BY_PART, Page, Sheet, headline, slot


def ages(page: Page) -> Iterable[tuple[Sheet, Sheet]]:
    """The pairs (headline, body) of ages that exclude each other: one unnamed person above, one person of an age below
    to whom the same happened."""
    aged = [sheet for sheet in page.sheets if sheet.key[0] == "age" and sheet.key[1] != BY_PART]
    above = [sheet for sheet in aged if headline(sheet) and sheet.claim.party is None]
    below = [sheet for sheet in aged if not headline(sheet) and sheet.claim.party is not None]
    if len(above) != 1 or len({sheet.claim.party for sheet in below}) != 1 or len({s.interval for s in below}) != 1:
        return
    top, body = above[0], below[0]
    if top.claim.event and top.claim.event == body.claim.event and not top.interval.meets(body.interval):
        yield top, body


def borne_out(a: Sheet, b: Sheet) -> bool:
    """Is one of two claims of an article its headline's, and does the body give that figure somewhere?"""
    if headline(a) == headline(b):
        return False
    top = a if headline(a) else b
    body = top.page.below.get(slot(top))
    return body is not None and body.has(top.interval)
