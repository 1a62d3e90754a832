"""Is a noun that two sentences have of two kinds: the boys' school and the girls' school, a strike and the last one?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from factcheck import patterns
from factcheck.comparison.matters import matter
from factcheck.comparison.sheets import Page
from factcheck.language.known import Known
from factcheck.language.lexicon import load
from factcheck.language.roots import listed, root_of
from factcheck.model import Claim

_WORD = patterns.lazy(r"[A-Za-z][A-Za-z’'-]*|[.,;:!?()–—\"“”]")
_BESIDE = patterns.lazy(
    r"[a-z] (?:(?:beside|near|next to|opposite|behind|outside|inside|below|above|of) (?:the |its |an? )?"
    r"(?:[\w’'-]+ ){0,3}?(?P<thing>(?!was |were |had )[a-z]{3,}),? (?:(?:which|that) )?"
    r"|(?:at|in|to|on|for) (?:the |its |an? )?(?:[\w’'-]+ ){0,3}?(?P<place>(?!was |were |had )[a-z]{3,}) )"
    r"(?:was |were |is |had been )?$"
)
_NAMED_NOUN = patterns.lazy(
    r"\b(?:the|its|their|his|her|a|The|Its|Their|A) (?:[A-Z][a-z]+ )*([A-Z][a-z]+) ([a-z]{3,})\b"
)
_NAME_NOUNS = patterns.lazy(r"\b([A-Z][a-z]+)((?: [a-z]{3,}){1,2})(?=,| (?:was|is|has|had|which|were|opened|closed)\b)")
_LEAST = 3
_OPENS = ("d", "p", "g", "t")
"""Determiners, prepositions and possessives: what stands right before the kind of a noun ("that first week")."""


def plain(word: str) -> str:
    """A word without the ending of a possessive."""
    return word.removesuffix("'s").removesuffix("’s").rstrip("’'")


def words_in(text: str, start: int, end: int) -> list[str]:
    """The words and marks of a stretch of text."""
    return [plain(word) for word in _WORD.findall(text, start, end)]


def _mark(word: str) -> str:
    root = root_of(word)
    told = word[:1].isalpha() and len(word) >= _LEAST and word not in listed("claim_words", "functions")
    return matter(root) if told else ""


_MARKS = Known(_mark)


def mark_of(word: str) -> str:
    """What stands for a word in any form; nothing for one that tells nothing."""
    return _MARKS[word]


def of_other_kind(a: Page, one: int, b: Page, other: int) -> bool:
    """The same of two sentences, by their numbers in their articles."""
    here, there = a.facts.sentences[one], b.facts.sentences[other]
    return other_kind(words_in(a.lower, here.start, here.end), words_in(b.lower, there.start, there.end))


def other_kind(left: Sequence[str], right: Sequence[str]) -> bool:
    """Has a noun that two sentences share another word right before it in each, which the other sentence lacks? Or does
    such a word in one of them say that it is another one: "a second landslide", "the last strike"?"""
    one, other = _kinds(left), _kinds(right)
    here, there = (frozenset(map(mark_of, words)) for words in (left, right))
    for noun in one.keys() & other.keys():
        before, after = one[noun], other[noun]
        if before and after and not before & (after | there) and not after & here:
            return True
        if _others() & (before ^ after):
            return True
    return False


@cache
def _others() -> frozenset[str]:
    return listed("ties", "other_one")


def _kinds(words: Sequence[str]) -> dict[str, set[str]]:
    """The marks of words with those of the words right before them, where these open a phrase."""
    found: dict[str, set[str]] = defaultdict(set)
    for first, before, word in zip(("", "", *words), ("", *words), words, strict=False):
        if mark := mark_of(word):
            found[mark] |= {_kind(first, before)} - {""}
    return found


def _kind(first: str, word: str) -> str:
    known = load("function_words").forms.get(first)
    opens = not first[:1].isalpha() or (known is not None and known[1] in _OPENS)
    if not opens or not word[:1].isalpha() or word.endswith("ing"):
        return ""
    return word if word in _others() else mark_of(word)


def named_apart(a: Page, one: int, b: Page, other: int) -> bool:
    """Has a noun of two sentences, with those before them in their paragraphs, a name right before it in each, and none
    in common: "its Hull cannery" and "its Grimsby cannery"?"""
    for find in (_named_nouns, _nouns_of_names):
        left, right = find(a, one), find(b, other)
        if any(not left[noun] & right[noun] for noun in left.keys() & right.keys()):
            return True
    return False


def _nouns_of_names(page: Page, sentence: int) -> dict[str, set[str]]:
    """What is told of by a name and its noun: the hospice of "the Lantern hospice was", the shop of "the Lantern
    hospice shop, founded"."""
    here, found = page.facts.sentences[sentence], defaultdict[str, set[str]](set)
    for name, nouns in _NAME_NOUNS.findall(page.article.text, here.start, here.end):
        found[name].add(mark_of(nouns.split()[-1]))
    return found


def _named_nouns(page: Page, sentence: int) -> dict[str, set[str]]:
    """The nouns right behind a name, with those names."""
    here, before = page.facts.sentences[sentence], page.facts.sentences[max(0, sentence - 1)]
    start = before.start if before.block == here.block else here.start
    found: dict[str, set[str]] = defaultdict(set)
    for name, noun in _NAMED_NOUN.findall(page.article.text, start, here.end):
        found[mark_of(noun)].add(name)
    return found


def beside_another(text: str, start: int, verb: int) -> str | None:
    """The noun right before a verb, if another thing stands beside it, in it or near it, and is the subject: the pub in
    "the stable behind the pub was built"."""
    found = _BESIDE.search(text, start, verb)
    return (found["thing"] or found["place"]) if found else None


def of_what(page: Page, claim: Claim) -> str:
    """What pairs, groups or tonnes are of: "470 pairs of gulls"."""
    found = _OF_KIND.match(page.lower, claim.end) if claim.subject in _MEASURED_OUT else None
    return mark_of(found["kind"]) if found else ""


_MEASURED_OUT = frozenset({"pair", "group", "herd", "flock", "bottle", "box", "crate", "load", "acre", "copy", "case"})
_OF_KIND = patterns.lazy(r" of (?:[a-z-]+ )?(?P<kind>[a-z]{3,}s)\b")
