"""A statement made again with another figure: "the strike is to last 12 days" and, later, "the 21-day strike".

In a closed world: an article that has just two figures of one unit (of counts: of one noun, or no others at all), not
in one sentence. They are one thing's where the second takes the first up ("the 21-day strike", "March's cut of
£240,000") or where its sentence says again what the first one's said, by the words that the two share. What tells of
another kind, place or time, of a part, or adds up with a figure between the two is left alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from msgspec.structs import replace

from factcheck import patterns
from factcheck.comparison import digits, taken_of, ties
from factcheck.comparison.anaphora import adds_up, limits, one_scope
from factcheck.comparison.comparable import pair
from factcheck.comparison.known_by import countries
from factcheck.comparison.matters import matter
from factcheck.comparison.other_kind import mark_of, other_kind, plain, words_in
from factcheck.comparison.sheets import Page, Sheet, loose
from factcheck.comparison.statements import disagree
from factcheck.comparison.swapped import HAD, apart
from factcheck.language.lexicon import load
from factcheck.language.roots import common, listed, root_of
from factcheck.model import Claim, Severity, within

_KINDS = frozenset({"number", "money", "percent", "measure", "duration", "rate"})
_WINDOW = patterns.lazy(
    r" (?:rolling |moving |seasonal )?(?:average|mean|norm|trend|high|low|peak|record|best|worst|bond|yield)s?\b"
)
"""What a length of time is only the span of: "the five-year average", "a ten-year high"."""
_LENGTHS = frozenset({"measure", "duration"})
_NEVER = frozenset({"part", "more", "relative", "correction", "vague", "then"})
_HEADS = frozenset({"headline", "subhead", "caption"})
_LASTING = patterns.lazy(
    r"\b(?:last|lasts|lasted|lasting|take|takes|took|taking|taken|run|runs|ran|for|on|of)"
    r"(?: (?:about|around|some|at least|up to|more than|nearly|only|another|the|a))* $"
)
_BACK = 40
_WORD = patterns.lazy(r"[A-Za-z][A-Za-z’'-]*|[.,;:!?()–—\"“”]")
_RATIO = _TWO = 2
_NOUN = 0.5
_TAKEN_SLIP, _TAKEN_OTHER = 1.0, 2.0
_AGAIN_SLIP, _AGAIN_OTHER = 2.0, 2.0
"""What must tie two figures where the second takes the first up, and where it does not; for slips of the hand less."""
_COVER = 0.5
_Pair = tuple[Claim, Claim]


def judged(page: Page) -> Iterator[tuple[Sheet, Sheet, Severity] | str]:
    """The pairs (earlier, later) of figures of an article that are one thing's, and how grave it is; of the others why
    they are left alone."""
    for one, other in _lone(page):
        left, right = _sheet(page, one), _sheet(page, other)
        if left is not None and right is not None:
            reason = _refusal(page, left, right)
            told_by_two = disagree(one, other) and not taken_of.taken_up(page, other)
            yield reason or (left, right, "info" if told_by_two else "error")


def _lone(page: Page) -> list[_Pair]:
    """The first two figures of each kind of which the text has two values and no more."""
    known: dict[object, list[Claim]] = defaultdict(list)
    for sentence, claims in page.beside.items():
        if page.facts.sentences[sentence].kind in _HEADS:
            continue
        for claim in claims:
            if (
                claim.measure in _KINDS
                and claim.value
                and claim.value > 0
                and not (_of_sides(claim) or taken_of.some(page, claim))
            ):
                kind = claim.measure, claim.unit, claim.measure in _LENGTHS and "rate" in claim.flags
                known[kind].append(claim)
                if claim.measure in ("number", "rate"):
                    known[*kind, _noun(page, claim)].append(claim)
    found: list[_Pair] = []
    for claims in known.values():
        claims.sort(key=lambda claim: claim.start)
        values = {claim.value: claim for claim in reversed(claims)}
        if len(values) == _TWO:
            one, other = sorted(values.values(), key=lambda claim: claim.start)
            if one.sentence != other.sentence and (one, other) not in found and not _others_told(page, one, other):
                found.append((one, other))
    return found


def _others_told(page: Page, one: Claim, other: Claim) -> bool:
    """Does the text give another value of the unit, or has the second one stood before in whatever form ("a 13th")?"""
    if one.measure in ("number", "rate"):
        return any(q.value == other.value and q.end <= other.start for q in page.facts.quantities)
    kinds = {q.kind for q in page.facts.quantities if q.start in (one.start, other.start)}
    values = {q.value for q in page.facts.quantities if q.kind in kinds and q.unit == one.unit}
    rates = {c.value for cs in page.beside.values() for c in cs if c.unit == one.unit and "rate" in c.flags}
    return len(values - (rates - {one.value, other.value})) > _TWO


def _of_sides(claim: Claim) -> bool:
    """Is it a count of what each side of a game has, or of times of any kind?"""
    return claim.subject == "time" or claim.subject in listed("claim_words", "of_sides")


def _sheet(page: Page, claim: Claim) -> Sheet | None:
    return loose(page, replace(claim, measure="number") if claim.measure == "rate" else claim)


def _noun(page: Page, claim: Claim) -> str:
    noun = taken_of.counted(page, claim)
    return matter(root_of(noun)) if noun else ""


def _refusal(page: Page, left: Sheet, right: Sheet) -> str | None:
    """Why two figures are not held to be one thing's, or None where they are."""
    one, other = left.claim, right.claim
    if left.quantity.per != right.quantity.per or left.interval.meets(right.interval):
        return "another unit"
    if not _NEVER.isdisjoint({*one.flags, *other.flags} - taken_of.whole(page, one, other)):
        return "flags on a side"
    if one.measure == "duration" and any(_WINDOW.match(page.lower, sheet.quantity.end) for sheet in (left, right)):
        return "another frame"
    here, there = (taken_of.words(page, claim) for claim in (one, other))
    if not one_scope(one, other) and ({*one.scope} ^ {*other.scope}) - ({*here} & {*there}):
        return "another scope"
    taken = taken_of.taken_up(page, other)
    if not taken and any(_spoken(page, claim) for claim in (one, other)):
        return "spoken words"
    if taken and _of_once(page, one, other):
        return "another time"
    if taken and HAD.search(page.lower, page.facts.sentences[other.sentence].start, other.start):
        return "another time"
    if not _kin().isdisjoint({*here} ^ {*there}) and not _FROM_KIN.search(page.lower, other.end):
        return "somebody else"
    if not taken and ("negated" in {*one.flags, *other.flags} or _times_apart(one, other)):
        return "another time"
    slip = digits.slip(one.value, other.value)
    same = _one_noun(page, one, other)
    if same is None and slip and taken and taken_of.of_persons(page, one, other):
        same = False
    if not same and not slip:
        return "another noun"
    if taken and _of_another_thing(page, other):
        return "another noun"
    if adds_up(page, left, right):
        return "adds up"
    if pair(left, right):
        return "another event of that kind"
    bounds = limits(page, other, one.times, here)
    if bounds is None or other_kind(here, there):
        return "another frame"
    sized = taken and taken_of.of_the_thing(page, one, other)
    placed = (bounds[1] or one.measure == "percent") and not bounds[2] <= _told(page, one)
    if placed and not (sized and not _PLACED.match(page.lower, other.end)):
        return "another frame"
    if not taken and any(apart(page, claim.start, claim.end, claim.sentence) for claim in (one, other)):
        return "another frame"
    if _names_apart(page, one, other, bounds[2] if taken else None):
        return "other names"
    low, high = sorted((one.value or Decimal(0), other.value or Decimal(0)))
    if not slip and high > _RATIO * low:
        return "ratio too large"
    tie, cover = _tied(page, one, other)
    tie += _NOUN * bool(same and one.subject)
    if taken and slip:
        owned = taken_of.owner(page, other) is not None
        days = bool({*one.times} & {*other.times})
        tie += _NOUN * ((sized or _same_befell(one, other)) + (same is False and taken_of.of_persons(page, one, other)))
        tie += _NOUN * (one.measure == "number" and (owned or days))
    if taken and slip and same and one.measure in ("number", "rate"):
        return None if tie >= _NOUN else "too little shared"
    if taken and _of_length(page, one, other):
        return None if tie >= _NOUN else "too little shared"
    if taken:
        return None if tie >= (_TAKEN_SLIP if slip else _TAKEN_OTHER) else "too little shared"
    if not slip and not all(_only_figure(page, claim) for claim in (one, other)):
        return "several figures of a kind"
    enough = tie >= (_AGAIN_SLIP if slip else _AGAIN_OTHER) and cover >= _COVER
    return None if enough else "too little shared"


