"""Comments for factcheck in a draft: ``<!-- factcheck: ... -->`` and, for plain text, ``[factcheck: ...]``."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck import patterns
from factcheck.model.record import Record

_OPEN = patterns.lazy(
    r"<!--[ \t\r\n]{0,20}factcheck[ \t]{0,5}:[ \t\r\n]{0,20}"
    r"|\[factcheck[ \t]{0,5}:[ \t]{0,20}(?=(?P<body>(?:[^\[\]\r\n]|\[[^\[\]\r\n]*\])*)\])"
)


class Comment(Record, frozen=True):
    """``text[start:end]`` is the comment, ``text[body:stop]`` what it says, white space around it left out."""

    start: int
    end: int
    body: int
    stop: int


def comments(text: str, at: int = 0) -> Iterator[Comment]:
    """The comments in a decoded file from ``at`` on, in order. One that is never closed is none."""
    while match := _OPEN.search(text, at):
        if match["body"] is None:
            close = text.find("-->", match.end())
            if close < 0:
                return
            stop, end = close, close + 3
        else:
            stop, end = match.end("body"), match.end("body") + 1
        body = match.end()
        yield Comment(match.start(), end, body, body + len(text[body:stop].rstrip()))
        at = end
