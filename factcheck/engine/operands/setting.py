"""What stands around a figure: its clause, the words before and after it, when it held, what it is a figure of."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property
from itertools import pairwise
from operator import attrgetter

from factcheck.engine.operands.clauses import Token, clauses_of, finite, joints_and_verbs, plain, stem, tokens_of
from factcheck.engine.view import View
from factcheck.language.lexicon import load, table
from factcheck.model import Date, Quantity, Span

_ENDS = frozenset({"from", "to"})
_EACH = frozenset({"a", "an", "per", "each", "every"})
_COUNTED = 6
"""Tokens that what a figure counts may end after it."""
_PAUSES = frozenset(",)–—-")
_ASIDE = 8
"""Tokens of an aside that tells who says so, at most."""
_LED = frozenset("wpulr")
"""Classes of function words that open a clause or an aside, and no subject."""
_START = attrgetter("start")


_Parsed = tuple[list[Token], list[tuple[int, int]], frozenset[int]]
"""The tokens of a sentence, the first and last (exclusive) ones of each of its clauses, and where those begin that say
who says so."""


class Setting:
    """Where a figure stands. ``number`` is its sentence, ``clause`` the stretch between marks that holds it (first and
    last token), ``at`` its token. The rest is found when it is asked for, once for each figure of an article."""

    def __init__(self, text: str, number: int, parsed: _Parsed, at: int, clause: tuple[int, int]) -> None:
        self.number, self.at, self.clause = number, at, clause
        self.tokens, self._clauses, self._silent = parsed
        self._text = text

    def about(self, tokens: Sequence[Token]) -> tuple[frozenset[str], frozenset[str]]:
        """The words of some tokens of the sentence that say what they are about, by their stems, and those of them with
        capitals. Who says so is none of them."""
        return _content(self._text, tokens, self._silent)

    def printed(self, start: int, end: int) -> str:
        """Words of the article, by their offsets."""
        return self._text[start:end]

    @cached_property
    def _about(self) -> tuple[frozenset[str], frozenset[str]]:
        return _content(self._text, [*self.hanging, *_topic(self.tokens, *self.clause, self.at)], frozenset())

    @cached_property
    def hanging(self) -> Sequence[Token]:
        """The subject that a clause takes up again, if it begins with a verb: "wage bill" of "Its wage bill, which the
        board has cut, grew by 4 per cent"."""
        first = self.clause[0]
        small = load("function_words")
        if not first or self.tokens[first - 1].word not in _PAUSES:
            return ()
        opening = self.tokens[first].word
        aside = self.tokens[first - 1].word == "," and (small.class_of(opening) == "p" or opening in _when())
        if aside:
            # "Imports, at £11bn, were up", "the lamp, once £40": said of what stands before the comma.
            start, end = max(clause for clause in self._clauses if clause[1] < first)
            bare = not any(token.word in finite() or token.fact for token in self.tokens[start:end])
            return self.tokens[start:end] if bare and small.class_of(self.tokens[start].word) not in _LED else ()
        if self.clause == (self.at, self.at + 1) or self._apposed:
            # "the average price received, £85, was a record"
            start, end = max(clause for clause in self._clauses if clause[1] < first)
            return () if any(token.fact for token in self.tokens[start:end]) else self.tokens[start:end]
        if self.tokens[first].word not in _predicates():
            return ()
        for start, end in reversed([clause for clause in self._clauses if clause[1] < first]):
            words = [token.word for token in self.tokens[start:end]]
            if small.class_of(words[0]) in _LED or any(word in finite() for word in words):
                continue
            if start and isinstance(self.tokens[start].fact, Quantity):
                continue  # "the rate, 4 per cent in May and 5 per cent in July, fell"
            return self.tokens[start:end]
        return ()

    @property
    def _apposed(self) -> bool:
        """Is the figure put beside what stands before the mark, alone or first of several: "the price received, £2m/kg,
        was", "its profit, £9m on sales of £80m, was"?"""
        first, last = self.clause
        if last + 1 >= len(self.tokens) or self.tokens[last + 1].word not in _predicates():
            return False
        led = isinstance(self.tokens[first].fact, Quantity)
        return led and all(token.word not in finite() for token in self.tokens[first:last])

    @cached_property
    def heading(self) -> Sequence[Token]:
        """The subject beside which the figure stands, where that is the first of its clause."""
        return self.hanging if self.at == self.clause[0] and self._apposed else ()

    @property
    def content(self) -> frozenset[str]:
        """The words that say what the clause is about."""
        return self._about[0]

    @cached_property
    def names(self) -> frozenset[str]:
        """Those of them with capitals, and the place that a clause with "where" is said of."""
        own, first = self._about[1], self.clause[0]
        if not first or self.tokens[first].word != "where":
            return own
        return own | _content(self._text, self.tokens[:first], self._silent)[1]

    @cached_property
    def lead(self) -> frozenset[str]:
        """What the sentence's first clause is about."""
        return _content(self._text, _topic(self.tokens, *self._clauses[0], self.at), frozenset())[0]

    @property
    def opening(self) -> int:
        """The token behind the sentence's first clause."""
        return self._clauses[0][1]

    @cached_property
    def owners(self) -> frozenset[str]:
        """Those whose the figure is ("the industry's")."""
        return frozenset(
            stem(token.word)
            for token in self.tokens[self.clause[0] : self.at]
            if token.word.endswith("'s") and stem(token.word) not in plain() and len(token.word) > 4
        )

    @cached_property
    def dates(self) -> list[tuple[int, Date]]:
        """The dates of the clause that go with the figure rather than with another, each with its token: a date goes
        with the figure before it, unless a verb or joint stands between or it leads straight to the next, else with
        the one after it."""
        return list(_dates(self.tokens, self.clause, self.at)) or list(_taken_up(self.tokens, self.clause, self.at))

    @cached_property
    def said(self) -> tuple[list[str], list[str]]:
        """The words before the figure (the nearest first) and after it that are said of it rather than of another one:
        of those between two figures, the words up to the first verb or joint go with the former."""
        return _said_of(self)


