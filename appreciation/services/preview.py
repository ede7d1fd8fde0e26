"""Pages of greetings that are not made yet, drawn as they will be printed. Stores nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from appreciation.domain.batches import Batch, FileKind, Format, Piece
from appreciation.domain.planning import PlannedGreeting
from appreciation.services.desk import Desk
from appreciation.services.drafts import pictures
from appreciation.services.faces import WHOLE, Share, share
from appreciation.services.pieces import composer

_CARRIES_PIECES = frozenset({FileKind.CARDS, FileKind.LETTERS, FileKind.POSTCARDS, FileKind.LABELS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """A PDF, and the page in it (from 1) of each greeting asked for, by its place in the question.

    Greetings whose words do not fit on the paper have no page. `content` is empty without any.
    `front` is the part of such a page that is seen first: left, top, width and height as shares.
    """

    content: bytes
    pages: Mapping[int, int]
    front: Share = WHOLE


def preview(
    desk: Desk, greetings: Sequence[PlannedGreeting], format_: Format = Format.QUARTER_FOLD
) -> Preview:
    """Draw greetings of a plan with the words and designs they will have when they are printed.

    The numbers on them are provisional.
    """
    from appreciation.printing.press import print_batch

    if not greetings:
        return Preview(content=b"", pages={})
    with desk.book.reading() as book:
        composing = composer(book, format_.piece_kind, greetings)
        settings, images = composing.settings, pictures(book)
    pieces: list[Piece] = [
        replace(composing.piece(greeting), number=place)
        for place, greeting in enumerate(greetings, start=1)
    ]
    batch = Batch(
        week="", format=format_, paper=settings.paper_in_use, made_on=desk.today, pieces=()
    )
    printed = print_batch(batch, pieces, settings, images, ())
    contents = {file.kind: content for file, content in printed.files}
    kind = next((kind for kind in contents if kind in _CARRIES_PIECES), None)
    return Preview(
        content=contents[kind] if kind else b"",
        pages={piece.number - 1: piece.page for piece in printed.pieces},
        front=_front(format_, settings.paper_in_use),
    )


def _front(format_: Format, paper_name: str) -> Share:
    if format_ is not Format.QUARTER_FOLD:
        return WHOLE
    from appreciation.printing.imposition import Panel, quarter_fold
    from appreciation.printing.stock import paper

    sheet = paper(paper_name)
    return share(quarter_fold(sheet)[Panel.FRONT].rect, sheet)
