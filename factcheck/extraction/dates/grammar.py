"""The rule machine: cascaded patterns over the categories of a run, each reducing what it matches to larger tokens.

A finite-state cascade in the manner of FASTUS (Hobbs et al. 1997): every rule is a regular expression over one
character a token, so that a run is parsed by a few dozen searches in a string of some ten characters.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable

import msgspec

from factcheck import patterns
from factcheck.extraction.dates.moment import Moment
from factcheck.extraction.dates.tokens import Token


class Reading(msgspec.Struct):
    """What the rules may know besides the run: the text, the publication date, the order of numeric dates, the
    country of the locale, the date read last (for "the following day"), the last one with its month printed (for "the
    31st of that month"), whether the text counts in rupees, once that
    has been asked, and whether the text is nothing but a date (``alone``: a field of a form, a cell of a table)."""

    text: str
    published: datetime.date | None
    day_first: Callable[[], bool | None]
    region: str | None = None
    antecedent: Moment | None = None
    antecedent_end: int = 0
    month: Moment | None = None
    month_end: int = 0
    counts: dict[int, list[int]] | None = None
    alone: bool = False
    indian: bool | None = None

    def told_before(self, at: int) -> Moment | None:
        """The date right before ``at``, where its year is known without the date of publication."""
        base = self.antecedent
        if base is None or base.first is None or base.last is None or at - self.antecedent_end > _NEAR_BY:
            return None
        return base if base.year is not None or not base.relative else None

    def is_counted(self, number: int, at: int) -> bool:
        """Does the text count so many of something elsewhere than at ``at`` ("the 27 members")?"""
        if self.counts is None:
            self.counts = {}
            for found in _COUNT.finditer(self.text):
                self.counts.setdefault(int(found.group(1)), []).append(found.start())
        places = self.counts.get(number, ())
        return len(places) > 1 or (len(places) == 1 and places[0] != at)


_NEAR_BY = 160
_COUNT = patterns.lazy(r"(?<![\w.,])(\d{1,2})[ -][a-z]")


class Match:
    """A rule's view of its match: tokens by group name."""

    __slots__ = ("found", "reading", "tokens")

    def __init__(self, reading: Reading, tokens: list[Token], found: re.Match[str]) -> None:
        self.reading, self.tokens, self.found = reading, tokens, found

    def token(self, name: str) -> Token | None:
        """The first token of the group, None where the group took no part or the pattern has no such group."""
        if name not in self.found.re.groupindex:
            return None
        at = self.found.start(name)
        return self.tokens[at] if at >= 0 and self.found.end(name) > at else None

    def value(self, name: str) -> object:
        """The value of the group's first token."""
        token = self.token(name)
        return None if token is None else token.value

    def number(self, name: str) -> int | None:
        """The value of the group's first token where it is a whole number."""
        value = self.value(name)
        return value if isinstance(value, int) else None

    def moment(self, name: str) -> Moment:
        """The moment of the group's first token; the group must have matched a temporal token."""
        token = self.token(name)
        if token is None or not isinstance(token.value, Moment):
            raise LookupError(name)
        return token.value

    def word(self, name: str) -> str:
        """The printed words of the group in lower case, "" where it took no part."""
        low, high = self.found.span(name) if name in self.found.re.groupindex else (-1, -1)
        return self.reading.text[self.tokens[low].start : self.tokens[high - 1].end].lower() if high > low >= 0 else ""

    def build(self, category: str, value: object, first: int | None = None, last: int | None = None) -> Token:
        """A token over the whole match, or from token ``first`` to token ``last`` (indices in the run)."""
        low = self.found.start() if first is None else first
        high = self.found.end() - 1 if last is None else last
        return Token(category, self.tokens[low].start, self.tokens[high].end, value)


Action = Callable[[Match], "Token | list[Token] | None"]


class Rule(msgspec.Struct):
    """``needs``: characters of which at least one must be in the run for the pattern to be tried; ``also``: those that
    must all be there."""

    pattern: re.Pattern[str]
    needs: str
    action: Action
    also: str = ""

    def found(self, string: str) -> bool:
        """Is the pattern found in a string of categories?"""
        for need in self.needs:
            if need in string:
                for other in self.also:
                    if other not in string:
                        return False
                return self.pattern.search(string) is not None
        return False


# So that no archive fills the memory.
_MOST = 20_000


class Cascade:
    """An ordered set of rules, at first those of other cascades; register with :meth:`rule`, run with :meth:`reduce`.

    Whether a rule's pattern is found depends on the categories of a run alone, and most runs of the news look alike:
    which rule is the next one for a string is remembered."""

    def __init__(self, *parts: Cascade) -> None:
        self.rules: list[Rule] = [rule for part in parts for rule in part.rules]
        self._known: dict[tuple[int, str], int] = {}

    def rule(self, pattern: str, needs: str, also: str = "") -> Callable[[Action], Action]:
        """Register the decorated action for ``pattern``; spaces in the pattern are for the reader."""

        def register(action: Action) -> Action:
            self.rules.append(Rule(patterns.lazy(pattern.replace(" ", "")), needs, action, also))
            return action

        return register

    def reduce(self, tokens: list[Token], reading: Reading) -> list[Token]:
        """Apply every rule in turn, each from left to right."""
        string = "".join([token.cat for token in tokens])
        number = -1
        while (number := self._next(number + 1, string)) < len(self.rules):
            rule = self.rules[number]
            at = 0
            while found := rule.pattern.search(string, at):
                made = rule.action(Match(reading, tokens, found))
                if made is None:
                    at = found.start() + 1
                    continue
                made = made if isinstance(made, list) else [made]
                low, high = found.span()
                tokens[low:high] = made
                string = string[:low] + "".join([token.cat for token in made]) + string[high:]
                at = low + len(made)
        return tokens

    def _next(self, first: int, string: str) -> int:
        """The first rule from ``first`` on that is found in a string of categories, by its number; the number of rules
        where none is."""
        key = first, string
        number = self._known.get(key)
        if number is None:
            if len(self._known) >= _MOST:
                self._known.clear()
            rest = range(first, len(self.rules))
            number = self._known[key] = next((at for at in rest if self.rules[at].found(string)), len(self.rules))
        return number