def setting(view: View, figure: Span | Quantity | Date) -> Setting | None:
    """The setting of a figure of the article, None where it stands in none of its sentences."""
    start = figure.start
    if start not in view.settings:
        view.settings[start] = _setting(view, start)
    found: Setting | None = view.settings[start]
    return found


def _setting(view: View, start: int) -> Setting | None:
    number = view.sentence_at(start)
    if number < 0:
        return None
    parsed = tokens, clauses, _ = _parsed(view, number)
    at = bisect_right(tokens, start, key=_START) - 1
    if at < 0 or tokens[at].end <= start:
        return None
    for clause in clauses:
        if clause[0] <= at < clause[1]:
            return Setting(view.text, number, parsed, at, clause)
    return None


@cache
def _predicates() -> frozenset[str]:
    return finite() - load("change_noun").forms.keys()


@cache
def _when() -> frozenset[str]:
    """Adverbs that say when a figure held: "once", "now"."""
    return frozenset(word for words in table("roles")["times"].values() for word in words) - {"this", "last", "next"}


def _topic(tokens: Sequence[Token], first: int, last: int, at: int) -> list[Token]:
    """The words of a clause that say what its figure is of: not what other figures count, nor a verb after the figure
    and what follows that."""
    finite = _predicates()
    verb = next((n for n in range(at + 1, last) if tokens[n].word in finite), last)
    if verb < last and not any(token.word in finite for token in tokens[first:at]) and at > first:
        last = verb
    counting = [n for n in range(max(0, first - _COUNTED), last) if isinstance(tokens[n].fact, Quantity)]
    return [tokens[number] for number in range(first, last) if _own(tokens, number, at, counting)]


def _own(tokens: Sequence[Token], number: int, at: int, counting: Sequence[int]) -> bool:
    """Does a word belong to the clause or to the figure at ``at``, rather than to what another figure counts?"""
    for other in counting:
        fact = tokens[other].fact
        if not (number - _COUNTED <= other < number and isinstance(fact, Quantity)):
            continue
        # "from 1,500 to 4,500 a game" is of no game
        moved = fact.per and other and tokens[other - 1].word in _ENDS and tokens[other + 1].word in _EACH
        if moved and stem(tokens[number].word) in (fact.per or "").split():
            return False
        if fact.counted_start <= tokens[number].start < fact.counted_end:
            return other == at
    return True


