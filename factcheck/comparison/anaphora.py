"""A figure that an article gives again: "42 dogs were found in the barn" and, later, "the 47 dogs found in the barn".

A definite phrase speaks of what has been spoken of. It is held against the one figure that the article gave of that
noun before; what adds up with a figure between the two, what is limited by words of its own ("the 11 who began the
game", "the seven still closed") and lists are left alone."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache

from factcheck import patterns
from factcheck.comparison import apart, digits
from factcheck.comparison.known_by import name_keys
from factcheck.comparison.sheets import Page, Sheet, headline, loose
from factcheck.comparison.statements import disagree
from factcheck.comparison.things import Slot, sum_noun
from factcheck.comparison.things import subject as subject_of
from factcheck.comparison.verdict import is_slip
from factcheck.language.days import MONTHS
from factcheck.language.lexicon import load, table
from factcheck.language.roots import listed, people, root_of, singular
from factcheck.model import Claim, Quantity, Severity

_OUTSIDE = frozenset({"target", "negated", "cumulative"})
"""What the sentence says of a thing that has been spoken of leaves its number as it was."""
_SPECIAL = _OUTSIDE | {"part", "dated", "more", "rate", "past", "correction", "vague", "relative", "then", "by"}
_WORD = patterns.lazy(r"[A-Za-z][A-Za-z’'-]*|[.,;:!?()–—]")
_CLAUSE, _CLAUSE_END = 60, patterns.lazy(r"[.,;:]")
_KINDS = ("number", "duration", "measure", "money")
_AT = patterns.lazy(r"\b[Aa]t $")
_TAKEN_UP = patterns.lazy(r"(?<!\bin )\b(?:the|its|their|his|her|whose|all|both|those|these) $", re.IGNORECASE)
_KIND = patterns.lazy(r" (?P<kind>[a-z-]{3,}) (?P<thing>[a-z]{3,})\b")
_PLACED = patterns.lazy(r"(?: [a-z-]+){1,3} (?:in|at|near|of|for|on|to) (?:the )?(?P<name>[A-Z][a-z]+)")
_ANY = "*"
"""What a sum is of that is told of as known and whose thing is not named: "half of the $3m"."""
_BARE_SUM = patterns.lazy(r"\b(?:the|that) $")
_SIZE = patterns.lazy(r"\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Tt]hat|[Ll]ast \w+[’']s) (?P<thing>[a-z]+) of $")
_LAST = patterns.lazy(r"\blast (?:year|month|week|weekend|night|season|summer|autumn|winter|spring)\b")
_LOSS_OF = patterns.lazy(
    r"\b(?:loss|closure|sale|removal|arrival|building|demolition|scrapping|axing|felling) of (?:the|its) $"
)
_OUT_OF = patterns.lazy(r"\b[a-z]+ of (?:the|its|their|these|those) $")
_ALL = patterns.lazy(r"(?<!\bin )\b(?:all (?:of )?(?:the |its |their )?|(?:those|these) )$", re.IGNORECASE)
_APPOSED = patterns.lazy(r"(?:The|Its|Their|His|Her) (?:[a-z]+ ){0,2}[a-z]+, (?:all )?")
_NEXT = patterns.lazy(r"[;:–—]|,? (?:and|but|while|who|which|whose|when)\b|, [a-z]+ing\b", re.IGNORECASE)
_ACROSS = frozenset({"wide", "deep", "thick"})
_BEFORE, _AFTER, _LATER = 40, 70, 8
_BARE, _CLOSE, _NEARLY = Decimal("1.35"), Decimal("2.2"), Decimal("1.2")
_FEW = 12
_GROUPS = frozenset({"family", "household"})
_NO_WEEKDAYS = frozenset({"day", "holiday", "birthday"})
_BOUND = ("who", "that", "which", "of")


def pairs(page: Page) -> Iterator[tuple[Sheet, Sheet, Severity]]:
    """The pairs (earlier, later) of figures of one thing in an article that exclude each other, and how grave it is."""
    seen: dict[Slot, list[Sheet]] = defaultdict(list)
    for claim in page.facts.claims:
        subject = subject_of(page, claim, seen)
        if claim.measure == "duration" and "-" in claim.text:
            continue  # "the seven-year offer" counts no years that have been spoken of
        if subject == "time" or subject in listed("claim_words", "of_sides"):
            continue  # "met him five times" counts meetings of every kind, "their 50 overs" those of one side
        if (
            claim.measure == "money"
            and subject is None
            and _BARE_SUM.search(page.lower, max(0, claim.start - 6), claim.start)
        ):
            subject = _ANY
        if claim.measure not in _KINDS or (subject is None and claim.measure != "duration"):
            continue
        sheet = loose(page, claim)
        period = _period(page, claim)
        taken = subject is not None and _taken_up(page, claim)
        special = _SPECIAL - _OUTSIDE if taken else _SPECIAL - {"target"}
        special -= {"past"} if period else set()
        if sheet is None or headline(sheet) or claim.value == 1:
            continue
        slot = claim.measure, sheet.quantity.unit, root_of(subject or "") + period
        happened = _befallen().get(singular(sheet.quantity.noun or "")) if claim.measure == "number" else None
        before = seen[slot] or seen[claim.measure, sheet.quantity.unit, f"by {happened}"] or _befell(seen, sheet)
        if len(before) > 1 and claim.event and sheet.quantity.noun:
            # "killed 23 cows ... milks 180 cows ... each of the 26 that died"
            before = [other for other in before if other.claim.event == claim.event] or before
        if taken and before and {*_days(claim)} and {*_days(claim)} <= {*_days(before[0].claim)}:
            special -= {"dated"}  # "the 40 homes hit by Monday's storm", where the first were hit on Monday
        if taken and claim.measure in ("money", "measure"):
            special -= {"dated"}  # "the £3m park opens on Friday"
        if sheet.flags & special or " other " in claim.text:
            continue
        at = claim.measure == "measure" and _AT.search(page.facts.article.text, max(0, claim.start - 4), claim.start)
        if before and (at or taken or sheet.flags & {"definite", "told"}):
            found = _slip(before[0], sheet) or _again(page, before, sheet)
            other_deed = "told" in sheet.flags and claim.event != before[0].claim.event
            if subject == _ANY and (other_deed or not digits.swapped(before[0].claim.value, claim.value)):
                found = None
            if found is not None:
                yield before[0], sheet, "info" if disagree(before[0].claim, claim) else found
        seen[slot].append(sheet)
        if claim.measure == "money" and subject != _ANY:
            seen[claim.measure, sheet.quantity.unit, _ANY].append(sheet)
        if claim.measure == "number" and claim.event and subject in listed("noun_sets", "people"):
            seen[claim.measure, sheet.quantity.unit, f"by {claim.event}"].append(sheet)
        elif claim.measure == "number" and claim.event in listed("claim_words", "casualty"):
            seen[claim.measure, sheet.quantity.unit, f"some by {claim.event}"].append(sheet)


@cache
def _times() -> frozenset[str]:
    return frozenset(map(root_of, listed("claim_words", "no_things")))


@cache
def _befallen() -> dict[str, str]:
    """From a noun for those to whom something happened to what happened."""
    return {noun: event for event, nouns in table("claim_words")["befallen"].items() for noun in nouns}


def _slip(first: Sheet, sheet: Sheet) -> Severity | None:
    """Is the same thing given in millions here and in billions there?"""
    same = first.claim.value and sheet.claim.value and is_slip(first, sheet)
    return "error" if same and first.claim.sentence != sheet.claim.sentence else None


def _again(page: Page, before: Sequence[Sheet], sheet: Sheet) -> Severity | None:
    """How grave it is that a definite figure is another one than the only one before; None where it may be right."""
    first = before[0]
    if any(not other.interval.meets(first.interval) for other in before) or first.interval.meets(sheet.interval):
        return None
    years = {time for time in sheet.claim.times if time.isdigit()}
    if years - set(first.claim.times) or not one_scope(first.claim, sheet.claim):
        return None
    if {*map(root_of, sheet.claim.modifiers)} - {*map(root_of, first.claim.modifiers), *first.claim.context}:
        return None
    ratio = _ratio(first, sheet)
    bounds = limits(page, sheet.claim, _days(first.claim))
    if "target" in first.flags and not _planned(page, first, sheet):
        return None
    if bounds is None or ratio is None or adds_up(page, first, sheet) or _known(page, sheet):
        return None
    if apart.wider(first, sheet) or _of_kin(page, first, sheet):
        return None
    words, bound, placed = bounds
    told = _words(page, first.claim, before=1) | _named(first)
    shared = (words | {*map(root_of, sheet.claim.modifiers)}) & told or first.claim.measure in ("measure", "money")
    whole = _whole(page, sheet.claim, bound)
    if first.claim.sentence == sheet.claim.sentence and _somebody_elses(page, sheet.claim):
        return None
    if first.claim.sentence == sheet.claim.sentence and not (
        (whole or (bound and shared)) and _NEXT.search(page.facts.article.text, first.claim.end, sheet.claim.start)
    ):
        return None
    if first.claim.measure == "money":
        placed = placed - _times()  # "the £480 fine within 28 days"
    if bound and first.claim.measure in ("number", "money") and _narrower(placed - told, first.claim):
        return None
    if first.claim.measure == "money" and _another_thing(page, first.claim, sheet.claim, told):
        return None
    hand = digits.slip(first.claim.value, sheet.claim.value)
    if shared or whole:
        return (
            "error" if ratio <= _BARE or hand or (bound and ratio <= _CLOSE) else "warning" if ratio <= _CLOSE else None
        )
    swapped = hand and sorted(str(first.claim.value)) == sorted(str(sheet.claim.value))
    return "error" if swapped and not bound else "warning" if not bound and ratio <= _BARE else None


def _of_kin(page: Page, first: Sheet, sheet: Sheet) -> bool:
    """Is a relative named before the later figure, of whom the first one's sentence does not speak?"""
    here, there = (page.facts.sentences[s.claim.sentence] for s in (first, sheet))
    kin = listed("claim_words", "kin").intersection(_WORD.findall(page.lower, there.start, sheet.claim.start))
    return not kin <= {*_WORD.findall(page.lower, here.start, here.end)}


