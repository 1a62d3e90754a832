"""The same quotation in other words, or in another mouth: an index of words finds candidates, alignment tells the rest.

Cost is linear in the number of quotations: a word that stands in very many of them leads nowhere and is skipped.
"""

from __future__ import annotations

import math
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Literal

from factcheck import patterns
from factcheck.language.known import Known
from factcheck.language.lexicon import load, table
from factcheck.model import Article, Attribution, Facts, Name, Quotation, Record, Sentence, within

Change = Literal["number", "negation", "word", "form"]
_TOKEN = patterns.lazy(r"\[[^\]]*\]|\.(?: ?\.){2,3}|…|[^\W_]+(?:[.,]\d+)*(?:['’-][^\W_]+)*")
_LEAST, _MOST, _COMMON, _BESIDE, _SPARE = 4, 80, 40, 30, 6
_BACK, _FEW = 240, 2
_STRETCH, _SHARED = 2000, 3
_WHOLE = {"can't": "can not", "cannot": "can not", "won't": "will not", "shan't": "shall not"}
_CONTRACTED = (("n't", " not"), ("'re", " are"), ("'ve", " have"), ("'ll", " will"), ("'m", " am"))
_PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we", "who"})
_STOP = patterns.lazy(r"[.!?;][\s”\"’]|\n")
_NEGATIONS = frozenset({"not", "never", "no", "none", "nobody", "nothing", "cannot", "without"})


class Quoted(Record, frozen=True):
    """One quotation with its words: ``tokens`` lower-cased, ``speaker`` if known; ``tagged`` says that the speaker is
    named beside it."""

    article: Article
    start: int
    end: int
    inner_start: int
    inner_end: int
    tokens: tuple[str, ...]
    speaker: str | None
    tagged: bool

    def place(self, first: int, last: int) -> tuple[int, int]:
        """Where the tokens ``first`` to ``last`` (inclusive) stand, as text offsets."""
        matches = list(_TOKEN.finditer(self.article.text, self.inner_start, self.inner_end))
        return matches[first].start(), matches[last].end()


class Variant(Record, frozen=True):
    """Two wordings of one quotation: ``first`` is the shorter or earlier one. ``start:end`` are the words of
    ``second`` that correspond to it, ``diff`` shows what differs ("was -> is"), ``change`` what kind of word does."""

    first: Quoted
    second: Quoted
    start: int
    end: int
    diff: tuple[str, ...]
    change: Change | None


def quoted(facts: Facts) -> list[Quoted]:
    """The outermost quotations of an article, with their speakers; of its facts quotations and attributions are asked
    for. In evidence all is spoken (a transcript has no marks): of it sentences are asked for."""
    if facts.article.role == "evidence":
        return [_plain(facts.article, start, end) for start, end in _stretches(facts)]
    found = []
    known = _words
    spoken: dict[int, Attribution] = {}
    for attribution in facts.attributions:
        for part in attribution.content:
            spoken.setdefault(part.start, attribution)
    for quotation in facts.quotations:
        if quotation.depth or quotation.end - quotation.start > 4000:
            continue
        who = spoken.get(quotation.start) or _covering(facts, quotation)
        text = facts.article.text
        words = _TOKEN.findall(text, quotation.inner_start, quotation.inner_end)
        tokens = tuple(map(known.__getitem__, words))
        speaker, tagged = who.speaker if who else None, _tagged(text, who, quotation)
        meant = _meant(facts, who, quotation) if who and not tagged else None
        place = quotation.start, quotation.end, quotation.inner_start, quotation.inner_end
        found.append(Quoted(facts.article, *place, tokens, meant or speaker, tagged or meant is not None))
    return found


# The same word of many quotations is held once.
_words = Known(lambda word: sys.intern(word.lower().replace("’", "'")))


def _stretches(facts: Facts) -> Iterator[tuple[int, int]]:
    """The blocks of an article; of long ones stretches that share a few sentences, so that no quotation is cut."""
    run: list[Sentence] = []
    for sentence in facts.sentences:
        if run and (sentence.block != run[0].block or sentence.end - run[0].start > _STRETCH):
            yield run[0].start, run[-1].end
            run = run[-_SHARED:] if sentence.block == run[0].block and sentence.end - run[-1].start < _STRETCH else []
        run.append(sentence)
    if run:
        yield run[0].start, run[-1].end


def _plain(article: Article, start: int, end: int) -> Quoted:
    tokens = tuple(map(_words.__getitem__, _TOKEN.findall(article.text, start, end)))
    return Quoted(article, start, end, start, end, tokens, None, False)


def _tagged(text: str, attribution: Attribution | None, quotation: Quotation) -> bool:
    if attribution is None or attribution.source is None:
        return False
    source = attribution.source
    words = source.text.lower()
    if words in _PRONOUNS or " and " in words:
        return False
    between = (
        text[quotation.end : source.start] if source.start >= quotation.end else text[source.end : quotation.start]
    )
    return len(between) <= _BESIDE and not _STOP.search(between)


def _meant(facts: Facts, attribution: Attribution, quotation: Quotation) -> str | None:
    """Whom "he said" means: the only person who is named in the same paragraph before, near the quotation."""
    source = attribution.source
    if source is None or source.text.lower() not in _PRONOUNS or source.start < quotation.end:
        return None
    start = max(facts.article.text.rfind("\n", 0, quotation.start) + 1, quotation.start - _BACK)
    people = {name.canonical for name in within(facts.names, start, quotation.start) if _person(name)}
    return people.pop() if len(people) == 1 else None


