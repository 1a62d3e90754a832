"""Statements that are no figures: what their comparisons share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import cached_property

from factcheck import patterns
from factcheck.comparison.conflict import Conflict, Side
from factcheck.comparison.known_by import countries, name_keys
from factcheck.comparison.sheets import Page
from factcheck.language.roots import common, listed, root_of
from factcheck.model import Claim, Severity

_FIGURE = patterns.lazy(r"\d+(?:[.,:-]\d+)*")
_WORD = patterns.lazy(r"\b[a-z]{4,}\b")
_RARE = 2
Judged = tuple[Page, Page, Conflict | str]
"""The pages of a pair of statements (earlier, later) with a conflict, or with the reason why there is none."""


class Statement:
    """One claim in its article, with the forms under which its parties and the names near it are known."""

    def __init__(self, page: Page, claim: Claim) -> None:
        self.page, self.claim = page, claim

    @cached_property
    def party(self) -> frozenset[str]:
        """The forms of who or what it is about; of a thing without a name its noun."""
        claim = self.claim
        return name_keys(claim.party) if claim.party else frozenset({claim.subject or ""})

    @cached_property
    def counterpart(self) -> frozenset[str]:
        """The forms of the other party, none where there is none."""
        return name_keys(self.claim.counterpart) if self.claim.counterpart else frozenset()

    @cached_property
    def names(self) -> frozenset[str]:
        """The forms of the names near it."""
        return frozenset().union(*map(name_keys, self.claim.names)) if self.claim.names else frozenset()

    @cached_property
    def words(self) -> frozenset[str]:
        """The roots of the words of its sentence that are not common ones, and have small letters."""
        return frozenset(root for word in _WORD.findall(self.sentence) if (root := root_of(word)) not in common())

    @cached_property
    def figures(self) -> frozenset[str]:
        """The figures of its sentence, as printed."""
        return frozenset(_FIGURE.findall(self.sentence))

    @property
    def sentence(self) -> str:
        """The text of its sentence."""
        sentence = self.page.facts.sentences[self.claim.sentence]
        return self.page.article.text[sentence.start : sentence.end]

    @property
    def order(self) -> tuple[object, ...]:
        """Publication date, path, offset."""
        return (*self.page.order[:2], self.claim.start)

    def side(self, value: str) -> Side:
        """The statement as a side of a conflict, with its value for print."""
        claim = self.claim
        return Side(self.page.facts.path, claim.start, claim.end, claim.text, value, claim.speaker)


def grouped(
    pages: Sequence[Page], stories: Sequence[int], measure: str, key: Callable[[Claim], Hashable | None]
) -> Iterable[list[Statement]]:
    """The statements of one measure, of each story by a key (None leaves a claim out), earlier ones first."""
    found: dict[Hashable, list[Statement]] = defaultdict(list)
    for page, story in zip(pages, stories, strict=True):
        for claim in page.of(measure):
            own = key(claim)
            if own is not None:
                found[story, own].append(Statement(page, claim))
    for block in found.values():
        block.sort(key=lambda statement: statement.order)
        yield block


def pairs(
    block: Sequence[Statement], most: int, verdict: Callable[[Statement, Statement], Conflict | str]
) -> Iterable[Judged]:
    """Each statement judged with those before it, ``most`` at the most."""
    for at, later in enumerate(block):
        # What comes before a page that is done is done too.
        for earlier in () if later.page.done else block[max(0, at - most) : at]:
            yield earlier.page, later.page, verdict(earlier, later)


def ties(a: Statement, b: Statement, besides: frozenset[str] = frozenset(), marks: Iterable[str] = ()) -> int:
    """What two sentences share: names but for those with the keys ``besides``, days, figures (of several digits twice),
    and a word or two that are not common, but for ``marks``."""
    wide = countries() | besides
    names = sum(not (keys := name_keys(name)) & wide and bool(keys & b.names) for name in set(a.claim.names))
    words = (a.words & b.words) - {mark.lstrip("=") for mark in marks}
    figures = sum(min(len(figure), _RARE) for figure in a.figures & b.figures)
    return names + len({*a.claim.times} & {*b.claim.times}) + figures + min(len(words), _RARE)


def one_house(a: Page, b: Page) -> bool:
    """Is it one article, or are they two of one outlet?"""
    source = a.facts.article.source
    return a is b or (source is not None and source == b.facts.article.source)


def days_apart(a: Page, b: Page) -> int | None:
    """The days between the publication of two articles; None where one has no date."""
    one, other = a.facts.article.date, b.facts.article.date
    return abs((one - other).days) if one and other else None


def disagree(a: Claim, b: Claim) -> bool:
    """Do two different sources say the two? "Authorities" may be either."""
    nobody = listed("claim_words", "nobody")
    voices = [claim.speaker for claim in (a, b) if claim.speaker and claim.speaker.lower() not in nobody]
    return len(voices) > 1 and voices[0] != voices[1]


def grade(a: Statement, b: Statement) -> Severity:
    """Info where two sources disagree, error in one article or outlet, warning between outlets."""
    if disagree(a.claim, b.claim):
        return "info"
    return "error" if one_house(a.page, b.page) else "warning"