def _somebody_elses(page: Page, claim: Claim) -> bool:
    """Does the clause behind a figure say that it is a relative's or a fellow's: "the 18 months given to her
    co-accused"?"""
    end = page.facts.quantities[claim.quantity or 0].end
    said = _CLAUSE_END.split(page.lower[end : end + _CLAUSE], maxsplit=1)[0]
    return bool({*_WORD.findall(said)} & listed("claim_words", "kin"))


def _another_thing(page: Page, first: Claim, claim: Claim, told: set[str]) -> bool:
    """Is a sum of another thing than the first, by its kind, its place or whose it is: a car park and a skate park, the
    park in Derby, the fine of his brother?"""
    sentence, before = (page.facts.sentences[one.sentence] for one in (claim, first))
    words = {*_WORD.findall(page.lower, sentence.start, sentence.end)}
    if words & listed("claim_words", "kin") - {*_WORD.findall(page.lower, before.start, before.end)}:
        return True
    end = page.facts.quantities[claim.quantity or 0].end
    place = _PLACED.match(page.article.text, end, sentence.end)
    if place is not None and place["name"].lower() not in MONTHS and root_of(place["name"].lower()) not in told:
        return True
    thing = _KIND.match(page.lower, end, sentence.end)
    if thing is None:
        return False
    named = patterns.compile(rf"\b([a-z-]{{3,}}) {thing['thing']}\b").search(page.lower, before.start, before.end)
    functions = listed("claim_words", "functions")
    return named is not None and not {named[1], thing["kind"]} & functions and named[1] != thing["kind"]


