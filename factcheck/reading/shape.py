"""The shape of a line: stopped like a sentence, set like a headline."""

from __future__ import annotations

from factcheck import patterns

_STOPPED = patterns.lazy(r"[.!?…:;,][\"'”’»)\]\s*_]*(?:\([^()]{1,60}\))?\Z")
_LONG_WORD = patterns.lazy(r"[^\W\d_]{4,}")


def stopped(line: str) -> bool:
    """Whether the line ends like a sentence or goes on: with a stop, or a colon, comma or semicolon."""
    return _STOPPED.search(line[-80:]) is not None


def title_case(line: str) -> bool:
    """Whether nearly all long words begin with a capital, as in a headline in title case."""
    words = _LONG_WORD.findall(line)
    return len(words) > 2 and sum(word[0].isupper() for word in words) >= 0.8 * len(words)