def _dates(tokens: Sequence[Token], clause: tuple[int, int], at: int) -> Iterator[tuple[int, Date]]:
    first, last = clause
    joints = joints_and_verbs()
    figures = [number for number in range(first, last) if isinstance(tokens[number].fact, Quantity)]
    for number in range(first, last):
        date = tokens[number].fact
        if not isinstance(date, Date):
            continue
        left = max((n for n in figures if n < number), default=None)
        right = min((n for n in figures if n > number), default=None)
        owner = left if right is None else right
        if left is not None and right is not None:
            turned = any(token.word in joints for token in tokens[left + 1 : number])
            # "on last year's 1,250", "in March 310": a date right before a figure, and not right after the other one.
            leads = right == number + 1 and left < number - 1
            owner = right if turned or leads else left
        if owner == at:
            yield number, date


def _taken_up(tokens: Sequence[Token], clause: tuple[int, int], at: int) -> Iterator[tuple[int, Date]]:
    """The date that a clause goes on to tell of, for its first figure: "up on last year, when it sold 7,000"."""
    first = clause[0]
    if tokens[first].word != "when" or any(isinstance(token.fact, Quantity | Date) for token in tokens[first:at]):
        return
    before = first - 1 if tokens[first - 1].word == "," else first
    date = tokens[before - 1].fact if before > 0 else None
    if isinstance(date, Date):
        yield before - 1, date


def _parsed(view: View, number: int) -> _Parsed:
    kept = view.parsed.get(number)
    if kept is None:
        tokens = tokens_of(view, number)
        starts = [token.start for token in tokens]
        silent = set[int]()
        for start, end in view.sources_in(starts[0], starts[-1] + 1) if starts else ():
            silent.update(starts[bisect_left(starts, start) : bisect_left(starts, end)])
        tokens = _without_asides(tokens, silent) if silent else tokens
        kept = view.parsed[number] = tokens, clauses_of(tokens), frozenset(silent)
    return kept


def _without_asides(tokens: list[Token], silent: set[int]) -> list[Token]:
    """The tokens without those of the asides that tell who says so: "a rise, the baker told friends, of 4 per cent"."""
    marks = [n for n, token in enumerate(tokens) if token.word in _PAUSES or token.word == "("]
    left: list[Token] = []
    begin = 0
    for opened, closed in pairwise([*marks, len(tokens)]):
        aside = tokens[opened + 1 : closed]
        told = 0 < len(aside) <= _ASIDE and sum(token.start in silent for token in aside) > 1
        if told and aside[0].start in silent and not any(isinstance(token.fact, Quantity) for token in aside):
            left.extend(tokens[begin:opened])
            begin = closed + 1 if closed < len(tokens) and tokens[closed].word == tokens[opened].word else closed
    return left + tokens[begin:]


def _content(text: str, tokens: Sequence[Token], silent: frozenset[int]) -> tuple[frozenset[str], frozenset[str]]:
    empty = plain()
    words, names = set(), set()
    for number, token in enumerate(tokens):
        if not token.word or not token.word[0].isalpha() or token.word in empty or len(token.word) < 3:
            continue
        if token.start in silent:
            continue
        if token.word.endswith("'s"):
            continue
        words.add(stem(token.word))
        if number and text[token.start].isupper():
            names.add(token.word)
    return frozenset(words), frozenset(names)


def counted_words(here: Setting) -> frozenset[str]:
    """The words of what the figure counts, by their stems."""
    fact = here.tokens[here.at].fact
    words = fact.counted if isinstance(fact, Quantity) else None
    return frozenset(stem(word) for word in (words or "").lower().split())


def _said(token: Token) -> str | None:
    """A token as a word: of an ordinal its own word, of a date none, of another figure None."""
    if not isinstance(token.fact, Quantity):
        return token.word
    return token.fact.text.lower() if token.fact.kind == "ordinal" else None


def before(here: Setting) -> list[str]:
    """The words before the figure in its clause, the nearest first, back to another figure."""
    return _up_to_a_figure(reversed([*here.heading, *here.tokens[here.clause[0] : here.at]]))


def _up_to_a_figure(tokens: Iterable[Token]) -> list[str]:
    found: list[str] = []
    for token in tokens:
        word = _said(token)
        if word is None:
            break
        if word:
            found.append(word)
    return found