def _befell(seen: Mapping[Slot, list[Sheet]], sheet: Sheet) -> list[Sheet]:
    """The people to whom the same happened, by another word: "the 12 men who lost their lives" after "11 miners were
    killed". Fewer may be some of them, and many more may be others as well."""
    told = "told" in sheet.flags and (sheet.claim.subject in people() or sheet.claim.subject == "people")
    before = seen.get((sheet.claim.measure, sheet.quantity.unit, f"some by {sheet.claim.event}"), []) if told else []
    more = before and _NEARLY >= (sheet.claim.value or 0) / (before[0].claim.value or 1) > 1
    return before if more else []


def _planned(page: Page, first: Sheet, sheet: Sheet) -> bool:
    """May a figure be held against one of a plan: the height of what is to be built, all of what is planned?"""
    start, text = max(0, sheet.claim.start - _BEFORE), page.facts.article.text
    if first.claim.measure in ("measure", "money") or _whole(page, sheet.claim):
        return True
    return _LOSS_OF.search(text, start, sheet.claim.start) is not None  # "beds will go ... the loss of the 38 beds"


def _taken_up(page: Page, claim: Claim) -> bool:
    """Do the words before a figure say that it has been spoken of: "the", "all", "those", "its", "the crew of"?"""
    before = max(page.facts.sentences[claim.sentence].start, claim.start - _BEFORE)
    of = _SIZE.search(page.facts.article.text, before, claim.start)
    known = of is not None and (claim.measure == "money" or of["thing"] in listed("ties", "groups"))
    return known or _apposed(page, claim) or _TAKEN_UP.search(page.facts.article.text, before, claim.start) is not None


