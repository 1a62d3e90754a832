"""Names: who and what an article speaks of, each mention with the fullest form that the article gives it.

Runs of capitalised words are cut into names, told apart by head words ("Constabulary", "Street"), titles and given
names, and then read once more with what the whole article says: surnames, acronyms, short forms, aliases.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.extraction.name_chains import chains, pieces
from factcheck.extraction.name_identity import Identity
from factcheck.extraction.name_kinds import Kinds, Mention
from factcheck.extraction.name_lexicon import NameLexicon, lexicon
from factcheck.model import Article, Name, Sentence

_SMALL = re.compile(r"(?<![\w'’])[a-zß-öø-ÿ]{3,}")
_SAID = re.compile(
    r",?[ \u00a0](?:(?:has|had|also|then|later|previously) )?"
    r"(?:said|says|told|added|adds|writes|wrote|tweeted|insisted|warned|argued|claimed|admitted|explained|continued"
    r"|announced|denied|believes|thinks)\b|, (?:aged )?\d{1,2},"
)


def find(article: Article, sentences: Sequence[Sentence]) -> tuple[Name, ...]:
    """The names of an article, sorted by offset and disjoint; titles are not part of them. Page furniture is not read.

    ``canonical`` is the same for all mentions of one person or organisation: "Mrs Jones", "Jones" and "Donna Jones"
    are Donna Jones unless the article has two people called Jones, "MPF" is what the article says it is.
    """
    words = lexicon()
    text = article.text
    small = frozenset(_SMALL.findall(text))
    kinds = Kinds(text, words, small)
    body: list[Mention] = []
    headings: list[Mention] = []
    for sentence in sentences:
        if sentence.kind == "boilerplate":
            continue
        titled = sentence.kind in ("headline", "subhead") and _title_case(sentence.text)
        for tokens, initial in chains(text, sentence.start, sentence.end):
            for number, piece in enumerate(pieces(tokens, words)):
                found = kinds.mentions(piece, initial and number == 0)
                (headings if titled else body).extend(found)
    mentions = [*body, *headings]
    identity = Identity(text, mentions, words)
    identity.learn()
    identity.resolve()
    spoken = {m.keys[0] for m in body if not m.initial and len(m.tokens) == 1}
    kept = [m for m in body if _stands(m, spoken, text, words)]
    known = {m.canonical for m in kept}
    kept += [m for m in headings if m.canonical in known or (m.sure and m.kind in ("person", "organisation"))]
    kept.sort(key=lambda mention: mention.start)
    return tuple(Name(m.start, m.end, text[m.start : m.end], m.kind, m.canonical, m.title) for m in kept)


def _stands(mention: Mention, spoken: set[str], text: str, words: NameLexicon) -> bool:
    """Whether a mention is a name, when all has been read."""
    if mention.sure:
        return True
    if _SAID.match(text, mention.end) and not (mention.initial and words.ordinary(mention.tokens[0].key)):
        mention.kind = "person" if mention.kind == "other" and len(mention.tokens) < 4 else mention.kind
        return True
    if mention.initial and len(mention.tokens) == 1:
        key = mention.tokens[0].key
        return key in spoken and not words.ordinary(key)
    return True


def _title_case(text: str) -> bool:
    """A headline In This Style: its capitals tell nothing."""
    long = re.findall(r"[^\W\d_]{4,}", text)
    return len(long) > 2 and sum(word[0].isupper() for word in long) >= 0.7 * len(long)
