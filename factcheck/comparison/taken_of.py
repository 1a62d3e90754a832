"""What a later figure of an article takes up: "the 21-day strike" of "the strike lasts 12 days", "all 54 of its
singers" of "the choir has 45 singers"."""

from __future__ import annotations

import re

from factcheck import patterns
from factcheck.comparison.other_kind import mark_of, words_in
from factcheck.comparison.sheets import Page
from factcheck.language.roots import listed, personal, root_of, singular
from factcheck.model import Claim

_BACK = 40
_SHORT = 4
_TAKEN = patterns.lazy(
    r"\b(?:the|(?<![\w,] )that|those|these|its|their|his|her|all|both|(?P<owner>[\w-]+)(?:[’']s|(?<=s)[’']))"
    r"(?: (?:of the|the|about|around|nearly|almost|whole|full))? $",
    re.IGNORECASE,
)
_APPOSED = patterns.lazy(
    r"\b(?:the|its|their|his|her|those|these) (?:[a-z]+ ){0,2}[a-z]+, (?:all |at |with its )?$", re.IGNORECASE
)
_DURING = patterns.lazy(
    r"\b(?:in|over|for|within|after) (?:the|all|both|these|those|his|her|its|their) $", re.IGNORECASE
)
_OF_THEM = patterns.lazy(
    r" of (?:the|its|their|his|her|our) (?:(?:[\w-]+ )?[\w-]+[’'](?:s )?)? ?(?P<noun>[a-z]{3,}s)\b"
)


_SOME = patterns.lazy(r"(?: [a-z]+)? of (?:the|those|these|its|their) \d")


_ALL_OF = patterns.lazy(r"\ball (?:of )?(?:the |its |their )?$")
OF_THING = patterns.lazy(r" of (?:the|its|their|his|her) (?:[a-z]+ )?(?P<thing>[a-z]{3,})\b")


_ANYBODY = frozenset({"people", "person", "man", "woman", "soul"})
_AGENT = patterns.lazy(r"(?:mer|ner|er|or|ant|ent|ist)$")
_ROOT = 5


_LED = 5


THING = patterns.lazy(r"[- ](?P<thing>[a-z]{3,})\b")


def taken_up(page: Page, claim: Claim) -> bool:
    """Do the words before a figure say that it has been spoken of: "the 21-day strike", "those 12 wins", "the cocaine,
    47 kilos of it"?"""
    begin, text = max(page.facts.sentences[claim.sentence].start, claim.start - _BACK), page.article.text
    if claim.measure == "duration" and _thing_before(page, claim):
        return True
    if claim.measure == "duration" and "-" not in claim.text and _DURING.search(text, begin, claim.start):
        return False  # "in the three weeks since"
    told = _TAKEN.search(text, begin, claim.start)
    if told is not None and told["owner"]:
        return owner(page, claim) is not None
    return told is not None or _APPOSED.search(text, begin, claim.start) is not None


def owner(page: Page, claim: Claim) -> str | None:
    """Whose a figure is, if that has been spoken of: "the mine's 870 workers"."""
    begin = page.facts.sentences[claim.sentence].start
    told = _TAKEN.search(page.article.text, max(begin, claim.start - _BACK), claim.start)
    owner = told["owner"] if told is not None else None
    known = owner and mark_of(owner.lower()) in map(mark_of, words_in(page.lower, 0, begin))
    return owner if known else None


def _thing_before(page: Page, claim: Claim) -> bool:
    """Is a length of time that of what has been spoken of: "the 71 days of the trial"?"""
    thing = OF_THING.match(page.lower, claim.end)
    begin = page.facts.sentences[claim.sentence].start
    led = page.lower.startswith("the ", claim.start - 4)
    return bool(led and thing and mark_of(thing["thing"]) in map(mark_of, words_in(page.lower, 0, begin)))


def words(page: Page, claim: Claim) -> list[str]:
    """The words of a sentence in small letters, but for those of the figure."""
    sentence, end = page.facts.sentences[claim.sentence], page.facts.quantities[claim.quantity or 0].end
    return [*words_in(page.lower, sentence.start, claim.start), *words_in(page.lower, end, sentence.end)]


def counted(page: Page, claim: Claim) -> str | None:
    """What a count is of: "singers" in "45 singers" and in "all 45 of the choir's singers"."""
    found = _OF_THEM.match(page.lower, claim.end) if claim.measure == "number" and claim.subject is None else None
    return found["noun"] if found else claim.subject


def some(page: Page, claim: Claim) -> bool:
    """Is a count of some of those of another count: "eleven of the 63", "of the 240, nine"?"""
    return (
        "part" in claim.flags
        and claim.measure == "number"
        and (claim.subject is None or _SOME.match(page.lower, claim.end) is not None)
    )


def whole(page: Page, one: Claim, other: Claim) -> set[str]:
    """Is what is taken up all of it: "the 71 days of the trial", "all 54 of its singers"?"""
    begin = page.facts.sentences[other.sentence].start
    led = _ALL_OF.search(page.lower, max(begin, other.start - _BACK), other.start) is not None
    thing = OF_THING.match(page.lower, other.end) if other.measure == "duration" else None
    here = map(mark_of, words(page, one))
    return {"part"} if (led and "part" not in one.flags) or (thing and mark_of(thing["thing"]) in here) else set()


def of_persons(page: Page, one: Claim, other: Claim) -> bool:
    """Are two nouns for the same persons: the one tells no more than that they are some ("men"), or tells of what the
    other sentence says they did (swimmers, "the swim")?"""
    nouns = [singular(counted(page, claim) or "") for claim in (one, other)]
    known = [bool(noun) and (personal(noun) or noun in listed("noun_sets", "people")) for noun in nouns]
    beside = [{root_of(word)[:_ROOT] for word in words(page, claim) if len(word) >= _SHORT} for claim in (other, one)]
    done = [_AGENT.sub("", noun)[:_ROOT] for noun in nouns]
    if any(len(doer) >= _SHORT and doer in told for doer, told in zip(done, beside, strict=True)):
        return all(person or _AGENT.search(noun) for person, noun in zip(known, nouns, strict=True))
    return all(known) and not _ANYBODY.isdisjoint(nouns)


def of_the_thing(page: Page, one: Claim, other: Claim) -> bool:
    """Is what a figure is put before the subject of the first one's sentence ("the wall is 2.6km long", "the 6.2km
    wall")?"""
    noun = THING.match(page.lower, page.facts.quantities[other.quantity or 0].end)
    begin = page.facts.sentences[one.sentence].start
    led = words_in(page.lower, begin, one.start)[:_LED]
    return (
        noun is not None and not noun["thing"].endswith("ed") and mark_of(noun["thing"]) in {*map(mark_of, led)} - {""}
    )
