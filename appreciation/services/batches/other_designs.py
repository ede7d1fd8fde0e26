"""The designs one piece of a draft could have, each drawn with its words."""

from dataclasses import dataclass, replace

from appreciation.domain.batches import PieceState
from appreciation.services.batches.batch_pages import BatchPages, drawn_pages
from appreciation.services.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class DesignChoice:
    """A design by id and name; `number` is that of its page in `pages` of the choices."""

    id: str
    name: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DesignChoices:
    """What a piece could look like; `chosen` is the id of its design now."""

    choices: tuple[DesignChoice, ...]
    chosen: str
    pages: BatchPages


def design_choices(desk: Desk, number: int) -> DesignChoices:
    """Return the designs that suit the day of a piece, drawn with the words on its front."""
    from appreciation.printing.designs import designs, suitable

    with desk.book.reading() as book:
        piece = book.batches.piece(number)
        batch = book.batches.batch(piece.batch_id)
    fitting = suitable(
        designs(), piece.occasion, day=piece.date, label=piece.label, years=piece.years
    )
    choices = tuple(
        DesignChoice(id=design.id, name=design.name, number=place)
        for place, design in enumerate(fitting, start=1)
    )
    pieces = tuple(
        replace(piece, number=each.number, design=each.id, state=PieceState.PLANNED)
        for each in choices
    )
    pages = drawn_pages(desk, replace(batch, pieces=pieces))
    return DesignChoices(choices=choices, chosen=piece.design, pages=pages)