def _told(page: Page, claim: Claim) -> set[str]:
    """The roots of the words of a sentence and of the one before it, and of those of no matter ("at the time")."""
    start = page.facts.sentences[max(0, claim.sentence - 1)].start
    words = words_in(page.lower, start, page.facts.sentences[claim.sentence].end)
    return {*map(root_of, words), root_of("time"), root_of("total")}


def _spoken(page: Page, claim: Claim) -> bool:
    """Does a figure stand in somebody's own words?"""
    return any(quotation.start <= claim.start < quotation.end for quotation in page.facts.quotations)


def _of_length(page: Page, one: Claim, other: Claim) -> bool:
    """Does "the 21-day strike" take up what was said to last so long?"""
    end = page.facts.quantities[other.quantity or 0].end
    noun = taken_of.OF_THING.match(page.lower, end) or taken_of.THING.match(page.lower, end)
    if other.measure != "duration" or noun is None:
        return False
    begin = page.facts.sentences[one.sentence].start
    lasts = _LASTING.search(page.lower, max(begin, one.start - _BACK), one.start) is not None
    return lasts and mark_of(noun["thing"]) in map(mark_of, taken_of.words(page, one))


def _of_another_thing(page: Page, claim: Claim) -> bool:
    """Is a sum or a size that of a thing which has not been spoken of: "the 24km buoy"?"""
    end = page.facts.quantities[claim.quantity or 0].end
    noun = taken_of.THING.match(page.lower, end) if claim.measure not in ("number", "rate", "percent") else None
    if noun is None or not mark_of(noun["thing"]) or noun["thing"] in load("change_noun").forms:
        return False
    before = words_in(page.lower, 0, page.facts.sentences[claim.sentence].start)
    return noun["thing"] not in load("function_words").forms and mark_of(noun["thing"]) not in map(mark_of, before)


