"""Million for billion: one sum given twice, the same figures before the word, and the same thing beside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal

from factcheck import patterns
from factcheck.comparison import likeness
from factcheck.comparison.conflict import Conflict
from factcheck.comparison.known_by import countries, name_keys
from factcheck.comparison.sheets import Page, Sheet, one_event, slot
from factcheck.comparison.sheets import loose as sheet_of
from factcheck.comparison.statements import Judged
from factcheck.comparison.verdict import conflict, same_house
from factcheck.language.roots import listed, root_of
from factcheck.model import Claim

_THE = patterns.lazy(r"\b(?:the|its|their|that|those) [a-z]+(?: of|, of|, at|, put at) $")
_LEAST = 2
_SAME = 2
"""Words beside two sums of an article that make the second, a definite one, the first."""
_CAP = 12
_BACK = 40
_FACTORS = (Decimal(1000), Decimal(1_000_000))


def judged(pages: Sequence[Page], stories: Sequence[int]) -> Iterable[Judged]:
    """Pairs of sums of one story, not of one sentence, the same but for a factor of a thousand or a million."""
    known: dict[object, list[tuple[Page, Claim]]] = defaultdict(list)
    for page, story in zip(pages, stories, strict=True):
        for claims in page.beside.values():
            for claim in claims:
                if claim.measure != "money" or not claim.value or claim.value <= 0:
                    continue
                digits = claim.value.normalize().as_tuple().digits
                if len(digits) >= _LEAST:
                    known[story, claim.unit, digits].append((page, claim))
    for block in known.values():
        block.sort(key=lambda item: (*item[0].order[:2], item[1].start))
        for at, (page, claim) in enumerate(block):
            for before, earlier in block[max(0, at - _CAP) : at]:
                if (before is not page or earlier.sentence != claim.sentence) and _ratio(earlier, claim) in _FACTORS:
                    yield before, page, _verdict(before, earlier, page, claim)


def _ratio(a: Claim, b: Claim) -> Decimal | None:
    one, other = a.value, b.value
    return max(one, other) / min(one, other) if one and other else None


def _verdict(before: Page, earlier: Claim, page: Page, claim: Claim) -> Conflict | str:
    a, b = sheet_of(before, earlier), sheet_of(page, claim)
    again = before is page and (
        not {"told", "definite"}.isdisjoint(claim.flags)
        or _THE.search(page.article.text, max(0, claim.start - _BACK), claim.start) is not None
    )
    limits = {"part", "more", "rate", "negated", "cumulative", *(() if again else ("past",))}
    attributes = frozenset(map(root_of, listed("claim_words", "attributes")))
    things = _things(earlier) & _things(claim)
    things -= frozenset() if again else attributes
    if before is not page and len(things) >= _SAME and one_event(before, page):
        limits.discard("part")  # "the ballot includes a bond issue of $1.2m"
    if a is None or b is None or (a.flags ^ b.flags) & limits:
        return "flags on one side"
    if before is not page and _stated(before, a, page, b):
        return "stated there too"
    names = (a.names & page.names) | (b.names & before.names)
    done = earlier.event is not None and earlier.event == claim.event
    apart = a.names and b.names and not names - countries()
    if not (things or (done and again)) or (apart and before is not page):
        return "other parties"
    # Who buys pays: that one of the two says so makes no other sum of it.
    kinds = attributes - {root_of("pay")}
    one, other = (kinds & {root_of(it.event or ""), *_things(it)} for it in (earlier, claim))
    told = "told" in a.flags | b.flags
    like = before is not page and likeness.one_event(before.marks, page.marks)
    if one != other and not told and not (done and again) and not like:
        return "another attribute"
    known = done or one or told or like or (len(things) >= _SAME and (again or one_event(before, page)))
    plain = (len(things) >= _SAME or (one and one == other)) and same_house(a, b)
    loose = like and one != other  # what one spends, another thing costs
    return conflict(a, b, "info" if loose else "error" if plain else "warning") if known else "another event word"


def _stated(before: Page, a: Sheet, page: Page, b: Sheet) -> bool:
    return before.stated[slot(a)].has(b.interval) or page.stated[slot(b)].has(a.interval)


def _things(claim: Claim) -> set[str]:
    """The roots of what a sum is of: who has it or what it buys, and the words beside it."""
    words = {key for party in (claim.party, claim.counterpart) if party for key in name_keys(party)}
    return {*map(root_of, words), *words, *claim.near} - {root_of(claim.unit or "")}
