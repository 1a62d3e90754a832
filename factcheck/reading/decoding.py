"""Bytes to text: UTF-8 first, then what English newsrooms still send, then a guess."""

from __future__ import annotations

import codecs
import re
from functools import cache

from factcheck.errors import ReadingError

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"\x7fELF", b"\x1f\x8b", b"\xd0\xcf\x11\xe0")
_CONTROL = bytes(set(range(32)) - set(b"\t\n\v\f\r\b\x1b"))
_SAMPLE = 65_536


def decode(data: bytes) -> str:
    """The text of a file: UTF-8 if it can be, a byte order mark dropped, no newline translated.

    Other encodings are Windows-1252 where all bytes beyond ASCII are what English copy has in it, else
    charset-normalizer's best guess. Raises ReadingError (kind "binary") for data that is no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding)
    if data.startswith(_MAGIC):
        raise _binary()
    sample = data[:_SAMPLE]
    if b"\0" in sample:
        return _without_mark(data, sample)
    if len(sample) - len(sample.translate(None, _CONTROL)) > len(sample) // 50:
        raise _binary()
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _guess(data)


@cache
def _windows() -> re.Pattern[bytes]:
    """Windows-1252 typography (quotation marks, dashes, pound, euro, bullet, ellipsis, no-break space, degree,
    fractions) or an accented letter inside a word; anything else is left to the detector."""
    return re.compile(
        rb"(?:[\x00-\x7f\x80\x85\x91-\x97\x99\xa0\xa3\xa7\xa9\xae\xb0\xb1\xb2\xb7\xbc-\xbe]"
        rb"|[\xc0-\xd6\xd8-\xf6\xf8-\xff](?=[a-zA-Z\s.,;:!?'\x92)])|(?<=[a-zA-Z])[\xc0-\xd6\xd8-\xf6\xf8-\xff])*"
    )


def _binary() -> ReadingError:
    return ReadingError("binary, not text", kind="binary")


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        message = f"marked as {encoding} but not valid at byte {error.start}"
        raise ReadingError(message, kind="unreadable") from error


def _without_mark(data: bytes, sample: bytes) -> str:
    """UTF-16 of English text has a zero in every other byte; any other zero means binary."""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    for zeros, others, encoding in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        if half > 3 and zeros > 0.7 * half and others < 0.02 * half + 1:
            return _strict(data, encoding)
    raise _binary()


def _guess(data: bytes) -> str:
    if _windows().fullmatch(data):
        return data.decode("cp1252", errors="replace")
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    if best is None:
        message = "neither UTF-8 nor any other encoding that could be recognised"
        raise ReadingError(message, kind="unreadable")
    text = str(best)
    return text.removeprefix("\ufeff")
