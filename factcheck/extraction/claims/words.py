"""Words of a sentence for claim extraction: tokens, roots, and the triggers that say what happened."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache, partial
from itertools import accumulate, compress, count
from operator import itemgetter
from typing import NamedTuple, cast

from factcheck import patterns
from factcheck.derived import kept
from factcheck.language.known import Known
from factcheck.language.lexicon import load
from factcheck.language.roots import listed, root_of


class Token(NamedTuple):
    """A word, figure or mark; ``start``/``end`` are offsets in the article. ``time`` is the year ("2008"), month
    ("september") or weekday ("sunday") that it names, "" for other words."""

    start: int
    end: int
    text: str
    lower: str
    time: str = ""


class Trigger(NamedTuple):
    """Tokens ``first`` to ``last`` (exclusive) that name an event class."""

    first: int
    last: int
    event: str
    lemma: str


_TOKEN = patterns.lazy(r"([A-Za-zÀ-ÿ]++(?:[.’'&-][A-Za-zÀ-ÿ0-9]++)*+\.?+|[^\s\w]|\d++(?:[.,:]\d++)*+)")
_WORD = patterns.lazy(r"[a-zà-ÿ]{3,}$")


class Line:
    """The tokens of a sentence, as parallel lists. Only ``lowers`` are made at once: most sentences are left as soon
    as their words have been looked at."""

    __slots__ = ("_known", "_pieces", "_starts", "_texts", "_tokens", "lowers", "start")

    def __init__(self, text: str, start: int) -> None:
        self._pieces, self.start = _TOKEN.split(text), start
        self._known = [*map(_KNOWN.__getitem__, self._pieces[1::2])]
        self.lowers = [*map(_LOWER, self._known)]
        self._starts: list[int] | None = None
        self._texts: list[str] | None = None
        self._tokens: list[Token] | None = None

    def __len__(self) -> int:
        return len(self.lowers)

    @property
    def texts(self) -> list[str]:
        """The tokens as printed, without a final stop."""
        if self._texts is None:
            self._texts = [*map(_TEXT, self._known)]
        return self._texts

    @property
    def times(self) -> set[str]:
        """The years, months and weekdays among the tokens."""
        return {entry[2] for entry in self._known if entry[2]}

    @property
    def starts(self) -> list[int]:
        """Where the tokens begin, in the article."""
        if self._starts is None:
            self._starts = list(accumulate(map(len, self._pieces[:-1]), initial=self.start))[1::2]
        return self._starts

    def end(self, at: int) -> int:
        """Where a token ends, in the article."""
        return self.starts[at] + len(self.texts[at])

    @property
    def tokens(self) -> list[Token]:
        """All of it, token by token."""
        if self._tokens is None:
            self._tokens = [
                _token((start, start + len(entry[0]), *entry))
                for start, entry in zip(self.starts, self._known, strict=True)
            ]
        return self._tokens


_token = cast("Callable[[Iterable[object]], Token]", partial(tuple.__new__, Token))


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
_TEXT, _LOWER = itemgetter(0), itemgetter(1)
_MONTHS = tuple(
    "january february march april may june july august september october november december".split()  # noqa: SIM905
)
_SHORT = {"jan": 0, "feb": 1, "aug": 7, "sept": 8, "sep": 8, "oct": 9, "nov": 10, "dec": 11}
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def month(number: int) -> str:
    """The name of a month, 1 to 12, in small letters."""
    return _MONTHS[number - 1]


def _time(word: str, lower: str) -> str:
    if lower in _DAYS or (word[0].isupper() and lower in _MONTHS):
        return lower
    if word[0].isupper() and lower in _SHORT:
        return _MONTHS[_SHORT[lower]]
    return word if len(word) == 4 and word.isdigit() and "1800" <= word <= "2100" else ""


def roots(words: list[Token]) -> tuple[str, ...]:
    """The roots of the content words, in order, without names, figures and function words."""
    found = dict.fromkeys(root for token in words if token.text[:1].islower() for root in _roots(token.lower))
    return tuple(found)


@lru_cache(maxsize=50_000)
def _roots(lower: str) -> tuple[str, ...]:
    functions = listed("claim_words", "functions")
    if lower in functions:
        return ()
    parts = lower.replace("'", "-").split("-")
    return tuple(root_of(part) for part in parts if part not in functions and _WORD.match(part))


@kept(dict[str, int])
def _longest() -> dict[str, int]:
    """For the first word of each trigger, the number of words of its longest trigger."""
    lengths: dict[str, int] = {}
    for form in load("event_verbs").forms:
        words = form.split()
        lengths[words[0]] = max(lengths.get(words[0], 1), len(words))
    return lengths


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
        found = sorted([*found, *(Trigger(at, at + 1, "steal", "take") for at in took)])
    return found


def words_of(name: str) -> frozenset[str]:
    """A list of ``scope_words``."""
    return listed("scope_words", name)
