"""Sentences with exact offsets, block by block, also inside quotations.

An own splitter of one regular expression and three word lists rather than a library: libraries keep a quotation whole,
while a fact-checker needs the sentence that holds the figure. A full stop ends a sentence unless the word before it is
an abbreviation or an initial, or the text goes on in lower case.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from factcheck import patterns
from factcheck.language.lexicon import load
from factcheck.model import Article, Block, Sentence

# A stop, the marks that close with it, and then white space or the end; or two sentences glued at the stop.
_STOP = patterns.lazy(
    r"(?:\.{3,}|(?:\.\s){2}\.|[.!?…]+)(?:[\"”’'»)\]]|\[\d{1,3}\])*(?=\s|$)"
    r"|(?<=[a-z]{2})[.!?][\"”’]?(?=[A-Z][a-z]+\s|[“‘][A-Z]|(?:The|It|A|I)\s)"
    r"|(?<=[a-z]{2}[.!?])[\"”](?=[A-Z])"
)
# Every stop begins with one of these; a set of characters is looked for much faster than the rest.
_MARK = patterns.lazy(r"[.!?…\"”]")
_NEXT = patterns.lazy(r"\s*(?:[\"“”‘’'«(\[–—•*-]\s?){0,3}")
_WORD = patterns.lazy(r"[^\W_]+(?:['’.&-][^\W_]+)*")
_BEFORE = patterns.lazy(r"(?:[^\W_]+[.&-]){0,4}[^\W_]+\Z")
_PARAGRAPH = patterns.lazy(r"\S[^\n\r\v\f\x85\u2028\u2029]*")
_CHUNK = patterns.lazy(r"\S(?:[^\n]|\n(?![ \t\r]*\n))*")
_BLANK_LINE = patterns.lazy(r"\n[ \t\r]*\n")
_LINE_END = patterns.lazy(r"\r\n|\n|\r")
_WIDEST = 120
_RAGGED = 4
_NARROWEST = 50
_DOTTED = patterns.lazy(r"(?:[^\W\d_]\.)+[^\W\d_]")
_NAME_WORDS = 6


def paragraphs(text: str) -> tuple[Block, ...]:
    """Blocks of a text that nobody has segmented: chunks between blank lines where lines are hard-wrapped,
    otherwise lines."""
    pattern = _CHUNK if _hard_wrapped(text) else _PARAGRAPH
    return tuple(Block(m.start(), m.start() + len(m.group().rstrip())) for m in pattern.finditer(text))


def blocks_of(article: Article) -> tuple[Block, ...]:
    """The blocks of an article, or its paragraphs while it has none."""
    return article.blocks if article.blocks is not None else paragraphs(article.text)


def _hard_wrapped(text: str) -> bool:
    """Are paragraphs set over several short lines? Then no line is long, and where a line goes before another one, the
    next word would mostly not have fitted. Few lines, or no blank one, say so only where that holds of all of them,
    they are no narrow ones, and hardly any ends with a sentence."""
    lines = [line.rstrip() for line in _LINE_END.split(text.strip())]
    width = max(map(len, lines))
    if width > _WIDEST:
        return False
    inner = [(line, after.split(None, 1)[0]) for line, after in pairwise(lines) if line and after]
    full = sum(len(line) + 1 + len(word) > width - _RAGGED for line, word in inner)
    stopped = sum(line[-1] in '.!?…:"”’' for line, _ in inner)
    if len(inner) >= 2 and width >= _NARROWEST and full == len(inner) and stopped < 0.4 * len(inner):
        return True
    parted = _BLANK_LINE.search(text) is not None
    return parted and len(inner) >= 3 and full > 0.7 * len(inner) and stopped < 0.5 * len(inner)


@cache
def _lists() -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    lexicon = load("abbreviations")
    before = frozenset(form for form, (_, kind) in lexicon.forms.items() if kind == "before")
    either = frozenset(form for form, (_, kind) in lexicon.forms.items() if kind == "either")
    return before, either, frozenset(lexicon.data["openers"]), frozenset(lexicon.data["said"])


def split(article: Article) -> tuple[Sentence, ...]:
    """The sentences of an article in order; each lies in one block and starts and ends with a visible character.

    A mark that closes after the stop belongs to the sentence, one that opens to the next. Every character that is not
    white space lies in exactly one sentence."""
    text = article.text
    sentences: list[Sentence] = []
    for index, block in enumerate(blocks_of(article)):
        for start, end in spans(text, block.start, block.end):
            sentences.append(Sentence(start, end, text[start:end], index, block.kind))
    return tuple(sentences)


def spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The ``(start, end)`` of each sentence in ``text[start:end]``."""
    at = after = start
    for mark in _MARK.finditer(text, start, end):
        stop = _STOP.match(text, mark.start(), end) if mark.start() >= after else None
        if stop is None:
            continue
        after = stop.end()
        if after >= end:
            break
        if _ends(text, at, stop.start(), after, end):
            yield from _trimmed(text, at, after)
            at = after
    yield from _trimmed(text, at, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    right = len(piece.rstrip())
    if left < right:
        yield start + left, start + right


def _ends(text: str, at: int, stop: int, after: int, end: int) -> bool:
    """Does the sentence that began at ``at`` end with the stop at ``stop``, whose closing marks end at ``after``?"""
    opening = _NEXT.match(text, after, end)
    begin = opening.end() if opening else after
    if begin >= end:
        return True
    first = text[begin]
    if first.islower():
        return False
    mark = text[stop]
    plain = text[stop : stop + 2].rstrip()
    if mark == "." and (plain == "." or plain[1] not in ".…!?"):
        quoted = after > stop + 1 and text[after - 1] in "\"”’'"
        if quoted and _said_follows(text, begin, end, closing=True):
            return False
        return _full_stop_ends(text, at, stop, begin, end, quoted=after > stop + 1)
    if mark in "!?" and after > stop + 1 and text[after - 1] in "\"”’'":
        return not _said_follows(text, begin, end)
    return first.isalnum() or begin > after


def _full_stop_ends(text: str, at: int, stop: int, begin: int, end: int, quoted: bool) -> bool:
    before, either, openers, _ = _lists()
    previous = _BEFORE.search(text, max(at, stop - 24), stop)
    if previous is None:
        return stop > at
    word = previous.group().lower()
    following = _WORD.match(text, begin, end)
    next_word = following.group().lower() if following else ""
    if word in before:
        if word == "no" or len(word) < 2 or word in ("art", "fig", "ch", "op", "con", "est", "tel", "ft"):
            return not text[begin].isdigit() and not (len(word) == 1 and text[stop - 1].isupper())
        return quoted
    if word in either or (len(word) == 1 and text[stop - 1].isupper()) or _DOTTED.fullmatch(word):
        if word == "i" and previous.start() > at:
            return True
        return next_word in openers or (quoted and not next_word.isdigit())
    # A list number ("1. Apples") belongs to its item.
    return not (word.isdigit() and len(word) <= 2 and not text[at : previous.start()].strip())


def _said_follows(text: str, begin: int, end: int, closing: bool = False) -> bool:
    """Does "Poole said" follow? ``closing``: and nothing more in its sentence ("“We won.” Poole said.")."""
    said = _lists()[3]
    at = begin
    for count in range(_NAME_WORDS):
        word = _WORD.match(text, at, end)
        if word is None:
            return False
        if count and word.group() in said:
            return not closing or text[word.end() : word.end() + 1] in (".", "")
        if not (word.group()[0].isupper() or word.group() in ("the", "of", "de", "van")):
            return False
        at = word.end() + 1 + (text[word.end() : word.end() + 1] in ".,")
    return False