def _same_befell(one: Claim, other: Claim) -> bool:
    """Was the same done with two sums?"""
    return one.measure == "money" and one.event is not None and one.event == other.event


_PLACED = patterns.lazy(r"[- ][a-z]+ (?:in|at|near|on|of|that|which|where|behind|beside|opposite|outside)\b")


def _only_figure(page: Page, claim: Claim) -> bool:
    """Is a figure the only one of its sentence?"""
    sentence = page.facts.sentences[claim.sentence]
    return sum(1 for _ in within(page.facts.quantities, sentence.start, sentence.end)) == 1


_ONCE = patterns.lazy(
    r"\b(?:once|(?:in|at) (?:its|their) (?:best|heyday|prime|peak|height)|ago|earlier|before|previously"
    r"|last (?:year|month|week|season|summer|autumn|winter|spring))\b"
)


def _of_once(page: Page, one: Claim, other: Claim) -> bool:
    """Do the words before a figure set it in a time before the first one's: "a year ago the £12,000 ..."?"""
    starts = [page.facts.sentences[claim.sentence].start for claim in (one, other)]
    bound = _WHO.match(page.lower, other.end)
    end = bound.end() if bound else other.start
    return _ONCE.search(page.lower, starts[1], end) is not None and not _ONCE.search(page.lower, starts[0], one.start)


