"""How many columns of a terminal a text takes."""

from __future__ import annotations

import unicodedata

_JOINER = "\u200d"
_EMOJI_LOOK = "\ufe0f"
_NO_WIDTH = ("Mn", "Me", "Cf")
_SOFT_HYPHEN = "\xad"
_JAMO = range(0x1160, 0x1200)  # vowels and finals of Hangul, drawn into the syllable before them
_SKINS = range(0x1F3FB, 0x1F400)


def columns(text: str) -> int:
    """Two for wide East Asian characters and emoji, none for marks that combine, one for everything else; what a joiner
    ties to an emoji is drawn into it."""
    if text.isascii():
        return len(text)
    total = 0
    last = 0
    before = ""
    for char in text:
        width = _width(char)
        if before == _JOINER or (last == 2 and ord(char) in _SKINS):
            width = 0
        elif char == _EMOJI_LOOK and last == 1:
            width = 1  # asks for the emoji of a character that is narrow as text
        total += width
        last = width or last
        before = char
    return total


def _width(char: str) -> int:
    if (unicodedata.category(char) in _NO_WIDTH and char != _SOFT_HYPHEN) or ord(char) in _JAMO:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def fitting(text: str, room: int) -> int:
    """How many characters from the start of ``text`` fit into ``room`` columns, at least one where there is any."""
    if text.isascii():
        return max(min(len(text), room), 1)
    taken = 0
    for number, char in enumerate(text):
        taken += _width(char)
        if taken > room:
            return max(number, 1)
    return len(text)
