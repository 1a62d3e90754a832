"""A figure that an article gives again: "42 dogs were found in the barn" and, later, "the 47 dogs found in the barn".

A definite phrase speaks of what has been spoken of. It is held against the one figure that the article gave of that
noun before; what adds up with a figure between the two, what is limited by words of its own ("the 11 who began the
game", "the seven still closed") and lists are left alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from factcheck import patterns
from factcheck.comparison import digits
from factcheck.comparison.known_by import name_keys
from factcheck.comparison.sheets import Page, Sheet, headline, loose
from factcheck.comparison.statements import disagree
from factcheck.comparison.verdict import is_slip
from factcheck.language.roots import listed, root_of, singular
from factcheck.model import Claim, Severity

_Slot = tuple[str | None, str | None, str]
_SPECIAL = frozenset(
    {
        "part",
        "dated",
        "more",
        "rate",
        "target",
        "negated",
        "past",
        "correction",
        "vague",
        "relative",
        "then",
        "by",
        "cumulative",
    }
)
_WORD = patterns.lazy(r"[A-Za-z][A-Za-z’'-]*|[.,;:!?()–—]")
_KINDS = ("number", "duration", "measure", "money")
_OF = patterns.lazy(
    r"\b(?P<thing>[a-z]{3,})(?: of|,? (?:which |that )?(?:has |had )?(?:cost|costs|is worth|was worth|worth|costing))"
    r" (?:about |some )?$"
)
_THING = patterns.lazy(r" (?P<thing>[a-z]{3,})\b")
_SIZED = patterns.lazy(r"(?:-(?:long|high|tall|wide|deep))? (?P<thing>[a-z]{3,})\b")
_AT = patterns.lazy(r"\b[Aa]t $")
_THE = patterns.lazy(r"(?: (?P<dimension>long|high|tall|wide|deep))?, (?:the|its|their) (?P<thing>[a-z]{3,})\b")
_IS = patterns.lazy(
    r"\b[Tt]he (?P<thing>[a-z]{3,})(?:, (?:which )?| which | that | )(?:(?:is|was|stands|measures|measured) )?$"
)
_ALL_OF = patterns.lazy(r" of (?:the|its|their|his|her|these|those) (?P<words>(?:[a-z-]+ ?){1,3})")
_ACROSS = frozenset({"wide", "deep", "thick"})
_BEFORE = 40
_AFTER = 70
_BARE = Decimal("1.35")
_CLOSE = Decimal("2.2")
_FEW = 12
_BOUND = ("who", "that", "which", "of")


def pairs(page: Page) -> Iterator[tuple[Sheet, Sheet, Severity]]:
    """The pairs (earlier, later) of figures of one thing in an article that exclude each other, and how grave it is."""
    seen: dict[_Slot, list[Sheet]] = defaultdict(list)
    for claim in page.facts.claims:
        subject = _subject(page, claim, seen)
        if claim.measure == "duration" and "-" in claim.text:
            continue  # "the seven-year offer" counts no years that have been spoken of
        if claim.measure not in _KINDS or (subject is None and claim.measure != "duration"):
            continue
        sheet = loose(page, claim)
        special = _SPECIAL - {"target"} if claim.measure == "money" else _SPECIAL
        if sheet is None or headline(sheet) or sheet.flags & special or sheet.quantity.hedge or claim.value == 1:
            continue
        before = seen[claim.measure, sheet.quantity.unit, root_of(subject or "")]
        at = claim.measure == "measure" and _AT.search(page.facts.article.text, max(0, claim.start - 4), claim.start)
        if before and (at or sheet.flags & {"definite", "told"}):
            found = _slip(before[0], sheet) or _again(page, before, sheet)
            if found is not None:
                yield before[0], sheet, "info" if disagree(before[0].claim, claim) else found
        before.append(sheet)


def _subject(page: Page, claim: Claim, seen: Mapping[_Slot, Sequence[Sheet]]) -> str | None:
    """What a figure counts or measures, as far as words beside it tell."""
    if claim.measure == "money":
        return _priced(page, claim)
    if claim.subject is not None or claim.quantity is None:
        return claim.subject
    if claim.measure == "measure":
        return _sized(page, claim)
    text = page.facts.article.text
    of = _ALL_OF.match(text, claim.end, page.facts.sentences[claim.sentence].end)
    if not of or not text[: claim.start].rstrip().lower().endswith("all"):
        return None
    words = of["words"].split()
    return next((word for word in map(singular, words) if (claim.measure, claim.unit, root_of(word)) in seen), None)


def _sized(page: Page, claim: Claim) -> str | None:
    """The thing that a length is of: "the 210-metre jetty", "at 240 metres, the jetty", "the jetty is 240 metres"."""
    text, sentence = page.facts.article.text, page.facts.sentences[claim.sentence]
    end = page.facts.quantities[claim.quantity or 0].end
    found = None
    if _AT.search(text, max(sentence.start, claim.start - _BEFORE), claim.start):
        found = _THE.match(text, end, sentence.end)
    elif "-" in claim.text:
        found = _SIZED.match(text, end, sentence.end)
    found = found or _IS.search(text, max(sentence.start, claim.start - _BEFORE), claim.start)
    return found["thing"] if found and found["thing"] not in listed("claim_words", "functions") else None


def _priced(page: Page, claim: Claim) -> str | None:
    """The thing that a sum is the price or the size of: "the £16m bridge", "the bridge cost £19m", "a fund of £3m"."""
    text, sentence = page.facts.article.text, page.facts.sentences[claim.sentence]
    of = _OF.search(text, max(sentence.start, claim.start - _BEFORE), claim.start)
    if of:
        return of["thing"]
    after = _THING.match(text, page.facts.quantities[claim.quantity or 0].end, sentence.end)
    return after["thing"] if after and after["thing"] not in listed("claim_words", "functions") else None


def _slip(first: Sheet, sheet: Sheet) -> Severity | None:
    """Is the same thing given in millions here and in billions there?"""
    same = first.claim.value and sheet.claim.value and is_slip(first, sheet)
    return "warning" if same and first.claim.sentence != sheet.claim.sentence else None


def _again(page: Page, before: Sequence[Sheet], sheet: Sheet) -> Severity | None:
    """How grave it is that a definite figure is another one than the only one before; None where it may be right."""
    first = before[0]
    if any(not other.interval.meets(first.interval) for other in before) or first.interval.meets(sheet.interval):
        return None
    if first.claim.sentence == sheet.claim.sentence or not _one_scope(first.claim, sheet.claim):
        return None
    if set(sheet.claim.modifiers) - {*first.claim.modifiers, *first.claim.context}:
        return None
    ratio = _ratio(first, sheet)
    limits = _limits(page, sheet.claim)
    if limits is None or ratio is None or _adds_up(page, first, sheet):
        return None
    words, bound = limits
    shared = words & (_words(page, first.claim) | _named(first)) or first.claim.measure in ("measure", "money")
    whole = page.facts.article.text[: sheet.claim.start].rstrip().lower().endswith(" all")
    hand = digits.slip(first.claim.value, sheet.claim.value)
    if shared or whole:
        return "error" if ratio <= _BARE or hand else "warning" if ratio <= _CLOSE else None
    return "warning" if not bound and ratio <= _BARE else None


def _one_scope(one: Claim, other: Claim) -> bool:
    """Have two claims the same limits? A length without a direction is the length or the height, not the width."""
    if one.scope == other.scope:
        return True
    open_side = one.measure == "measure" and not (one.scope and other.scope)
    return open_side and _ACROSS.isdisjoint({*one.scope, *other.scope})


def _words(page: Page, claim: Claim) -> set[str]:
    """The roots of the words of the sentence that a claim stands in."""
    sentence = page.facts.sentences[claim.sentence]
    return {root_of(word) for word in _WORD.findall(page.facts.article.text[sentence.start : sentence.end].lower())}


def _named(sheet: Sheet) -> set[str]:
    return {key for name in sheet.claim.names for key in name_keys(name)}


def _ratio(a: Sheet, b: Sheet) -> Decimal | None:
    one, other = a.claim.value, b.claim.value
    return max(one, other) / min(one, other) if one and other and one > 0 and other > 0 else None


def _limits(page: Page, claim: Claim) -> tuple[set[str], bool] | None:
    """The roots of the words that follow a noun phrase up to the verb, and whether they limit it; None where they tell
    of another time or of what is left."""
    found: set[str] = set()
    bound = False
    text = page.facts.article.text
    end = min(claim.end + _AFTER, page.facts.sentences[claim.sentence].end)
    for at, match in enumerate(_WORD.finditer(text, claim.end, end)):
        word = match.group().lower()
        if at == 0:
            bound = word in _BOUND or word.endswith(("ed", "ing", "en"))
        if not word[0].isalpha() or (word in listed("claim_words", "finite") and at and not bound):
            break
        if at == 0 and word in listed("claim_words", "finite"):
            break
        if word in listed("claim_words", "left_over") or word.endswith("day") or word.isdigit():
            return None
        if word in listed("claim_words", "finite") and found:
            break
        if len(word) > 3 and word not in listed("claim_words", "functions"):
            found.add(root_of(word))
    return found, bound


def _adds_up(page: Page, first: Sheet, last: Sheet) -> bool:
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
    ][:_FEW]
    gap = abs(one - other)
    sums: Iterable[Decimal] = (x + y for at, x in enumerate(others) for y in others[:at])
    return gap in others or gap in sums