_WHO = patterns.lazy(r"(?: [a-z]+)? (?:who|that|which)(?: [a-z’'-]+){1,6}")


def _times_apart(one: Claim, other: Claim) -> bool:
    """Is one of two figures of another year, month or day, or of a time before the other's?"""
    if "past" in {*one.flags} ^ {*other.flags}:
        return True
    return bool({*other.times} - {*one.times})


def _one_noun(page: Page, one: Claim, other: Claim) -> bool | None:
    """Are the nouns of two counts one (True), is one left out (False), or are they two (None)?"""
    if one.measure not in ("number", "rate"):
        return True
    if taken_of.counted(page, one) is None or taken_of.counted(page, other) is None:
        return False
    if _noun(page, one) == _noun(page, other) or _deed(one, other) or _deed(other, one):
        return True
    return None


def _deed(one: Claim, other: Claim) -> bool:
    """Is a noun that of what happened to the other figure's: "won 14 matches", "12 wins"; "signed by", "signatures"?"""
    event, noun = (one.event or "").split("-")[0], root_of(other.subject or "")
    return len(event) > 2 and noun.startswith(root_of(event))


def _names_apart(page: Page, one: Claim, other: Claim, placed: set[str] | None) -> bool:
    """Has each of two sentences names of its own? Of a figure that is taken up count those which its phrase is
    ``placed`` by ("the 27 dogs seized in Cork")."""
    left, right = (_names(page, claim) for claim in (one, other))
    if placed is not None:
        return any(root_of(name) in placed for name in right - left)
    return bool(left - right) and bool(right - left)


def _names(page: Page, claim: Claim) -> set[str]:
    """The words of the names of a sentence, in small letters; the word that opens it too, if it is likely to be one."""
    sentence = page.facts.sentences[claim.sentence]
    known = {word for name in page.names for word in name.split()}
    found = [plain(word) for word in _CAPITAL.findall(page.article.text, sentence.start, sentence.end)]
    names = {word.lower() for word in found if word.lower() in known}
    opener = _CAPITAL.match(page.article.text, sentence.start, sentence.end)
    if opener and opener.start() != claim.start and like_a_name(opener[0]):
        names.add(plain(opener[0]).lower())
    return names - countries()


def like_a_name(word: str) -> bool:
    return len(word) > _SHORT and not word.endswith("s") and root_of(word.lower()) not in common()


@cache
def _kin() -> frozenset[str]:
    """The nouns that bring somebody else in: "his brother", "another"."""
    return listed("claim_words", "kin")


_FROM_KIN = patterns.lazy(r" from (?:his|her|their|its) ")
_SHORT = 4
_CAPITAL = patterns.lazy(r"\b[A-Z][\w’'-]{2,}")


def _tied(page: Page, one: Claim, other: Claim) -> tuple[float, float]:
    """What the words weigh that two sentences share, and the part of the shorter one's that this is."""
    own = {"", *(ties.mark(word) for word in (one.subject, other.subject, one.unit) if word)}
    left, right = (
        {
            mark: weight
            for mark, weight in ties.marks(page, claim.sentence, carried=False).items()
            if mark not in own and not mark.isdigit()
        }
        for claim in (one, other)
    )
    tie = sum(left[mark] for mark in left.keys() & right.keys())
    words = [word for word in (one.subject, other.subject, one.unit) if word]
    wide = ties.tied(page, one.sentence, page, other.sentence, words, other.sentence - one.sentence > 1)
    return max(tie, wide), tie / max(min(sum(left.values()), sum(right.values())), _NOUN)
