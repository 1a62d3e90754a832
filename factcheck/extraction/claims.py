"""Claims: what an article states, as filled slots that can be compared with other articles'."""

from __future__ import annotations

from factcheck.extraction import claims_dated, claims_flow, claims_party, claims_states
from factcheck.extraction.claims_sentence import Reader
from factcheck.extraction.claims_words import tokens
from factcheck.model import Claim, Facts, within

# A "sentence" of more figures than this is a table that lost its rows; comparing its cells would be guessing, and slow.
_TABLE = 60


def find(facts: Facts) -> tuple[Claim, ...]:
    """The claims of an article whose sentences, quantities, dates, names and attributions are in ``facts``: one for
    each figure that measures something, each net position and each dated event. Sorted; page furniture gives none.

    A numeric claim spans its figure and the noun counted, a net position the words that state it."""
    found: list[Claim] = []
    voices = claims_party.Voices(facts.attributions)
    quantities = facts.quantities
    main = claims_party.main_person(facts.names)
    position = 0
    carried: tuple[str, ...] = ()
    for index, sentence in enumerate(facts.sentences):
        while position < len(quantities) and quantities[position].start < sentence.start:
            position += 1
        inside = []
        while position < len(quantities) and quantities[position].start < sentence.end:
            inside.append(position)
            position += 1
        if sentence.kind == "boilerplate" or len(inside) > _TABLE:
            continue
        found.extend(claims_flow.find(facts, index, voices))
        found.extend(claims_flow.balances(facts, index, voices))
        found.extend(claims_dated.find(facts, index, voices))
        words = tokens(facts.article.text[sentence.start : sentence.end], sentence.start)
        names = within(facts.names, sentence.start, sentence.end)
        found.extend(claims_states.find(facts, index, words, names, voices))
        reader = (
            Reader(facts, index, inside, words, voices, carried, main)
            if inside or Reader.wanted(facts, index)
            else None
        )
        found.extend(reader.claims() if reader else ())
        carried = reader.times if reader else ()
    found.sort(key=lambda claim: (claim.start, claim.end))
    return tuple(found)
