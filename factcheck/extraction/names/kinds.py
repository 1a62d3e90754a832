"""What a piece of capitalised words is: title and person, organisation, place, or something else."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from factcheck import patterns
from factcheck.extraction.names.chains import Piece, Token
from factcheck.extraction.names.lexicon import NameLexicon
from factcheck.model import NameKind


class Mention(msgspec.Struct):
    """A name while it is being read. ``sure`` is False where only the article can tell what it is; ``initial`` where
    the first word has its capital from its place in the sentence; ``ordinary`` where its one word is common English."""

    tokens: Piece
    kind: NameKind
    title: str | None = None
    sure: bool = True
    initial: bool = False
    ordinary: bool = False
    canonical: str = ""
    keys: tuple[str, ...] = ()

    @property
    def start(self) -> int:
        return self.tokens[0].start

    @property
    def end(self) -> int:
        return self.tokens[-1].end

    def __post_init__(self) -> None:
        self.keys = tuple([token.key for token in self.tokens])


class Kinds:
    """Classifies the pieces of one article. ``small`` are the words that the article has in lower case."""

    def __init__(self, text: str, words: NameLexicon, small: frozenset[str]) -> None:
        self._text = text
        self._words = words
        self._small = small

    def mentions(self, piece: Piece, initial: bool) -> Iterator[Mention]:
        """The names in a piece, left to right."""
        piece, initial = self._opened(piece, initial)
        if not piece:
            return
        at = self._title_at(piece)
        if at < 0:
            yield from self._plain(piece, initial)
            return
        left, title = self._split_title(piece[: at + 1])
        if left:
            yield from self._plain(left, initial)
        office, rest = self._office(piece, at)
        if title[-1].key in self._words.nobles and office and not rest:
            yield Mention([*title, *office], "person")
            return
        if rest:
            words = self._text[title[0].start : (office or title)[-1].end]
            yield Mention(rest, "person", " ".join(words.split()))
        elif office:
            yield from self._plain(office, False)

    def _office(self, piece: Piece, at: int) -> tuple[Piece, Piece]:
        """What a title is the title of ("Minister of Information"), and the words after it."""
        rest = piece[at + 1 :]
        if not piece[at].joint.startswith(("of", "for")):
            return [], rest
        words = self._words
        named = next((i for i, token in enumerate(rest) if i and words.is_given(token.key)), None)
        last = rest[-1].key
        if named is not None:
            return rest[:named], rest[named:]
        if last in words.organisation_heads or last in words.place_heads or self._known(rest):
            return rest, []
        cut = 1
        while cut < len(rest) and (rest[cut - 1].joint or words.ordinary(rest[cut].key)):
            cut += 1
        return rest[:cut], rest[cut:]

    def _opened(self, piece: Piece, initial: bool) -> tuple[Piece, bool]:
        """Leave out the words before a name that have a capital only because a sentence begins with them."""
        words = self._words
        while piece and (piece[0].key in words.openers or piece[0].key.endswith(_CONTRACTED)):
            if piece[0].text in ("US", "IT", "WHO"):
                break
            if len(piece) > 1 and (words.is_given(piece[0].key) or self._known(piece)):
                break
            if len(piece) > 1 and piece[0].key in ("new", "first", "second", "third", "one") and not initial:
                break
            if (
                len(piece) > 1
                and piece[0].key in ("new", "last", "next")
                and (self._known(piece) or f"new-{piece[1].key}" in words.places)
            ):
                break
            piece, initial = piece[1:], False
        if not initial or len(piece) < 2:
            return piece, initial
        first = piece[0]
        name = words.is_given(first.key) or first.key in words.titles or self._known(piece)
        name = name or (first.joint != "" and first.key in words.of_heads)
        if name or piece[-1].key in words.organisation_heads or piece[-1].key in words.place_heads:
            return piece, False
        if first.key in words.modifiers and self._title_at(piece) > 0:
            return piece, False
        if first.key in words.places or first.key in words.organisations or first.key in words.aliases:
            return piece, False
        if first.key in words.organisation_heads and piece[-1].key in words.places:
            return piece, False
        if first.key in words.place_firsts and not first.joint and self._no_word(piece[1].key):
            return piece, False
        if words.ordinary(first.key) or first.key in self._small or first.key in words.adjectives:
            return piece[1:], False
        if len(piece) > 2 and words.is_given(piece[1].key):
            return piece[1:], False
        return piece, False

    def _title_at(self, piece: Piece) -> int:
        """The index of the last title that a name follows or that ends the piece; -1 where there is none."""
        words = self._words
        for at in range(len(piece) - 1, -1, -1):
            key = piece[at].key
            if key not in words.titles and key not in words.roles:
                continue
            rest = piece[at + 1 :]
            if rest and piece[at].joint.startswith(("of", "for")) and key not in words.bodies:
                return at
            if not rest:
                named = at and (words.is_given(piece[at - 1].key) or words.is_given(piece[0].key))
                if key in words.roles and not (named and key not in words.offices):
                    return at
                continue
            first, last = rest[0].key, rest[-1].key
            if (last in words.organisation_heads or last in words.place_heads) and not (
                len(rest) > 1 and words.is_given(first) and last in words.surname_heads
            ):
                continue
            if words.is_given(first) or not words.ordinary(first) or key in words.forms:
                return at
        return -1

    def _split_title(self, piece: Piece) -> tuple[Piece, Piece]:
        """Cut "Kent Police Chief Constable" into the name before the title and the title."""
        words = self._words
        for cut in range(len(piece) - 1, 0, -1):
            left = piece[:cut]
            last = left[-1].key
            if last == "police" and piece[cut].key == "crime":
                continue
            if (last in words.organisation_heads and cut > 1) or self._known(left):
                return left, piece[cut:]
        cut = len(piece) - 1
        while cut > 0 and (piece[cut - 1].key in words.modifiers or piece[cut - 1].key in words.titles):
            cut -= 1
        return piece[:cut], piece[cut:]

    def _person_at(self, piece: Piece) -> int:
        """Where given name and surname begin behind words that are no part of them ("NATO Spokesperson Ada Quill")."""
        words = self._words
        last = piece[-1].key
        if last in words.organisation_heads or last in words.place_heads or words.ordinary(last):
            return 0
        for at in range(1, len(piece) - 1):
            first = piece[at - 1]
            if first.joint:
                return 0
            if words.is_given(piece[at].key) and (self._known(piece[:at]) or not words.is_given(piece[0].key)):
                return at if self._known(piece[:at]) or all(self._common(token) for token in piece[:at]) else 0
        return 0

    def _common(self, token: Token) -> bool:
        words = self._words
        key = token.key
        return (
            words.ordinary(key)
            or self._adjective(key)
            or key in words.organisation_heads
            or key in words.places
            or key in words.organisations
            or (token.text.isupper() and len(key) > 2)
        )

    def _no_word(self, key: str) -> bool:
        return not (self._words.ordinary(key) or self._adjective(key) or self._words.is_given(key))

    def _adjective(self, key: str) -> bool:
        return key in self._words.adjectives or key.removesuffix("s") in self._words.adjectives

    def _known(self, piece: Piece) -> bool:
        joined = "-".join(token.key for token in piece)
        words = self._words
        return (
            joined in words.places
            or joined in words.organisations
            or joined in words.other
            or " ".join(token.key for token in piece) in words.aliases
        )

    def _plain(self, piece: Piece, initial: bool) -> Iterator[Mention]:
        words = self._words
        cut = self._person_at(piece)
        if cut:
            if self._known(piece[:cut]):
                yield from self._plain(piece[:cut], initial)
            piece, initial = piece[cut:], False
        while len(piece) > 1 and piece[0].key in words.not_names and not words.is_given(piece[0].key):
            piece, initial = piece[1:], False
        while len(piece) > 1 and piece[-1].key in words.not_names and not words.is_given(piece[0].key):
            piece = piece[:-1]
        if len(piece) == 1:
            yield from self._single(piece, initial)
            return
        kind, sure = self._several(piece)
        yield Mention(piece, kind, sure=sure)

    def _single(self, piece: Piece, initial: bool) -> Iterator[Mention]:
        words = self._words
        key, text = piece[0].key, piece[0].text
        if key in words.not_names or key in words.titles or len(key) < 2 or key.endswith(_COMPOUND):
            return
        stem = key.removesuffix("s")
        if key not in words.aliases and (
            key in words.adjectives or stem in words.adjectives or stem in words.not_names
        ):
            return
        ordinary = words.ordinary(key)
        if key in words.places:
            yield Mention(piece, "place", initial=initial)
        elif key in words.aliases or key in words.organisations:
            if not (initial and text[1:].islower() and ordinary):
                yield Mention(piece, "organisation", initial=initial)
        elif _ROAD.fullmatch(text):
            yield Mention(piece, "place")
        elif text.isupper() and 2 <= len(text) <= 6 and text.isalpha():
            if len(text) < 4 or not ordinary:
                yield Mention(piece, "organisation")
        elif key in words.other:
            yield Mention(piece, "other")
        elif words.is_given(key) and not ordinary:
            yield Mention(piece, "person", sure=False, initial=initial)
        else:
            ordinary = ordinary or key in self._small
            yield Mention(piece, "other", sure=False, initial=initial, ordinary=ordinary)

    def _several(self, piece: Piece) -> tuple[NameKind, bool]:
        words = self._words
        keys = [token.key for token in piece]
        first, last = keys[0], keys[-1]
        joined = "-".join(keys)
        if joined in words.places:
            return "place", True
        if joined in words.organisations or " ".join(keys) in words.aliases:
            return "organisation", True
        for token in piece[:-1]:
            if token.joint == "&":
                return "organisation", True
            if token.joint.startswith(("of", "for")):
                break
            if token.joint in ("on", "upon") or (token.joint == "and" and f"{keys[-2]}-{last}" in words.pairs):
                return "place", True
        if first == "county" or "st" in keys[1:-1]:
            return "place", True
        if last in words.other_heads and not piece[-2].joint:
            return "other", True
        for token in piece[:-1]:
            if token.joint.startswith(("of", "for")):
                return ("place" if token.key in words.regions else "organisation"), True
        named = words.is_given(first) and first not in words.places
        if last in words.corporate or joined.endswith("-white-house"):
            return "organisation", True
        if self._adjective(last):
            return "other", True
        if named and len(keys) == 2 and last in words.surname_heads:
            return "person", True
        if last in words.organisation_heads:
            return "organisation", True
        if last in words.place_heads or first in ("mount", "lake", "lough", "loch", "river"):
            return "place", True
        saint = first in ("san", "santa", "saint", "st")
        if first in words.place_firsts and len(keys) == 2 and (saint or self._no_word(last)):
            return "place", True
        if first in words.organisation_heads and last in words.places:
            return "organisation", True
        if words.is_given(first) and len(keys) <= 4:
            return "person", True
        ordinary = sum(words.ordinary(key) or key in self._small for key in keys)
        if any(key in words.places or key in words.adjectives or key in words.other for key in keys):
            return "other", False
        if any(token.text.isupper() and len(token.text) > 1 and "." not in token.text for token in piece) and not all(
            token.text.isupper() for token in piece
        ):
            return "other", False
        if ordinary == 0 and len(keys) <= 4:
            return "person", False
        return "other", False


_ROAD = patterns.lazy(r"[ABM]\d{1,4}(?:\(M\))?")
_CONTRACTED = ("n't", "'re", "'ve", "'ll", "'m", "'d")
# Adjectives made of names.
_COMPOUND = ("-based", "-born", "-led", "-style", "-backed", "-run", "-owned", "-bound", "-wide", "-trained", "-area")
