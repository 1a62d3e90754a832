"""Runs of capitalised words, cut into the pieces that could each be one name."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from factcheck import patterns
from factcheck.extraction.names.lexicon import NameLexicon

_UP = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢİĪĮĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŸŹŻŽȘȚ"
_TITLES = (
    "Mr Mrs Ms Mx Dr Prof Sen Rep Gov Gen Lt Col Sgt Capt Rev Hon Det Insp Supt Cllr St Mt Ft Adm Cpl Maj Jr Sr".split()  # noqa: SIM905
)
_LETTERS = rf"(?:\w|&(?=[{_UP}])|[-‑](?=\w)|['’](?!s\b)(?=\w))*"
_WORD = (
    rf"(?:[{_UP}]\.(?:[{_UP}]\.)*(?!\w)|(?:{'|'.join(_TITLES)})\."
    rf"|(?:(?:[Aa][dlns]|[EeUu]l)-)?[{_UP}]{_LETTERS})"
)
# The same where its first letter has been read: to a set of letters `re` skips, and a run begins with one.
_OPENED = (
    rf"[{_UP}aeu](?<![\w&].)(?<!\w['’-].)(?:(?<![aeu])|(?=[dlns]-))"
    rf"(?:(?<=[{_UP}])\.(?:[{_UP}]\.)*(?!\w)|(?:{'|'.join(f'(?<={title[0]}){title[1:]}' for title in _TITLES)})\."
    rf"|(?:(?:(?<=[Aa])[dlns]|(?<=[EeUu])l)-[{_UP}]|(?<=[{_UP}])){_LETTERS})"
)
_PARTICLES = "de|da|di|du|del|della|la|le|van|von|der|den|bin|ibn|al|el|dos|das|do"
_ON = r"(?:up)?on(?=[ ](?:Tyne|Trent|Hull|Thames|Sea|Avon|Wye|Solent|Humber|Soar|Stour|Tees|Tweed|Medway)\b)"
_JOIN = rf"(?:['’]s?)?[ \u00a0\r\n]{{1,3}}(?:(?:and|&|of|for|the|{_ON}|{_PARTICLES})[ \u00a0\r\n]{{1,2}}){{0,3}}"
CHAIN = patterns.lazy(rf"{_OPENED}(?:{_JOIN}{_WORD})*")
# Most sentences have no name that begins with a small letter ("al-Masri").
_PLAIN = patterns.lazy(rf"{_OPENED.replace('aeu]', ']', 1)}(?:{_JOIN}{_WORD})*")
_SMALL = patterns.lazy(r"[aeu][dlns]-")
_TOKEN = patterns.lazy(rf"({_WORD})({_JOIN})?")
# No name has more words; capitals without end are no name.
_LONGEST = 12
_PARTICLE = patterns.lazy(rf"(?:{_PARTICLES})(?: (?:{_PARTICLES}))*")
_MARKS = "\"“”‘’'([*•…"
_OPENING = patterns.lazy(r"[\s\"“”‘’'(\[–—:•*…-]*\Z")


class Token:
    """A capitalised word: ``key`` is its lower-case form without stops, ``joint`` what stands before the next one."""

    __slots__ = ("end", "joint", "key", "start", "text")

    def __init__(self, text: str, start: int, joint: str) -> None:
        self.text = text
        self.start = start
        self.end = start + len(text)
        self.key = text.lower().replace("’", "'").rstrip(".") if "." not in text[:-1] else text.lower().rstrip(".")
        self.joint = joint

    def __repr__(self) -> str:
        return self.text


Piece = list[Token]


def chains(text: str, start: int, end: int, openers: Container[str]) -> Iterator[tuple[Piece, bool]]:
    """The runs of capitalised words in a sentence, and whether the first word would have its capital anyway. Words
    that open sentences (``openers``, lower case) are left out where they stand alone."""
    chain = _PLAIN if _SMALL.search(text, start, end) is None else CHAIN
    for match in chain.finditer(text, start, end):
        run = match[0]
        single = " " not in run and "\n" not in run and "\u00a0" not in run
        if single and run[1:].islower() and run.lower() in openers:
            continue
        at = match.start()
        before = text[at - 1] if at > start else ""
        if before == " " and at - 1 > start:
            initial = text[at - 2] in ":•….!?" or _OPENING.match(text, start, at) is not None
        else:
            initial = before in _MARKS
        if single:
            yield [Token(run, at, "")], initial
        else:
            words = _TOKEN.finditer(text, at, match.end())
            yield [Token(w[1], w.start(), " ".join(w[2].split()) if w[2] else "") for w in words], initial


def pieces(tokens: Piece, words: NameLexicon) -> Iterator[Piece]:
    """Cut a run where two names meet: at "and", at a possessive, at an "of" that no name has inside."""
    piece: Piece = []
    for index, token in enumerate(tokens):
        piece.append(token)
        if index + 1 == len(tokens):
            break
        joint = token.joint
        if len(piece) == _LONGEST or (
            joint and not _PARTICLE.fullmatch(joint) and not _binds(piece, joint, tokens[index + 1 :], words)
        ):
            yield piece
            piece = []
    if piece:
        yield piece


def _binds(piece: Piece, joint: str, rest: Sequence[Token], words: NameLexicon) -> bool:
    last = piece[-1].key
    if joint in ("&", "on", "upon"):
        return True
    compound = any(token.joint.startswith(("of", "for")) for token in piece[:-1])
    if joint == "and":
        if last == "police" and rest[0].key == "crime":
            return True
        if f"{last}-{rest[0].key}" in words.pairs and (compound or last != "england"):
            return True
        if compound and words.ordinary(rest[0].key) and not words.is_given(rest[0].key):
            return True
        return words.ordinary(last) and last not in words.places and _run(rest)[-1].key in words.organisation_heads
    if joint in ("'s", "’s", "'", "’"):
        saint = len(piece) > 1 and piece[-2].key == "st"
        owner = saint or last in words.possessors or (joint in ("'", "’") and words.ordinary(last))
        head = _run(rest)[-1].key
        return owner and (head in words.organisation_heads or head in words.place_heads or head == "cross")
    if joint.startswith(("of", "for")):
        return last in words.of_heads or last in words.titles or (len(piece) > 1 and last == "state" and joint == "for")
    return False


def _run(tokens: Sequence[Token]) -> Sequence[Token]:
    """The words up to the next joint."""
    for index, token in enumerate(tokens):
        if token.joint:
            return tokens[: index + 1]
    return tokens
