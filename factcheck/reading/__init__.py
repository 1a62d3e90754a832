"""Floor 1: from a file to an Article, with an exact map back to the file.

:func:`read` and :func:`from_source` give segmented articles; :func:`segment` does the same for one made from text in
memory. Importing this package is cheap: the format readers, YAML and the charset detector load when a draft needs them.
"""

from __future__ import annotations

from factcheck.reading.decoding import decode
from factcheck.reading.discovery import discover
from factcheck.reading.drafts import from_source, read
from factcheck.reading.segmentation import segment

__all__ = ["decode", "discover", "from_source", "read", "segment"]
