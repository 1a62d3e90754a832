"""The long tail of located "... ago" expressions that the grammar leaves over, read by dateparser.

dateparser is asked only for words already cut out of the text, once for each wording and day, and imported only then.
"""

from __future__ import annotations

import datetime
from functools import lru_cache

from factcheck.extraction.dates.grammar import Cascade, Match
from factcheck.extraction.dates.relative import of_span
from factcheck.extraction.dates.tokens import Token

LONGTAIL = Cascade()
LONGEST = 60


@lru_cache(maxsize=4096)
def parse(words: str, published: datetime.date) -> datetime.date | None:
    """The day of a relative expression, None where dateparser has none."""
    import dateparser

    base = datetime.datetime.combine(published, datetime.time(12))
    try:
        found = dateparser.parse(words, languages=["en"], settings={"RELATIVE_BASE": base})
    except (ValueError, OverflowError):
        return None
    return found.date() if found is not None else None


@LONGTAIL.rule("[nwNQA4][nwNQA4Uqlh&,+-]{1,6}a", "a")
def _ago(m: Match) -> Token | None:
    """whatever is counted and ends in "ago" """
    made = m.build("1", None)
    words = " ".join(m.reading.text[made.start : made.end].split())
    if m.reading.published is None or not words.lower().endswith("ago") or len(words) > LONGEST:
        return None
    day = parse(words.lower(), m.reading.published)
    if day is None or day > m.reading.published:
        return None
    made.value = of_span((day, day), "day")
    return made
