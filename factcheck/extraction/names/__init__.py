"""Names: who and what an article speaks of, each mention with the fullest form that the article gives it.

Runs of capitalised words are cut into names, told apart by head words ("Constabulary", "Street"), titles and given
names, and then read once more with what the whole article says: surnames, acronyms, short forms, aliases.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from factcheck import patterns
from factcheck.extraction.names.chains import Piece, chains, pieces
from factcheck.extraction.names.evidence import printed_title, settle
from factcheck.extraction.names.identity import Identity
from factcheck.extraction.names.kinds import Kinds, Mention
from factcheck.extraction.names.lexicon import housed, lexicon
from factcheck.language.letters import misspelt, unaccented
from factcheck.model import Article, Name, Sentence

_LONGEST = 8
_SMALL = patterns.lazy(r"(?<![\w'’])[a-zß-öø-ÿ]{3,}")


def find(article: Article, sentences: Sequence[Sentence]) -> tuple[Name, ...]:
    """The names of an article, sorted by offset and disjoint; titles are not part of them. Page furniture is not read.

    ``canonical`` is the same for all mentions of one person or organisation: "Mrs Jones", "Jones" and "Donna Jones"
    are Donna Jones unless the article has two people called Jones, "MPF" is what the article says it is.
    """
    house = article.house
    words = housed(house.places, tuple(sorted(house.aliases.items())))
    text = article.text
    small = frozenset(_SMALL.findall(" ".join({*text.split()})))  # each word once
    kinds = Kinds(text, words, small)
    body: list[Mention] = []
    headings: list[Piece] = []
    for sentence in sentences:
        if sentence.kind == "boilerplate":
            continue
        titled = sentence.kind in ("headline", "subhead") and _title_case(sentence.text)
        for tokens, initial in chains(text, sentence.start, sentence.end, words.openers):
            if titled:
                headings.append(tokens)
                continue
            for number, piece in enumerate(pieces(tokens, words)):
                body.extend(kinds.mentions(piece, initial and number == 0))
    settle(body, text, words)
    identity = Identity(text, body, words)
    identity.learn()
    identity.resolve(body)
    spoken = {m.keys[0] for m in body if not m.initial and len(m.tokens) == 1}
    surnames = {m.keys[-1] for m in body if m.kind == "person" and len(m.tokens) > 1}
    kept = [m for m in body if _stands(m, spoken, surnames)]
    known = {m.keys: m for m in kept}
    for tokens in headings:
        kept += _recalled(tokens, known, identity)
    kept.sort(key=lambda mention: mention.start)
    for mention in kept:
        if mention.kind == "person" and mention.title is None:
            mention.title = printed_title(mention, text, words)
    return tuple(Name(m.start, m.end, text[m.start : m.end], m.kind, m.canonical, m.title) for m in kept)


def gender_of(name: Name) -> Literal["female", "male"] | None:
    """The pronoun that a person's title or given name lets expect; None for others and wherever it is not plain."""
    words = lexicon()
    if name.kind != "person":
        return None
    for title in (name.title or "").lower().split():
        if title.rstrip(".") in words.female_titles:
            return "female"
        if title.rstrip(".") in words.male_titles:
            return "male"
    full = name.canonical.split()
    first = unaccented(full[0].lower())
    if len(full) < 2 or first in words.both or (first in words.female) == (first in words.male):
        return None
    return "female" if first in words.female else "male"


def _recalled(tokens: Piece, known: dict[tuple[str, ...], Mention], identity: Identity) -> Iterator[Mention]:
    """The names in the capitals of a headline in title case: those that the body has."""
    at = 0
    while at < len(tokens):
        for size in range(min(_LONGEST, len(tokens) - at), 0, -1):
            part = tokens[at : at + size]
            same = known.get(tuple(token.key for token in part))
            person = identity.person(part[0].key, None) if size == 1 and same is None else None
            if same or person:
                yield Mention(part, same.kind if same else "person", canonical=same.canonical if same else person or "")
                at += size - 1
                break
        at += 1


def _stands(mention: Mention, spoken: set[str], surnames: set[str]) -> bool:
    """Whether a mention is a name, when all has been read: a single unknown word is one where it is no common word and
    has its capital inside a sentence too, or is a surname of the article but for a slip of the pen."""
    if mention.sure or len(mention.tokens) > 1:
        return True
    key = mention.keys[0]
    return not mention.ordinary and (
        not mention.initial or key in spoken or any(name[:1] == key[:1] and misspelt(name, key) for name in surnames)
    )


def _title_case(text: str) -> bool:
    """A headline In This Style: its capitals tell nothing."""
    long = patterns.compile(r"[^\W\d_]{4,}").findall(text)
    return len(long) > 2 and sum(word[0].isupper() for word in long) >= 0.7 * len(long)
