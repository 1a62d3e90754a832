"""``factcheck rules debug FILE:LINE``."""

from __future__ import annotations

import click

from factcheck.commands.output import finish
from factcheck.commands.rules.place import facts_at
from factcheck.engine.explaining import annotated


@click.command(name="debug")
@click.argument("place", metavar="FILE:LINE")
def command(place: str) -> None:
    """Show the sentences of a line as rules see them: with their figures, dates and names."""
    facts, start, end = facts_at(place)
    lines = []
    for sentence in facts.sentences:
        if sentence.start < end and start < sentence.end:
            lines.append(f"{sentence.kind}, sourced: {sentence.sourced}")
            lines.append(f"  {annotated(facts, sentence.start, sentence.end)}")
            lines += [
                f"  quotation {quotation.text}"
                for quotation in facts.quotations
                if sentence.start <= quotation.start < sentence.end
            ]
            lines += [
                f"  said by {item.source.text if item.source else 'nobody named'} ({item.kind})"
                for item in facts.attributions
                if any(sentence.start <= span.start < sentence.end for span in item.content)
            ]
    finish("".join(f"{' '.join(line.split()) if line[:1] != ' ' else line}\n" for line in lines))