def put_beside(here: Setting, phrase: int = 0) -> Quantity | None:
    """The figure before the one here that this is put beside by a comma, with no verb between: 21,000 in "21,000
    students, a quarter of them"; None without one. ``phrase``: of so many words may lead to it ("a sharp rise of")."""
    between: list[str] = []
    led = ["a" if token.word == "an" else token.word for token in here.tokens[max(0, here.at - phrase) : here.at]]
    at = here.at - led[::-1].index("a") - 1 if phrase and led[-1:] == ["of"] and "a" in led else here.at
    for token in reversed(here.tokens[:at]):
        if isinstance(token.fact, Quantity):
            plain = finite().isdisjoint(between) and between.count(",") == 1 and between[:1] == [","]
            return token.fact if plain else None
        between.append(token.word)
    return None


_POINTED = frozenset({"the", "its", "their", "his", "her", "our", "those", "these", "all"})
_BESIDES = frozenset({"original", "initial", "existing", "current", "present", "then", "remaining", "total"})
_OWNER = 5
"""Tokens from the first word of a name to the figure that it owns, at most."""
_OF = frozenset({"of", "out", "a", "an"}) | _POINTED | _BESIDES


def whole_of(here: Setting) -> Quantity | None:
    """The figure that the one here is said to be a part of ("34 of its 140 branches", "of its 140 branches 34 shut"),
    None without one."""
    at = _whole_at(here, here.at)
    if at is None and here.tokens[here.clause[0]].word == "of":
        figures = [n for n in range(here.clause[0], here.at + 1) if isinstance(here.tokens[n].fact, Quantity)]
        at = figures[-2] if len(figures) == 2 else None
    fact = here.tokens[at].fact if at is not None else None
    return fact if isinstance(fact, Quantity) else None


def _whole_at(here: Setting, at: int) -> int | None:
    figure = here.tokens[at].fact
    of = False
    for number in range(at + 1, here.clause[1]):
        token = here.tokens[number]
        if isinstance(token.fact, Quantity):
            return number if of else None
        counted = isinstance(figure, Quantity) and figure.counted_start <= token.start < figure.counted_end
        # "60 of the ship's crew of 210"
        group = of and number + 2 < here.clause[1] and here.tokens[number + 1].word == "of"
        group = group or (of and (_owning(here, number) or _described(here, number)))
        if token.word not in _OF and not counted and not group and not token.word.endswith("'s"):
            return None
        of = of or token.word == "of"
    return None


def _described(here: Setting, at: int) -> bool:
    """Is it the one word between an article and a figure: "of the planned 400", "out of a possible 60"?"""
    word, last = here.tokens[at].word, at + 1 < here.clause[1] and here.tokens[at + 1].fact
    led = here.tokens[at - 1].word in _POINTED | {"a", "an"}
    return led and isinstance(last, Quantity) and word[:1].isalpha() and load("function_words").class_of(word) is None


def _owning(here: Setting, at: int) -> bool:
    """Does a name go on to its "'s" and a figure: "of Fayette County's 310 bridges"?"""
    ahead = here.tokens[at + 1 : min(at + _OWNER, here.clause[1])]
    owner = next((n for n, token in enumerate(ahead) if token.word.endswith("'s")), None)
    if owner is None or owner + 1 >= len(ahead) or not isinstance(ahead[owner + 1].fact, Quantity):
        return False
    return all(here.printed(t.start, t.end)[:1].isupper() for t in [here.tokens[at], *ahead[: owner + 1]])


def after(here: Setting) -> list[str]:
    """The words after the figure in its clause, up to another figure. What follows "34 of its 140 branches" is said of
    the 34."""
    whole = _whole_at(here, here.at)
    if whole is None:
        for part in range(here.clause[0], here.at):
            fact = here.tokens[here.at].fact
            if isinstance(here.tokens[part].fact, Quantity) and _whole_at(here, part) == here.at:
                last = fact.counted_end if isinstance(fact, Quantity) else 0
                return [t.word for t in here.tokens[here.at + 1 : here.clause[1]] if t.start < last and t.word]
    return _up_to_a_figure(here.tokens[(whole or here.at) + 1 : here.clause[1]])


def _said_of(here: Setting) -> tuple[list[str], list[str]]:
    turns = joints_and_verbs()
    left, right = before(here), after(here)
    if any(isinstance(token.fact, Quantity) for token in here.tokens[here.clause[0] : here.at]):
        turn = max((at for at, word in enumerate(left) if word in turns), default=-1)
        left = left[: turn + 1]
    if any(isinstance(token.fact, Quantity) for token in here.tokens[here.at + 1 : here.clause[1]]):
        turn = next((at for at, word in enumerate(right) if word in turns), len(right))
        right = right[:turn]
    return left, right
