"""Words that tell of one matter, verbs and nouns together: theft and stealing, cost and bill."""

from __future__ import annotations

from factcheck.derived import kept
from factcheck.language.inflection import forms
from factcheck.language.lexicon import table
from factcheck.language.roots import root_of


@kept(dict[str, str])
def matters() -> dict[str, str]:
    """From the root of a word to that of the first word of its line."""
    return {
        root_of(form): root_of(group[0])
        for group in reversed(table("matters")["alike"])
        for word in group
        for form in (word, *forms(word, "verb"))
    }


def matter(root: str) -> str:
    """The root that stands for all words that tell of one matter: theft for stealing."""
    return matters().get(root, root)
