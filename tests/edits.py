"""A draft as somebody types: pieces put in, taken out, moved."""

from __future__ import annotations

import random

_PIECES = (
    "“", "”", '"', "’", " ", ".", "\n\n", "# ", "He said so. ", "That month ", " 12 ", "Mr Poole ",
    "“We won,” said Ida Lee. ", "In 2019, ", " 40 per cent", " aged 34", " was killed", "A", "7", "Marsh denied it. ",
    "The total was 300. ", "£4m ", "x",
)  # fmt: skip
_LENGTHS = (1, 1, 2, 20, 200)


def edited(text: str, chance: random.Random) -> str:
    """The text after one edit."""
    at, size = chance.randrange(len(text) + 1), chance.choice(_LENGTHS)
    act = chance.choice(("put", "put", "take", "move"))
    if act == "put":
        return text[:at] + chance.choice(_PIECES) + text[at:]
    moved = text[at : at + size] if act == "move" else ""
    return text[:at] + text[at + size :] + moved