def _period(page: Page, claim: Claim) -> str:
    """The time before this one that a sentence speaks of, with a blank before it: " last year"."""
    sentence = page.facts.sentences[claim.sentence]
    found = _LAST.findall(page.lower, sentence.start, sentence.end) if "past" in claim.flags else []
    return f" {found[0]}" if len(found) == 1 else ""


def _apposed(page: Page, claim: Claim) -> bool:
    """Does a figure explain what a sentence begins with: "Her herd, 80 Jerseys, goes to market"?"""
    text, sentence = page.facts.article.text, page.facts.sentences[claim.sentence]
    return _APPOSED.fullmatch(text, sentence.start, claim.start) is not None and text[claim.end : claim.end + 1] == ","


def _days(claim: Claim) -> list[str]:
    return [time for time in claim.times if time.endswith("day")]


def _whole(page: Page, claim: Claim, bound: bool = True) -> bool:
    """Does a figure count all of what has been spoken of; or, where no words limit it, what others are a part of?"""
    start, text = max(0, claim.start - _BEFORE), page.facts.article.text
    if _apposed(page, claim) or _ALL.search(text, start, claim.start) is not None:
        return True
    of = _SIZE.search(text, start, claim.start)
    if of is not None and of["thing"] in listed("ties", "groups"):
        return True  # "the crew of seven"
    return not bound and _OUT_OF.search(text, start, claim.start) is not None


def _known(page: Page, sheet: Sheet) -> bool:
    """Has the figure stood in the article before, of that noun or of none: "damaged 48", then "the 48 homes"?"""
    return any(
        quantity.value == sheet.claim.value and (quantity.noun is None or _counts(quantity, sheet.quantity))
        for quantity in page.facts.quantities
        if quantity.start < sheet.claim.start
    )


def limited(a: Sheet, b: Sheet) -> bool:
    """Is one of two figures of an article of those "hurt in the street", where the other one's sentence says nothing of
    a street?"""
    return not digits.slip(a.claim.value, b.claim.value) and (_limited(a, b) or _limited(b, a))


def _limited(one: Sheet, other: Sheet) -> bool:
    if one.page is not other.page or "told" not in one.flags or headline(other):
        return False
    found = limits(one.page, one.claim)
    return found is not None and found[1] and _narrower(found[2] - _words(other.page, other.claim), other.claim)


def _narrower(words: set[str], first: Claim) -> bool:
    """Do words that limit a noun, and that were not said of it before, make it another thing? Those of the same event
    ("killed" after "died") do not."""
    return any(word not in _forms(first.event) for word in words)


@cache
def _forms(event: str | None) -> frozenset[str]:
    return frozenset(root_of(form) for form, (_, name) in load("event_verbs").forms.items() if name == event)


def one_scope(one: Claim, other: Claim) -> bool:
    """Have two claims the same limits? A length without a direction is the length or the height, not the width."""
    if one.scope == other.scope:
        return True
    open_side = one.measure == "measure" and not (one.scope and other.scope)
    return open_side and _ACROSS.isdisjoint({*one.scope, *other.scope})


def _words(page: Page, claim: Claim, before: int = 0) -> set[str]:
    """The roots of the words of the sentence that a claim stands in, and of so many before it."""
    sentences = page.facts.sentences
    start = sentences[max(0, claim.sentence - before)].start
    text = page.facts.article.text[start : sentences[claim.sentence].end].lower()
    return {root_of(_owner(word)) for word in _WORD.findall(text)}


def _owner(word: str) -> str:
    return word.removesuffix("'s").removesuffix("’s")


