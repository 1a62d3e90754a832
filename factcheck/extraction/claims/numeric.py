"""One sentence with figures, read once for all of them: each figure's event, subject, limits, times and parties."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cached_property
from itertools import compress, pairwise
from operator import not_

import msgspec

from factcheck import patterns
from factcheck.extraction.claims import event, flags, holder, party, role, states
from factcheck.extraction.claims.words import Line, Trigger, roots, tokens, triggers, words_of
from factcheck.language.roots import listed, noun_sets, singular
from factcheck.model import Claim, Facts, Name, Quantity, within

_KINDS = frozenset({"number", "money", "percent", "measure", "duration", "age", "rate"})
_SURNAME = patterns.lazy(r"(?<![\w.,] )(?<![A-Z][a-z] )\b([A-Z][a-z]+(?:[-’'][A-Z][a-z]+)?), $")
_COUNTED = ("number", "age", "rate")
_ANCHOR = patterns.lazy(
    r"(?: \([^()]{1,30}\))?(?: away)?(?: (?:due )?(?:north|south|east|west|off|out|outside|inland|downstream|upstream)"
    r"(?:[- ]?(?:north|south)?-?(?:east|west)(?:ern)?)?)?(?: (?:of|from)|(?<=off)|(?<=outside)) (?:the )?",
    re.I,
)
_CROWD = patterns.lazy(r"\b(?:audience|crowd|gathering|congregation|turnout|attendance) of (?:about |some )?$")
_DETERMINER = 5
_NEAR = 5
_ASIDE = 9
_BEFORE = 8
_AFTER = 14
_MAGNITUDE = patterns.lazy(
    r"(?<![\d.])(?P<a>[1-9]\.\d)(?=[ -]{0,2}(?:magnitude|on the (?:open-ended )?Richter))"
    r"|\bmagnitude(?:[ -]| of (?:about |around )?|, at )(?P<b>[1-9]\.\d)(?!\.?\d)"
    r"|(?:quake|tremor|temblor|shock),? (?:which |that )?(?:measur(?:ed|ing)|register(?:ed|ing)) (?:about |around )?"
    r"(?P<c>[1-9]\.\d)(?!\.?\d| ?(?:m|km|miles|metres|feet)\b)",
    re.I,
)

MAGNITUDES = ("magnitude", "richter", "quake", "tremor", "temblor", "shock")
"""One of these, in small letters, is in every sentence that states a magnitude."""


def magnitudes(text: str, start: int, end: int) -> list[re.Match[str]]:
    """Where ``text[start:end]`` states the magnitude of an earthquake ("a 5.9-magnitude quake")."""
    return list(_MAGNITUDE.finditer(text, start, end))


class Reader:
    """A sentence of an article; ``inside`` are the indexes of its quantities, ``line`` its tokens with its names,
    ``voices`` who says what, and ``carried`` the times of the sentence before, which "it" and "that" carry
    on; ``main`` is the person whom the article is about, ``magnitudes`` where those of earthquakes stand."""

    def __init__(
        self,
        facts: Facts,
        index: int,
        inside: Sequence[int],
        line: Line,
        voices: party.Voices,
        carried: tuple[str, ...],
        main: party.Main = party.NOBODY,
        magnitudes: Sequence[re.Match[str]] = (),
    ) -> None:
        self.magnitudes = magnitudes
        self.main = main
        self.facts, self.index, self.inside, self.voices = facts, index, inside, voices
        self.sentence = facts.sentences[index]
        self.text = facts.article.text
        self.line, self.words = line, line.tokens
        self.names = line.names
        self.dates = within(facts.dates, self.sentence.start, self.sentence.end)
        self.triggers = triggers(line.lowers)
        self.times = flags.named(line.times, self.dates)
        carrier = bool(self.words) and self.words[0].lower in listed("claim_words", "carriers")
        self.carried = carried if carrier and not self.times else ()
        self.times = self.times or self.carried

    def claims(self) -> list[Claim]:
        """The claims of the sentence, in order."""
        found = list(self._magnitudes())
        taken = {claim.start for claim in found}
        spans = {}
        for at in self.inside:
            quantity = self.facts.quantities[at]
            spans[at] = self._phrase(quantity)
        figures = {spans[at][0] for at in self.inside if self.facts.quantities[at].kind != "ordinal"}
        for at in self.inside:
            quantity = self.facts.quantities[at]
            again = any(quantity.start <= start < quantity.end for start in taken)
            if quantity.kind in _KINDS and not again and not self._torn(quantity, spans[at][0]):
                found.append(self._claim(at, quantity, *spans[at], figures))
        return found

    def _torn(self, quantity: Quantity, first: int) -> bool:
        """Is a figure a piece of something else: the 2 of "4 1 / 2", the $200 of "$200MM", the 10 of "the top 10",
        the 19 of "nineteen fifties"?"""
        if self.text[quantity.end : quantity.end + 1].isalnum():
            return True
        if self.text[max(0, quantity.start - 3) : quantity.start].rstrip().endswith("/"):
            return True
        if quantity.noun and singular(quantity.noun) in listed("claim_words", "decades"):
            return True
        label = first > 0 and self.words[first - 1].lower in listed("claim_words", "labels")
        return label and quantity.kind == "number" and quantity.noun is None

    def _magnitudes(self) -> Iterable[Claim]:
        for match in self.magnitudes:
            group = match.lastgroup or "a"
            start, end = match.span(group)
            first, last = self._range(start, end)
            read = [at for at in self.inside if self.facts.quantities[at].start == start]
            figure = Quantity(start, end, self.text[start:end], "number", Decimal(match.group(group)), None, None)
            yield Claim(
                start,
                end,
                figure.text,
                self.index,
                subject="earthquake",
                measure="magnitude",
                value=figure.value,
                quantity=read[0] if read else None,
                flags=flags.flags(self.plain, first, last, figure, None),
                speaker=self.voices.speaker(start, end),
                names=self._places,
                context=self.context,
                near=self._beside(figure, first, last),
                times=self._times(first, set()),
            )

    def _claim(self, at: int, quantity: Quantity, first: int, last: int, figures: set[int]) -> Claim:
        age, person, inferred = self._aged(quantity, first)
        trigger = event.attach(self.words, self.triggers, first, last, figures - {first})
        if trigger and quantity.kind not in _COUNTED and trigger.event in listed("claim_words", "casualty"):
            trigger = None
        trigger = event.of_noun(quantity, trigger)
        if quantity.kind == "money":
            trigger = event.of_money(self.words, self.triggers, trigger, first, last)
            if trigger and trigger.event == "lose":
                trigger = msgspec.structs.replace(trigger, event="lose-money")
        modifiers, scope = self._limits(quantity, last)
        start, end = quantity.start, max(quantity.end, self.words[last - 1].end if last > first else 0)
        return Claim(
            start,
            end,
            self.text[start:end],
            self.index,
            subject=role.aged(self.words, first, last) if age else self._subject(quantity, trigger),
            event=trigger.event if trigger else None,
            measure="age" if age else quantity.kind,
            scope=scope,
            value=quantity.value,
            unit=quantity.unit,
            party=self._person(person, quantity) if age else self._party(first, figures, trigger),
            counterpart=None if age else self._anchor(quantity) or self._object(first, trigger),
            first=self._day(0),
            last=self._day(1),
            speaker=self.voices.speaker(start, end),
            quantity=at,
            flags=(
                *self._limited(first, last, quantity, trigger),
                *(("inferred",) if inferred else ()),
                *(self._role(person, quantity, first, last, trigger) if age else ()),
            ),
            modifiers=modifiers,
            names=self._places if trigger and trigger.event in listed("claim_words", "casualty") else self.parties,
            context=self.context,
            near=self._beside(quantity, first, last),
            times=self._dated(first, last) if age else self._times(first, figures),
        )

    def _aged(self, quantity: Quantity, first: int) -> tuple[bool, Name | None, bool]:
        """Is a figure an age, the person whose age it is, and whether only the context tells whose."""
        age = quantity.kind == "age"
        if not age and (quantity.noun is not None or quantity.hedge):
            return False, None, False  # no bare figure
        if age and holder.fronted(self.text, quantity, self.sentence.start):
            ahead = self._holder(quantity)
            # "died in Leeds, Yorkshire, at the age of 91, her agent said": no clause of somebody of 91 follows.
            if ahead is not None or not party.at_death(self.text, quantity, self.sentence.start):
                return True, ahead, False
        person = party.person_of_age(self.text, quantity, self.names)
        if person is not None:
            return age or party.bare_age(self.text, quantity, person), person, False
        earlier = self.facts.sentences[max(0, self.index - 1)]
        told = (earlier.start, earlier.end)
        person, plain = party.person_by_context(
            self.text, quantity, self.names, self.sentence.start, self._before, self.main.name, told
        )
        inferred = person is not None and not plain and (person is not self.main.name or not self.main.alone)
        if age and person is None:
            return True, self._holder(quantity), False
        age = age or person is not None or role.headline_age(self.words, quantity, first, self.text)
        return age or party.at_death(self.text, quantity, self.sentence.start), person, inferred

    def _holder(self, age: Quantity) -> Name | None:
        said = self.voices.speaker(age.start, age.end)
        speaker = next((name for name in self.facts.names if name.canonical == said), None) if said else None
        return holder.by_clause(self.text, age, self.names, self._before, self.sentence.start, self.main, speaker)

    def _limited(self, first: int, last: int, quantity: Quantity, trigger: Trigger | None) -> tuple[str, ...]:
        found = flags.flags(self.plain, first, last, quantity, trigger)
        if self.carried:
            found = tuple(sorted({*found, "carried"}))
        # "Council to cut 200 jobs": the infinitive of a headline is a plan.
        if self.sentence.kind == "headline" and "to" in self.plain.lowers[max(0, first - 3) : first]:
            return tuple(sorted({*found, "target"}))
        return found

    @cached_property
    def _before(self) -> Sequence[Name]:
        """The names of the sentence before."""
        if not self.index:
            return ()
        sentence = self.facts.sentences[self.index - 1]
        return within(self.facts.names, sentence.start, sentence.end)

    @cached_property
    def parties(self) -> tuple[str, ...]:
        """The canonical names of the sentence, without those who say it; the places of a source ("the governor of
        Orsk", "Iran's television") are places of what it says."""
        return tuple(
            dict.fromkeys(
                name.canonical
                for name in self.names
                if name.kind in ("place", "other") or self._owner(name) or not self.voices.is_source(name)
            )
        )

    def _owner(self, name: Name) -> bool:
        return self.text[name.end : name.end + 2] in ("'s", "’s")

    @cached_property
    def _places(self) -> tuple[str, ...]:
        """The names that may tell where something happened: no persons, and for who measured it no organisations."""
        kinds = {name.canonical: name.kind for name in self.names}
        return tuple(name for name in self.parties if kinds[name] in ("place", "other"))

    @cached_property
    def plain(self) -> flags.Plain:
        """The words in which the limits of figures are looked for."""
        lowers = self.line.lowers
        if self.names:
            lowers = ["" if name else lower for name, lower in zip(self.line.called, lowers, strict=True)]
        return flags.Plain(lowers, self.line.texts)

    @cached_property
    def context(self) -> tuple[str, ...]:
        """The roots of the content words."""
        return roots(compress(self.line.texts, map(not_, self.line.called)))

    def _range(self, start: int, end: int) -> tuple[int, int]:
        first = bisect_right(self.line.ends, start)
        return first, max(bisect_left(self.line.starts, end, first), first)

    def _phrase(self, quantity: Quantity) -> tuple[int, int]:
        """The tokens of the figure and the noun counted, up to the first "and"."""
        first, last = self._range(quantity.start, max(quantity.end, quantity.counted_end))
        after = self._range(quantity.start, quantity.end)[1]
        return first, next((at for at in range(after, last) if self.words[at].lower in ("and", "or", ",")), last)

    def _beside(self, quantity: Quantity, first: int, last: int) -> tuple[str, ...]:
        low = max(0, first - _NEAR)
        beside = zip(self.words[low : last + _NEAR], self.line.called[low : last + _NEAR], strict=True)
        start, end = quantity.start, quantity.end
        return roots([word.text for word, name in beside if not name and (word.start >= end or word.end <= start)])

    def _times(self, first: int, figures: set[int]) -> tuple[str, ...]:
        """The times that hold for a figure: those before it, and those after it up to the next figure."""
        stop = min((figure for figure in figures if figure > first), default=len(self.words))
        end = self.words[stop].start if stop < len(self.words) else self.sentence.end
        dates = [date for date in self.dates if date.start < end]
        return flags.times(self.words[:stop], dates) or self.carried

    def _dated(self, first: int, last: int) -> tuple[str, ...]:
        """The times beside an age: "in 1998, aged 71"; the sentence's others are those of other things, and so is that
        since which somebody has done something."""
        near = self.words[max(0, first - _BEFORE) : last + _AFTER]
        dated = [word for before, word in pairwise(near) if before.lower in ("in", "of")]
        return flags.times(dated, ())

    def _party(self, first: int, figures: set[int], trigger: Trigger | None) -> str | None:
        """Who did it: the name or noun before the event word; without one before the figure, the last name before it,
        with no other figure between."""
        if first >= len(self.words):
            return None
        if trigger and trigger.last <= first:
            at, helpers = trigger.first - 1, listed("claim_words", "helpers")
            while at >= 0 and (self.words[at].lower in helpers or self.words[at].lower.endswith("ly")):
                at -= 1
            if at > 0 and self.words[at].lower == ",":
                # Back over what stands between commas: "Ann Roe, it is thought, has offered".
                at = next((i - 1 for i in range(at - 1, max(at - _ASIDE, 0), -1) if self.words[i].lower == ","), at)
            if at < 0 or not self.words[at].text[:1].isalpha():
                return None
            named = [name for name in self.names if name.start <= self.words[at].start < name.end]
            word = self.words[at].lower
            small = word in listed("claim_words", "functions") or word in ("a", "an") or word.endswith("day")
            return named[0].canonical if named else None if small else word
        floor = max((self.words[figure].end for figure in figures if figure < first), default=-1)
        before = [name for name in self.names if floor <= name.start and name.end <= self.words[first].start]
        return before[-1].canonical if before else None

    def _object(self, first: int, trigger: Trigger | None) -> str | None:
        """The name that stands between the event word and the figure: "buy its rival Tallow for £3m"."""
        if trigger is None or trigger.last > first or first >= len(self.words):
            return None
        start, end = self.words[trigger.last - 1].end, self.words[first].start
        between = [name for name in self.names if start <= name.start and name.end <= end]
        return between[0].canonical if between else None

    def _anchor(self, quantity: Quantity) -> str | None:
        """The place from which a distance is counted: "150 miles (240 km) north-east of Aden"."""
        if quantity.kind != "measure":
            return None
        after = _ANCHOR.match(self.text, quantity.end, self.sentence.end)
        if after is None:
            return None
        return next((name.canonical for name in self.names if 0 <= name.start - after.end() < _DETERMINER), None)

    def _day(self, which: int) -> datetime.date | None:
        days = [(date.first, date.last) for date in self.dates if date.first and date.last]
        return days[0][which] if len(days) == 1 else None

    def _subject(self, quantity: Quantity, trigger: Trigger | None) -> str | None:
        """The counted noun, or the first noun of its synonyms; "people" where a casualty verb has no noun of use."""
        noun = singular(quantity.noun) if quantity.noun else None
        if noun is None and quantity.kind == "percent":
            return self._moved(quantity)
        if noun in listed("claim_words", "states"):
            noun = None
        if noun is None and quantity.kind == "number" and _CROWD.search(self.text, self.sentence.start, quantity.start):
            noun = "people"
        if trigger is not None and trigger.event in listed("claim_words", "casualty"):
            bare = noun is None and quantity.kind == "number"
            noun = "people" if bare or noun in listed("claim_words", "unnamed") else noun
        return noun_sets().get(noun, noun) if noun else None

    def _person(self, person: Name | None, quantity: Quantity) -> str | None:
        """Whose age it is: the name found, or a surname that is no name elsewhere ("Tate, 26, a linebacker")."""
        if person:
            return person.canonical
        bare = _SURNAME.search(self.text, max(self.sentence.start, quantity.start - 30), quantity.start)
        word = bare.group(1) if bare else None
        return word if word and word.lower() not in listed("noun_sets", "people") else None

    def _role(
        self, person: Name | None, quantity: Quantity, first: int, last: int, trigger: Trigger | None
    ) -> Iterable[str]:
        """What part the person of an age plays, and of which sex."""
        begin, end = first, last
        if person and self.sentence.start <= person.start < self.sentence.end:
            begin, end = self._range(min(person.start, quantity.start), max(person.end, quantity.end))
        noun = role.aged(self.words, first, last) if person is None else None
        found = role.role(self.words, begin, end, trigger), role.sex(self.words, last, noun, person)
        return filter(None, (*found, "taken up" if holder.taken_up(person, self.names, self.line.lowers) else None))

    def _moved(self, quantity: Quantity) -> str | None:
        """What rose or fell by this percentage ("rail fares in England rose 4.9 per cent")."""
        first, _ = self._range(quantity.start, quantity.end)
        at = first - 1
        while at > 0 and self.words[at].lower in ("by", "about", "around", "nearly", "almost", "just", "some"):
            at -= 1
        if at < 1 or states.axis_of(self.words[at].lower) != "motion":
            return None
        while at > 1 and states.is_helper(self.words[at - 1].lower):
            at -= 1
        return states.subject_before(self.line, at - 1)

    def _limits(self, quantity: Quantity, last: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The modifiers inside the counted phrase, and the scope words among them and right after it."""
        inner: list[str] = []
        if quantity.counted_start >= 0:
            counted = tokens(self.text[quantity.counted_start : quantity.counted_end], quantity.counted_start)
            heads = (i for i, word in enumerate(counted) if quantity.noun in (word.lower, singular(word.lower)))
            head = next(heads, len(counted) - 1)
            inner = [word.lower for word in counted[: max(head, 0)] if word.text[:1].isalpha()]
        scopes = words_of("words")
        scope = {word for word in inner if word in scopes}
        wide = listed("scope_words", "after") | listed("scope_words", "dimension")
        scope |= {word.lower for word in self.words[last : last + 2] if word.lower in wide}
        follow = [word for word in self.words[last : last + 2] if word.text.isalpha() and word.text.islower()]
        if quantity.kind == "number" and len(follow) == 2 and follow[0].lower in ("and", "or"):
            events = {self.words[trigger.first].lower for trigger in self.triggers}
            small = listed("claim_words", "functions") | {"a", "an"}
            if follow[1].lower not in events | small and not follow[1].lower.endswith(("ing", "ed")):
                scope.add(f"and {singular(follow[1].lower)}")
        return tuple(sorted(word for word in set(inner) - scopes)), tuple(sorted(scope))
