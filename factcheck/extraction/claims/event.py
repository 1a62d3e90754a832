"""Which event word a figure belongs to: the verb class of a counted thing, a sum or a length."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from factcheck.extraction.claims.words import Token, Trigger
from factcheck.language.lexicon import load
from factcheck.language.roots import listed, singular
from factcheck.model import Quantity

_FAR = 9


def attach(
    words: Sequence[Token], found: Sequence[Trigger], first: int, last: int, figures: set[int]
) -> Trigger | None:
    """The trigger that the noun phrase ``words[first:last]`` belongs to: the one that costs least to reach.

    A participle right after the phrase ("two people were killed") and a verb directly before it ("killed two people")
    cost nothing; words between cost one, a comma three, "and" two, another figure (``figures``: token indexes) and the
    border of a clause more. None where nothing lies within nine words."""
    best: tuple[float, int, Trigger] | None = None
    for order, trigger in enumerate(found):
        inside = 0.0
        if trigger.first >= last:
            # "the nine miners who died": the relative pronoun ties, it does not cut.
            begin = last + (last < len(words) and words[last].lower in ("who", "that", "which"))
            between, after = range(begin, trigger.first), True
        elif trigger.last <= first:
            if trigger.lemma in ("die", "perish"):
                # "died" has no object: what follows "and" belongs to another verb.
                continue
            between, after = range(trigger.last, first), False
        elif trigger.event in listed("claim_words", "casualty"):
            # "treated 25 wounded people": the verb right beside the phrase goes before the participle inside it.
            between, after = range(0), False
            inside = 0.6
        else:
            continue
        cost = inside + sum(_cost(words, at, figures) for at in between) - (0.5 if after else 0)
        if cost <= _FAR and (best is None or cost < best[0]):
            best = (cost, order, trigger)
    return best[2] if best else None


def _cost(words: Sequence[Token], at: int, figures: set[int]) -> float:
    token = words[at]
    if at in figures:
        return 6
    if token.lower in listed("claim_words", "light"):
        return 0.1
    if token.lower == ",":
        return 3
    if token.lower in ("and", "or"):
        return 2
    if token.lower in (";", ":", "(", ")", "—", "–", "-"):
        return 4
    return 5 if token.lower in listed("claim_words", "cuts") else 1


def of_noun(quantity: Quantity, nearest: Trigger | None) -> Trigger | None:
    """For counts: what happened as the noun counted tells it ("made 41 arrests"), whatever the verb."""
    noun = singular(quantity.noun) if quantity.kind == "number" and quantity.noun else ""
    if (
        nearest is None
        or nearest.event in listed("claim_words", "casualty")
        or noun not in listed("claim_words", "unnamed")
    ):
        return nearest
    name = load("event_verbs").forms.get(noun, ("", ""))[1]
    return msgspec.structs.replace(nearest, event=name) if name in listed("claim_words", "casualty") else nearest


def of_money(
    words: Sequence[Token], found: Sequence[Trigger], nearest: Trigger | None, first: int, last: int
) -> Trigger | None:
    """For sums: what happened to the money or the thing (stolen, bought, fined) goes before "worth", "valued at"
    and any word that is not about money."""
    about = listed("claim_words", "of_money")
    if nearest and nearest.event in about:
        return nearest
    others = [
        trigger
        for trigger in found
        if trigger.event in about
        and not any(words[at].lower in (";", "but", "while") for at in range(*sorted((trigger.first, first))))
    ]
    if not others:
        return nearest
    return min(others, key=lambda trigger: (abs(trigger.first - first), trigger.first))
