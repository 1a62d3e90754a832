"""An age that an article gives again: "a two-year-old elephant calf" and, in the caption, "the four-year-old calf"; "a
man of 34 was remanded", whose name the next sentence gives, and later "Furse, who is 43"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import takewhile

from factcheck import patterns
from factcheck.comparison.sheets import Page, Sheet, loose
from factcheck.language.roots import listed, root_of, singular
from factcheck.model import Severity

_TWO = 2
_ARTICLE = 3
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
