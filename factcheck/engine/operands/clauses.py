"""The words, figures and dates of a sentence in a row, and where its clauses begin and end."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from factcheck import patterns
from factcheck.engine.annotation import hedged
from factcheck.engine.view import View
from factcheck.language.lexicon import load, table
from factcheck.model import Date, Quantity, within
from factcheck.model.record import Record

_TOKEN = patterns.lazy(r"[^\W\d_][\w'’-]*|\d[\d.,:]*|[,;:()\[\]–—]|(?<=\s)-(?=\s)")
_LABEL = 4
"""Words that a figure's label has at most: "Full price: $200"."""
_SAID = frozenset({"said", "says", "say"})
_LED = frozenset({"which", "whom"})
_LEADING = ("p", "o")
"""Classes of the prepositions that lead a relative word."""
_ADVERBS = frozenset({"before", "after", "since"})
_SUBJECTS = frozenset({"he", "she", "it", "they", "we"})
_MARKS = frozenset(",;:()[]–—-")
_LEADS = 2
_HAVING = frozenset({"have", "has", "had", "having"})


class Token(Record, frozen=True):
    """A word (lower case), a mark, a figure or a date at ``start:end`` of the article's text."""

    start: int
    end: int
    word: str
    fact: Quantity | Date | None = None


@cache
def plain() -> frozenset[str]:
    """Words that say nothing of what a clause is about: closed classes, words of change, of time and of measure."""
    words: set[str] = set()
    for name in ("function_words", "change", "change_noun", "comparative"):
        words.update(part for form in load(name).forms for part in form.split())
    words.update(table("roles")["plain"])
    return frozenset(words)


@cache
def _joints() -> tuple[frozenset[str], frozenset[str]]:
    """Words that begin a clause where a verb follows, and forms of verbs that show one."""
    data = table("roles")
    verbs = {form for form in load("change").forms if " " not in form and form not in ("up", "down", "off")}
    return frozenset(data["joints"]), frozenset(data["finite"]) | verbs


@cache
def joints_and_verbs() -> frozenset[str]:
    """Words at which what is said of one figure ends and what is said of the next begins."""
    joints, finite = _joints()
    return joints | finite


def finite() -> frozenset[str]:
    """Forms of verbs that make a clause."""
    return _joints()[1]


def tokens_of(view: View, number: int) -> list[Token]:
    sentence = view.facts.sentences[number]
    facts: list[Quantity | Date] = [
        *within(view.facts.dates, sentence.start, sentence.end),
        *within(view.facts.quantities, sentence.start, sentence.end),
    ]
    facts.sort(key=lambda fact: (fact.start, -fact.end, not isinstance(fact, Date)))
    found: list[Token] = []
    at = sentence.start
    for fact in facts:
        if fact.start < at:
            continue
        # The words that hedge a figure go with it: "more than 40" is compared with nothing.
        start = max(at, hedged(view.low, fact, sentence.start))
        found.extend(_words(view, at, start))
        found.append(Token(start, fact.end, "", fact))
        at = fact.end
    found.extend(_words(view, at, sentence.end))
    return found


def _words(view: View, start: int, end: int) -> list[Token]:
    return [Token(m.start(), m.end(), m[0].replace("’", "'")) for m in _TOKEN.finditer(view.low, start, end)]


def clauses_of(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """First and last (exclusive) tokens of the clauses of a sentence: cut at marks, and at joints before a verb."""
    joints, finite = _joints()
    found: list[tuple[int, int]] = []
    first = 0
    for at, token in enumerate(tokens):
        # "Full price: $200", but not "the guard said: 40 did".
        label = token.word == ":" and at - first <= _LABEL and isinstance(_at(tokens, at + 1), Quantity)
        if label and all(word.word not in _SAID for word in tokens[first:at]):
            continue
        if token.word in _MARKS:
            if at > first:
                found.append((first, at))
            first = at + 1
        elif token.word in joints and at > first and not _fixed(tokens, at) and _clause_follows(tokens, at + 1, finite):
            # "of which £3m goes": the preposition goes with the word that it leads.
            led = (
                at - 1 >= first
                and token.word in _LED
                and load("function_words").class_of(tokens[at - 1].word) in _LEADING
            )
            if at - led > first:
                found.append((first, at - led))
            first = at - led
    if first < len(tokens):
        found.append((first, len(tokens)))
    joined: list[tuple[int, int]] = []
    for first, last in found:
        if joined and _opens(tokens[slice(*joined[-1])], at_first=joined[-1][0] == 0):
            joined[-1] = (joined[-1][0], last)
        else:
            joined.append((first, last))
    return joined


def _opens(tokens: Sequence[Token], *, at_first: bool) -> bool:
    """Do the words before a mark belong to the clause behind it: "In 2018, the port", "Across the county, grants"?"""
    if any(isinstance(token.fact, Quantity) or token.word in finite() for token in tokens):
        return False
    if any(isinstance(token.fact, Date) for token in tokens) and all(t.word in plain() for t in tokens if t.word):
        return True
    return at_first and load("function_words").class_of(tokens[0].word) == "p"


def _fixed(tokens: Sequence[Token], at: int) -> bool:
    """Does a joint begin a phrase that opens no clause ("as a whole"), or stand in a verb ("have since left")?"""
    if tokens[at].word == "since" and at and tokens[at - 1].word in _HAVING:
        return True
    return any(tuple(token.word for token in tokens[at : at + size]) in _phrases() for size in (2, 3))


@cache
def _phrases() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(phrase.split()) for phrase in table("roles")["no_joints"])


def _at(tokens: Sequence[Token], number: int) -> Quantity | Date | None:
    return tokens[number].fact if number < len(tokens) else None


def _clause_follows(tokens: Sequence[Token], at: int, finite: frozenset[str]) -> bool:
    """Does a verb follow, or, behind what may be an adverb, a pronoun that is the subject of any verb: "before it
    laid off 210"?"""
    may_be = tokens[at - 1].word in _ADVERBS and at + 1 < len(tokens)
    if may_be and tokens[at].word in _SUBJECTS and tokens[at + 1].word[:1].isalpha():
        return load("function_words").class_of(tokens[at + 1].word) not in _LEADING
    return _verb_follows(tokens, at, finite)


def _verb_follows(tokens: Sequence[Token], at: int, finite: frozenset[str]) -> bool:
    for number, token in enumerate(tokens[at : at + 12], at):
        if token.word in _MARKS:
            return False
        if token.word in finite and not _noun(tokens, number):
            return True
    return False


def _noun(tokens: Sequence[Token], at: int) -> bool:
    """Is a word that may be a verb a noun: "after a 20 per cent cut"?"""
    led = at >= _LEADS and tokens[at - 1].fact is not None and tokens[at - _LEADS].word in ("a", "an", "the", "this")
    return led and tokens[at].word in load("change_noun").forms


def stem(word: str) -> str:
    """A word without its plural or possessive ending, roughly."""
    word = word.removesuffix("'s").removesuffix("s'").removesuffix("'")
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    return word


def root(word: str) -> str:
    """A stem without the ending of a participle: "waits", "waited" and "waiting" share one."""
    if len(word) > 5 and word.endswith("ied"):
        return word[:-3] + "y"
    for ending in ("ing", "ed"):
        if len(word) > 5 and word.endswith(ending):
            return word.removesuffix(ending)
    return word
