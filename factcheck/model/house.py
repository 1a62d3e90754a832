"""What a newsroom says about all of its copy."""

import msgspec

from factcheck.model.record import Record


class House(Record, frozen=True):
    """The register of a house.

    ``names`` are people as they are spelt, ``titles`` maps some of them to the office that they hold, ``places`` are
    local places that the built-in lists do not have, ``aliases`` map short forms to what they stand for ("the Yard":
    "Metropolitan Police"), ``abbreviations`` need not be spelt out.
    """

    names: tuple[str, ...] = ()
    titles: dict[str, str] = msgspec.field(default_factory=dict)
    places: tuple[str, ...] = ()
    aliases: dict[str, str] = msgspec.field(default_factory=dict)
    abbreviations: tuple[str, ...] = ()

    def __or__(self, other: "House") -> "House":
        """This register with another one added to it; where both speak of one thing, the other one holds."""
        return House(
            tuple(dict.fromkeys((*self.names, *other.names))),
            self.titles | other.titles,
            tuple(dict.fromkeys((*self.places, *other.places))),
            self.aliases | other.aliases,
            tuple(dict.fromkeys((*self.abbreviations, *other.abbreviations))),
        )
