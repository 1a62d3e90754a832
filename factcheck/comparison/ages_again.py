"""An age that an article gives again: "a two-year-old elephant calf" and, in the caption, "the four-year-old calf"; "a
man of 34 was remanded", whose name the next sentence gives, and later "Furse, who is 43"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import takewhile

from factcheck import patterns
from factcheck.comparison import digits
from factcheck.comparison.sheets import Page, Sheet, loose
from factcheck.language.lexicon import load
from factcheck.language.roots import listed, personal, root_of, singular
from factcheck.model import Severity

_TWO = 2
_ARTICLE, _BEFORE = 3, 6
_LETTERS = patterns.lazy(r"[a-z-]+")
_OLD = patterns.lazy(r"[\w-]+?[- ]years?[- ]old(?P<words>(?: [a-z-]+){0,3})")
_NEW_PERSON = patterns.lazy(
    r"\b(?:an?|another|one|second|other|two|three|his|her|their|its|fellow|of|by) (?:[a-z-]+ ){0,2}?"
    r"[a-z]*(?:man|men|woman|women|boy|girl|person|people|er|or|ist|ian|ant|ent|pupil|pilot|nurse|suspect|victim|child"
    r"|children|captain|friend|guest|guide|cyclist|toddler|baby)s?\b"
)
_APART = 12
"""Ages further apart are those of two persons, unless they are slips of the hand."""
_TRADES = ("er", "or", "ist", "ian", "ant", "ent", "man", "woman", "star", "pilot", "nurse", "captain", "native")
_PHRASE = patterns.lazy(r"(?: [a-z]{3,}){1,3}")


def pairs(page: Page) -> Iterator[tuple[Sheet, Sheet, Severity]]:
    """The pairs (earlier, later) of ages: "a two-year-old elephant calf" and "the four-year-old calf"."""
    seen: dict[str, list[Sheet]] = defaultdict(list)
    for claim in page.facts.claims:
        if claim.measure != "age" or "-" not in claim.text or claim.party:
            continue
        sheet = loose(page, claim)
        words = _PHRASE.match(page.facts.article.text, claim.end)
        if sheet is None or not words:
            continue
        nouns = list(takewhile(lambda word: word not in listed("claim_words", "functions"), words.group().split()))
        if "definite" in claim.flags and nouns:
            before = seen[singular(nouns[0])]
            values = {other.claim.value for other in before}
            if len(values) == 1 and claim.value not in values and before[0].claim.sentence != claim.sentence:
                yield before[0], sheet, "warning" if singular(nouns[0]) in listed("noun_sets", "people") else "error"
        for noun in nouns:
            seen[singular(noun)].append(sheet)


def taken_up(page: Page) -> Iterator[tuple[Sheet, Sheet, Severity]]:
    """The age of the only person that an article names, and the other one that it gives: "the 31-year-old diver"."""
    found = [claim for claim in page.facts.claims if claim.measure == "age"]
    if len(found) != _TWO or not found[0].party or found[0].value == found[1].value:
        return
    first, second = found
    if second.party not in (None, first.party) or (second.party and "inferred" not in second.flags):
        return
    here = page.facts.sentences[second.sentence]
    between = page.lower[first.end : here.end]
    if here.kind in ("headline", "subhead", "caption") or first.sentence >= second.sentence:
        return
    flags = {*first.flags, *second.flags}
    if flags & {"then", "negated", "relative"} or {"male", "female"} <= flags or {*second.times}:
        return
    persons = {name.canonical for name in page.facts.names if name.kind == "person"}
    strangers = {*_LETTERS.findall(between)} & (listed("claim_words", "kin") | listed("person_roles", "dock"))
    if persons != {first.party} or strangers or _NEW_PERSON.search(between):
        return
    thing = _OLD.match(page.lower, second.start)
    before = page.lower[max(0, second.start - _BEFORE) : second.start]
    if (
        not before.endswith("the ")
        or before.endswith(", the ")
        or thing is None
        or not _of_a_person(thing["words"].split())
    ):
        return
    years = abs((first.value or Decimal(0)) - (second.value or Decimal(0)))
    if years > _APART and not digits.swapped(first.value, second.value):
        return
    sheets = [loose(page, claim) for claim in found]
    if sheets[0] is not None and sheets[1] is not None and not sheets[0].interval.meets(sheets[1].interval):
        yield sheets[0], sheets[1], "error"


def _of_a_person(words: list[str]) -> bool:
    """Do the words behind "year-old" name somebody, or nothing at all?"""
    small = load("function_words").forms
    nouns = list(takewhile(lambda word: word not in small and not word.endswith("ed"), words))
    return not nouns or (
        any(personal(singular(noun)) or noun.endswith(_TRADES) for noun in nouns)
        and not any(noun in listed("person_roles", "no_persons") for noun in nouns)
    )


def named(page: Page) -> Iterator[tuple[Sheet, Sheet, Severity]]:
    """The age of the accused in the first sentence, and that of the person with whom the second begins and who stands
    in the dock there, if an article gives these two ages only."""
    found = [claim for claim in page.facts.claims if claim.measure == "age"]
    if len(found) != _TWO or found[0].party or not found[1].party:
        return
    dock = listed("person_roles", "dock")
    opens = found[0].start - page.facts.sentences[found[0].sentence].start <= _ARTICLE
    if not opens or {*map(root_of, listed("person_roles", "tried"))}.isdisjoint(found[0].near):
        return
    body = [i for i, s in enumerate(page.facts.sentences) if s.kind not in ("headline", "subhead", "caption")]
    person, sexes = found[1].party, {"male", "female"} & {*found[0].flags, *found[1].flags}
    if len(body) < _TWO or found[0].sentence != body[0] or found[0].value == found[1].value or len(sexes) > 1:
        return
    second = page.facts.sentences[body[1]]
    first = next((name for name in page.facts.names if name.canonical == person), None)
    words = {*page.article.text[second.start : second.end].lower().replace(",", " ").rstrip(".").split()}
    if first is None or first.start != second.start or dock.isdisjoint(words):
        return
    sheets = [loose(page, claim) for claim in found]
    if sheets[0] is not None and sheets[1] is not None:
        yield sheets[0], sheets[1], "error"
