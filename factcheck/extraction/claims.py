"""Claims: what an article states about figures, as filled slots that can be compared with other articles'."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from factcheck.extraction import claims_event, claims_flags, claims_party
from factcheck.extraction.claims_words import Token, Trigger, roots, tokens, triggers, words_of
from factcheck.language.roots import listed, noun_sets, singular
from factcheck.model import Claim, Facts, Name, Quantity, Sentence, within

_KINDS = frozenset({"number", "money", "percent", "measure", "duration", "age", "rate"})
_NEAR = 5


def find(facts: Facts) -> tuple[Claim, ...]:
    """The numeric claims of an article whose sentences, quantities, dates, names and attributions are in ``facts``.

    Sorted by offset. A claim spans its figure and the noun counted."""
    found: list[Claim] = []
    spoken = claims_party.sources(facts.attributions)
    position = 0
    before: tuple[str, ...] = ()
    quantities = facts.quantities
    for index, sentence in enumerate(facts.sentences):
        while position < len(quantities) and quantities[position].start < sentence.start:
            position += 1
        inside: list[int] = []
        at = position
        while at < len(quantities) and quantities[at].start < sentence.end:
            inside.append(at)
            at += 1
        if sentence.kind == "boilerplate":
            continue
        if not inside:
            before = ()
            continue
        reader = _Sentence(facts, sentence, index, inside, spoken, before)
        found.extend(reader.claims())
        before = reader.times
    return tuple(found)


class _Sentence:
    """One sentence with figures, read once for all of them."""

    def __init__(
        self,
        facts: Facts,
        sentence: Sentence,
        index: int,
        inside: Sequence[int],
        spoken: Sequence[tuple[int, int]],
        before: tuple[str, ...],
    ) -> None:
        self.facts, self.sentence, self.index, self.inside = facts, sentence, index, inside
        self.text = facts.article.text
        self.words = tokens(self.text[sentence.start : sentence.end], sentence.start)
        self.names: Sequence[Name] = within(facts.names, sentence.start, sentence.end)
        self.triggers = triggers(self.words)
        self.parties = tuple(
            dict.fromkeys(
                name.canonical
                for name in self.names
                if not any(start <= name.start and name.end <= end for start, end in spoken)
            )
        )
        # Words of names are no flags ("Relief Now", "New York").
        self.plain = [word._replace(lower="") if self._named(word) else word for word in self.words]
        self.context = roots([word for word in self.words if not self._named(word)])
        self.times = claims_flags.times(self.words, within(facts.dates, sentence.start, sentence.end))
        if not self.times and self.words and self.words[0].lower in listed("claim_words", "carriers"):
            self.times = before

    def _named(self, word: Token) -> bool:
        return any(name.start <= word.start < name.end for name in self.names)

    def _range(self, start: int, end: int) -> tuple[int, int]:
        first = next((i for i, word in enumerate(self.words) if word.end > start), len(self.words))
        last = next((i for i in range(first, len(self.words)) if self.words[i].start >= end), len(self.words))
        return first, max(last, first)

    def claims(self) -> list[Claim]:
        """The claims of the sentence, in order."""
        spans = {}
        figures: set[int] = set()
        for at in self.inside:
            quantity = self.facts.quantities[at]
            end = max(quantity.end, quantity.counted_end)
            spans[at] = self._range(min(quantity.start, quantity.start), end)
            figures.add(spans[at][0])
        return [claim for at in self.inside if (claim := self._claim(at, spans[at], figures)) is not None]

    def _claim(self, at: int, span: tuple[int, int], figures: set[int]) -> Claim | None:
        quantity = self.facts.quantities[at]
        if quantity.kind not in _KINDS:
            return None
        first, last = span
        person = claims_party.person_of_age(self.text, quantity, self.names)
        age = quantity.kind == "age" or claims_party.bare_age(self.text, quantity, person)
        trigger = claims_event.attach(self.words, self.triggers, first, last, figures - {first})
        if quantity.kind == "money":
            trigger = claims_event.of_money(self.words, self.triggers, trigger, first, last)
        measure, subject = self._measured(quantity, first, last, trigger, age)
        modifiers, scope = self._limits(quantity, last, trigger)
        start, end = quantity.start, max(quantity.end, quantity.counted_end)
        return Claim(
            start,
            end,
            self.text[start:end],
            self.index,
            subject=subject,
            event=trigger.event if trigger and not age and measure != "magnitude" else None,
            measure=measure,
            scope=scope,
            value=quantity.value,
            unit=quantity.unit,
            party=person.canonical if person and age else None,
            first=self._day(0),
            last=self._day(1),
            speaker=claims_party.speaker(self.facts.attributions, start, end),
            quantity=at,
            flags=claims_flags.flags(self.plain, first, last, quantity, trigger),
            modifiers=modifiers,
            names=self.parties,
            context=self.context,
            near=roots(
                [
                    w
                    for w in (*self.words[max(0, first - _NEAR) : first], *self.words[last : last + _NEAR])
                    if not self._named(w)
                ]
            ),
            times=self.times,
        )

    def _day(self, which: int) -> datetime.date | None:
        days = [
            (d.first, d.last)
            for d in within(self.facts.dates, self.sentence.start, self.sentence.end)
            if d.first and d.last
        ]
        return days[0][which] if len(days) == 1 else None

    def _measured(
        self, quantity: Quantity, first: int, last: int, trigger: Trigger | None, age: bool
    ) -> tuple[str, str | None]:
        """What is measured (``measure``) and of what (``subject``)."""
        if age:
            return "age", None
        beside = {word.lower for word in self.words[max(0, first - 4) : last + 3]}
        joined = self.text[max(self.sentence.start, quantity.start - 12) : quantity.end + 12].lower()
        if (
            (beside & {"magnitude", "richter", "magnitude-"} or "magnitude" in joined)
            and quantity.value
            and 0 < quantity.value < 10
        ):
            return "magnitude", "earthquake"
        noun = singular(quantity.noun) if quantity.noun else None
        if noun and noun in listed("claim_words", "states"):
            noun = None
        casualty = trigger is not None and trigger.event in listed("claim_words", "casualty")
        if casualty and (noun in listed("claim_words", "unnamed") or (noun is None and quantity.kind == "number")):
            noun = "people"
        return quantity.kind, noun_sets().get(noun, noun) if noun else None

    def _limits(
        self, quantity: Quantity, last: int, trigger: Trigger | None
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The modifiers inside the counted phrase, and the scope words among them and right after it."""
        if quantity.counted_start >= 0:
            counted = tokens(self.text[quantity.counted_start : quantity.counted_end], quantity.counted_start)
        else:
            counted = []
        head = next(
            (i for i, word in enumerate(counted) if singular(word.lower) == (quantity.noun or "")), len(counted) - 1
        )
        scopes = words_of("words")
        inner = [word.lower for word in counted[: max(head, 0)] if word.text[:1].isalpha()]
        scope = {word for word in inner if word in scopes}
        modifiers = {word for word in inner if word not in scopes}
        follow = self.words[last : last + 2]
        if (
            len(follow) == 2
            and follow[0].lower in ("and", "or")
            and follow[1].text.islower()
            and follow[1].text.isalpha()
        ):
            events = {self.words[t.first].lower for t in self.triggers}
            if follow[1].lower not in events and not follow[1].lower.endswith(("ing", "ed")):
                scope.add(f"and {singular(follow[1].lower)}")
        return tuple(sorted(modifiers)), tuple(sorted(scope))