def _named(sheet: Sheet) -> set[str]:
    return {key for name in sheet.claim.names for key in name_keys(name)}


def _ratio(a: Sheet, b: Sheet) -> Decimal | None:
    one, other = a.claim.value, b.claim.value
    return max(one, other) / min(one, other) if one and other and one > 0 and other > 0 else None


def limits(
    page: Page, claim: Claim, days: Sequence[str] = (), known: Container[str] = ()
) -> tuple[set[str], bool, set[str]] | None:
    """The roots of the words that follow a noun phrase up to the verb, whether they limit it, and those of them that
    follow a preposition ("in the street"); None where they tell of another time or of what is left, but for words
    that are ``known``. A word after a noun and before a new phrase is taken for the verb ("held for perjury deny")."""
    found: set[str] = set()
    placed: set[str] = set()
    bound, phrase, led, seen = False, 0, False, False
    text, letters = page.facts.article.text, load("function_words").forms
    end = min(claim.end + _AFTER, page.facts.sentences[claim.sentence].end)
    tokens = [match.group().lower() for match in _WORD.finditer(text, claim.end, end)]
    tokens = tokens[1:] if claim.measure == "money" and sum_noun(page, claim) else tokens
    for at, word in enumerate(tokens):
        letter = letters[word][1] if word in letters else ""
        finite = word in listed("claim_words", "finite") or letter in ("v", "b", "a")
        after = tokens[at + 1] if at + 1 < len(tokens) else ""
        if word == "left" and after in ("over", "behind"):
            return None
        if at == 0:
            # "The homes cut off by the storm" are told of by a participle, whatever else the word may be.
            led_on = after in letters and letters[after][1] in ("p", "T")
            later = "by" in tokens[1:3] or (led_on and listed("claim_words", "finite").intersection(tokens[2:_LATER]))
            done = word in load("event_verbs").forms or (letter == "v" and bool(later))
            finite = finite and not (done and led_on)
            bound = (done and not finite) or letter == "p" or word in _BOUND or word.endswith(("ed", "ing", "en"))
        if not word[0].isalpha() or (finite and at and not bound):
            break
        if at == 0 and finite:
            break
        word = _owner(word)
        if word in ("last", "this", "next") and not bound and _LAST.fullmatch(f"last {after}"):
            break  # "the 68-metre dam last winter"
        if (word in listed("claim_words", "left_over") or word.isdigit()) and word not in known:
            return None
        if word.endswith("day") and word not in days and word not in _NO_WEEKDAYS and word not in known:
            return None
        if finite and (found or seen):
            break
        if letter:
            phrase, led = 0, letter == "p" or (led and letter in ("d", "g", "r"))
            continue
        opens = after in letters and letters[after][1] in ("d", "g", "m", "s", "p", "T", "t", "r")
        opens = opens or (led and word.endswith("ed"))  # "the queue at the shop stretched round the corner"
        if phrase and at > 1 and opens:
            break
        phrase, seen = phrase + 1, True
        if len(word) > 3 and word not in listed("claim_words", "functions"):
            found.add(root_of(word))
            if led:
                placed.add(root_of(word))
    return found, bound, placed


def adds_up(page: Page, first: Sheet, last: Sheet) -> bool:
    """Does a figure of the article, or two, make the difference: "nine got off"?"""
    one, other = first.claim.value, last.claim.value
    if one is None or other is None:
        return True
    others: list[Decimal] = [
        quantity.value
        for quantity in page.facts.quantities
        if quantity.value is not None
        and quantity.kind in _KINDS
        and quantity.start not in (first.claim.start, last.claim.start)
        and _counts(quantity, first.quantity)
    ][:_FEW]
    gap = abs(one - other)
    sums: Iterable[Decimal] = (x + y for at, x in enumerate(others) for y in others[:at])
    return gap in others or gap in sums


def _counts(figure: Quantity, first: Quantity) -> bool:
    """May a figure be a part of what another one counts, as far as their nouns tell? A helicopter is no climber."""
    if figure.kind != first.kind:
        return figure.kind == "number" and figure.noun is None  # "four villages" are no part of a length
    if figure.noun is None or first.noun is None:
        return True
    one, other = singular(figure.noun), singular(first.noun)
    return root_of(one) == root_of(other) or one in people() - _GROUPS
