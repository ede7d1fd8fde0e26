"""Pages of greetings that are not made yet, drawn as they will be printed. Stores nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from appreciation.domain.batches import Batch, FileKind, Format, Piece
from appreciation.domain.planning import PlannedGreeting
from appreciation.services.batches.drafts import pictures
from appreciation.services.batches.faces import WHOLE, Share, share
from appreciation.services.batches.pieces import composer
from appreciation.services.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """What is seen of a piece first: a page (from 1) of a PDF, and the part of it that shows it."""

    kind: FileKind
    page: int
    share: Share = WHOLE


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """PDFs, and the front of each greeting asked for in them, by its place in the question.

    Greetings whose words do not fit on the paper have no front, nor have those for people who are
    no longer in the book: a plan may be older than what somebody has just taken out.
    """

    contents: Mapping[FileKind, bytes]
    fronts: Mapping[int, Front]


def preview(
    desk: Desk, greetings: Sequence[PlannedGreeting], format_: Format = Format.QUARTER_FOLD
) -> Preview:
    """Draw greetings of a plan with the words and designs they will have when they are printed.

    The numbers on them are provisional.
    """
    from appreciation.printing.press import print_batch
    from appreciation.services.batches.supplies import supplies

    if not greetings:
        return Preview(contents={}, fronts={})
    with desk.book.reading() as book:
        composing = composer(book, format_.piece_kind, greetings)
        settings, images = composing.settings, pictures(book)
    pieces: list[Piece] = [
        replace(composing.piece(greeting), number=place)
        for place, greeting in enumerate(greetings, start=1)
        if composing.is_possible(greeting)
    ]
    if not pieces:
        return Preview(contents={}, fronts={})
    batch = Batch(
        week="", format=format_, paper=settings.paper_in_use, made_on=desk.today, pieces=()
    )
    things = supplies(desk, settings, images, pieces)
    printed = print_batch(batch, pieces, settings, things, ())
    return Preview(
        contents={file.kind: content for file, content in printed.files},
        fronts={
            piece.number - 1: Front(
                kind=batch.format_of(piece).file_kind,
                page=piece.page,
                share=_front(batch.format_of(piece), settings.paper_in_use),
            )
            for piece in printed.pieces
        },
    )


def _front(format_: Format, paper_name: str) -> Share:
    if format_ is not Format.QUARTER_FOLD:
        return WHOLE
    from appreciation.printing.imposition import Panel, quarter_fold
    from appreciation.printing.stock import paper

    sheet = paper(paper_name)
    return share(quarter_fold(sheet)[Panel.FRONT].rect, sheet)