def _person(name: Name) -> bool:
    return name.kind == "person" or (name.kind == "other" and " " in name.canonical)


def _covering(facts: Facts, quotation: Quotation) -> Attribution | None:
    for attribution in facts.attributions:
        if any(part.start <= quotation.start and quotation.end <= part.end for part in attribution.content):
            return attribution
    return None


def variants(quotations: Sequence[Quoted]) -> Iterator[Variant]:
    """Pairs of quotations that are one, in other words or the same words, each pair once, in order of the input."""
    function_words = load("function_words").forms

    def content(quotation: Quoted) -> set[str]:
        return {token for token in quotation.tokens if token.isalnum() and token not in function_words}

    contents = list(map(content, quotations))
    postings: dict[str, list[int]] = defaultdict(list)
    for index, words in enumerate(contents):
        for word in words:
            if len(postings[word]) <= _COMMON:
                postings[word].append(index)
    for index, query in enumerate(quotations):
        if not _LEAST <= len(query.tokens) <= _MOST:
            continue
        told = {word for word in contents[index] if 1 < len(postings[word]) <= _COMMON}
        least = 1 if len(contents[index]) == _FEW else math.ceil(max(_FEW, 0.6 * len(contents[index])))
        # Who shares so many of the words has one of any so few of them: the rarest.
        rarest = sorted(told, key=lambda word: (len(postings[word]), word))[: max(0, len(told) - least + 1)]
        for other in sorted({other for word in rarest for other in postings[word]}):
            longer = len(quotations[other].tokens), other
            if other == index or longer < (len(query.tokens), index):
                continue
            if len(told & contents[other]) < _least(query, quotations[other], len(contents[index])):
                continue
            variant = _align(query, quotations[other])
            if variant is not None:
                yield variant


def _least(one: Quoted, other: Quoted, words: int) -> int:
    """Words of content, of so many, that two quotations must share; of one speaker one of two may differ."""
    if one.speaker and one.speaker == other.speaker and words == _FEW:
        return 1
    return math.ceil(max(_FEW, 0.6 * words))


def _align(first: Quoted, second: Quoted) -> Variant | None:
    from difflib import SequenceMatcher

    start = _nearest(first.tokens, second.tokens)
    around = second.tokens[start : start + len(first.tokens) + _SPARE]
    matcher = SequenceMatcher(None, first.tokens, around, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    matched = sum(block.size for block in blocks)
    if not blocks or matched < 4 or matched < 0.75 * len(first.tokens):
        return None
    low = start + max(0, blocks[0].b - blocks[0].a)
    end = start + blocks[-1].b + blocks[-1].size
    high = min(len(second.tokens), end + len(first.tokens) - blocks[-1].a - blocks[-1].size)
    diff, change = _difference(first.tokens, second.tokens[low:high])
    # "Never" at one place and "once" at another are one change of what was said.
    most = max(2 if change == "negation" else 1, len(first.tokens) // 6)
    if diff and (sum(map(len, diff)) == 0 or len(diff) > most):
        return None
    return Variant(first, second, *second.place(low, high - 1), tuple(diff), change)


def _nearest(first: tuple[str, ...], second: tuple[str, ...]) -> int:
    """Where in ``second`` the stretch begins that has most words of ``first``, a few words early."""
    size, wanted = len(first), set(first)
    hits = [token in wanted for token in second]
    count = best = sum(hits[:size])
    place = 0
    for start in range(1, max(1, len(second) - size + 1)):
        count += hits[start + size - 1] - hits[start - 1]
        if count > best:
            best, place = count, start
    return max(0, place - _SPARE // 2)


def _difference(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[list[str], Change | None]:
    """What differs, as "these words -> those words", and the gravest kind of change."""
    from difflib import SequenceMatcher

    shown: list[str] = []
    kinds: set[Change] = set()
    for tag, a, b, c, d in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        old, new = first[a:b], second[c:d]
        # Brackets and dots say openly that words were changed or left out.
        if tag == "equal" or any(token[0] in "[.…" for token in (*old, *new)) or _alike(old, new):
            continue
        shown.append(f"{' '.join(old) or '(nothing)'} -> {' '.join(new) or '(nothing)'}")
        kinds.add(_kind(old, new))
    order: tuple[Change, ...] = ("number", "negation", "word", "form")
    return shown, next((kind for kind in order if kind in kinds), None)


def _alike(old: Sequence[str], new: Sequence[str]) -> bool:
    """Do words differ in what is contracted, or in blanks, hyphens and apostrophes only: "year ’ s" and "year's"?"""
    if written_out(old) == written_out(new):
        return True
    here, there = (re.sub(r"['’-]", "", "".join(words)) for words in (old, new))
    return here == there != ""


def written_out(words: Sequence[str]) -> list[str]:
    """The words with what is contracted written out: "aren't" and "are not" are said alike."""
    written = " ".join(_WHOLE.get(word, word) for word in words)
    for short, long in _CONTRACTED:
        written = re.sub(rf"{short}\b", long, written)
    return written.split()


def _kind(old: Sequence[str], new: Sequence[str]) -> Change:
    words = (*old, *new)
    if any(any(c.isdigit() for c in word) or word in table("numbers")["cardinals"] for word in words):
        return "number"
    if any(word in _NEGATIONS or word.endswith("n't") for word in words):
        return "negation"
    function_words = load("function_words").forms
    content_old = [word for word in old if word not in function_words]
    content_new = [word for word in new if word not in function_words]
    if [word[:4] for word in content_old] == [word[:4] for word in content_new]:
        return "form"
    return "word"
