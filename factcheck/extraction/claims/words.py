"""Words of a sentence for claim extraction: tokens, roots, and the triggers that say what happened."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate, chain, compress, count
from operator import add, attrgetter, itemgetter

from factcheck import patterns
from factcheck.derived import kept
from factcheck.language.days import MONTHS, WEEKDAYS
from factcheck.language.known import Known
from factcheck.language.lexicon import load
from factcheck.language.roots import listed, root_of
from factcheck.model import Name
from factcheck.model.record import Record


class Token(Record, frozen=True):
    """A word, figure or mark; ``start``/``end`` are offsets in the article. ``time`` is the year ("2008"), month
    ("september") or weekday ("sunday") that it names, "" for other words."""

    start: int
    end: int
    text: str
    lower: str
    time: str = ""


class Trigger(Record, frozen=True):
    """Tokens ``first`` to ``last`` (exclusive) that name an event class."""

    first: int
    last: int
    event: str
    lemma: str


_TOKEN = patterns.lazy(r"([A-Za-zÀ-ÿ]++(?:[.’'&-][A-Za-zÀ-ÿ0-9]++)*+\.?+|[^\s\w]|\d++(?:[.,:]\d++)*+)")
_WORD = patterns.lazy(r"[a-zà-ÿ]{3,}$")


class Line:
    """The tokens of a sentence, as parallel lists: ``lowers`` in small letters, ``texts`` as printed without a final
    stop, ``starts`` and ``ends`` their places in the article, ``called`` the name in ``names`` that each is part of,
    and ``tokens``, all of it token by token. Only ``lowers`` are made at once: most sentences are left as soon as their
    words have been looked at."""

    __slots__ = ("_known", "_pieces", "called", "ends", "lowers", "names", "start", "starts", "texts", "tokens")

    called: list[Name | None]
    ends: list[int]
    lowers: list[str]
    starts: list[int]
    texts: list[str]
    tokens: list[Token]

    def __init__(self, text: str, start: int, names: Sequence[Name] = ()) -> None:
        self._pieces, self.start, self.names = _TOKEN.split(text), start, names
        self._known = [*map(_KNOWN.__getitem__, self._pieces[1::2])]
        self.lowers = [*map(_LOWER, self._known)]

    def __getattr__(self, name: str) -> object:
        """What is made when it is first asked for, and kept in its slot."""
        value: object
        if name == "texts":
            value = [*map(_TEXT, self._known)]
        elif name == "starts":
            value = list(accumulate(map(len, self._pieces[:-1]), initial=self.start))[1::2]
        elif name == "ends":
            value = [*map(add, self.starts, map(len, self.texts))]
        elif name == "called":
            value = self._called()
        elif name == "tokens":
            value = [
                Token(start, end, *entry) for start, end, entry in zip(self.starts, self.ends, self._known, strict=True)
            ]
        else:
            raise AttributeError(name)
        setattr(self, name, value)
        return value

    @property
    def times(self) -> set[str]:
        """The years, months and weekdays among the tokens."""
        return {entry[2] for entry in self._known if entry[2]}

    def name_at(self, at: int) -> Name | None:
        """The name that a token is part of, None where there is none or no such token."""
        return self.called[at] if 0 <= at < len(self.called) else None

    def _called(self) -> list[Name | None]:
        called: list[Name | None] = [None] * len(self.lowers)
        for name in reversed(self.names):
            for at in range(bisect_left(self.starts, name.start), bisect_left(self.starts, name.end)):
                called[at] = name
        return called


def tokens(text: str, start: int) -> list[Token]:
    """The tokens of a sentence that begins at ``start``."""
    return Line(text, start).tokens


def _read(printed: str) -> tuple[str, str, str]:
    """The word without a final full stop, the same in lower case without a possessive ending, and the time it names."""
    word = printed
    lower = word.lower().replace("’", "'")
    if lower[-1] == "." and len(word) > 1 and not (len(word) == 2 and word[0].isupper()):
        word, lower = word.rstrip("."), lower.rstrip(".")
    lower = lower.removesuffix("'s")
    return word, lower, _time(word, lower)


_KNOWN = Known(_read)
_TEXT, _LOWER, _FIRST = itemgetter(0), itemgetter(1), attrgetter("first")
BE = frozenset({"be", "been", "being", "was", "were", "is", "are", "got", "get", "gets"})
"""What makes a past participle a passive."""
RELATIVE = frozenset({"who", "which", "that"})
_SHORT = {"jan": 0, "feb": 1, "aug": 7, "sept": 8, "sep": 8, "oct": 9, "nov": 10, "dec": 11}


def month(number: int) -> str:
    """The name of a month, 1 to 12, in small letters; its number where it is none, as the 13th."""
    return MONTHS[number - 1] if 1 <= number <= len(MONTHS) else str(number)


def _time(word: str, lower: str) -> str:
    if lower in WEEKDAYS or (word[0].isupper() and lower in MONTHS):
        return lower
    if word[0].isupper() and lower in _SHORT:
        return MONTHS[_SHORT[lower]]
    return word if len(word) == 4 and word.isdigit() and "1800" <= word <= "2100" else ""


def roots(texts: Iterable[str]) -> tuple[str, ...]:
    """The roots of the content words among tokens as printed, in order, without names, figures and function words."""
    return tuple(dict.fromkeys(chain.from_iterable(map(_ROOTS.__getitem__, texts))))


def _roots(text: str) -> tuple[str, ...]:
    if not text[:1].islower():
        return ()
    lower = _read(text)[1]
    functions = listed("claim_words", "functions")
    if lower in functions:
        return ()
    parts = lower.replace("'", "-").split("-")
    return tuple(root_of(part) for part in parts if part not in functions and _WORD.match(part))


_ROOTS = Known(_roots)


def longest(forms: Iterable[str]) -> dict[str, int]:
    """For the first word of each form, the number of words of the longest form that begins with it."""
    lengths: dict[str, int] = {}
    for form in forms:
        words = form.split()
        lengths[words[0]] = max(lengths.get(words[0], 1), len(words))
    return lengths


@kept(dict[str, int])
def _longest() -> dict[str, int]:
    """For the first word of each trigger, the number of words of its longest trigger."""
    return longest(load("event_verbs").forms)


def triggers(lowers: list[str]) -> list[Trigger]:
    """The event triggers among the words of a sentence, longest first at each place."""
    forms, longest = load("event_verbs").forms, _longest()
    found: list[Trigger] = []
    free = 0
    theft = not listed("claim_words", "thieves").isdisjoint(lowers)
    for at in compress(count(), map(longest.__contains__, lowers)):
        if at >= free:
            for length in range(longest[lowers[at]], 0, -1):
                entry = forms.get(" ".join(lowers[at : at + length]))
                if entry:
                    free = min(at + length, len(lowers))
                    found.append(Trigger(at, at + length, entry[1], entry[0]))
                    break
    if theft:
        # "Robbers took watches worth £2m": of thieves it is no plain taking.
        taken = {at for trigger in found for at in range(trigger.first, trigger.last)}
        took = (at for at, lower in enumerate(lowers) if lower in ("took", "taken") and at not in taken)
        found = sorted([*found, *(Trigger(at, at + 1, "steal", "take") for at in took)], key=_FIRST)
    return found


def words_of(name: str) -> frozenset[str]:
    """A list of ``scope_words``."""
    return listed("scope_words", name)
