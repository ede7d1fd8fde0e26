"""The pages of a batch: of a draft as they would be printed, of any other as they were kept."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from appreciation.domain.batches import Batch, FileKind, PaperWarning, Piece
from appreciation.domain.planning import LeftOut
from appreciation.domain.settings import Settings
from appreciation.printing.stock import Envelope, Paper, envelopes, label_sheet, papers
from appreciation.services.batches.drafts import pictures
from appreciation.services.batches.faces import Face, faces, with_envelopes
from appreciation.services.desk import Desk

_TWO_SIDED = frozenset({FileKind.POSTCARDS})
_NEAR_MM = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Stack:
    """One file of a batch as a stack of sheets for the printer.

    `stock` names what is put into it, as `A4`, `C6` or `L7160`; it is empty for a size there is no
    name for. Width and height are those of its pages. `pieces` counts those that are on it, where
    it is a stack of a whole batch.
    """

    kind: FileKind
    pages: int
    stock: str
    width_mm: float
    height_mm: float
    pieces: int = 0

    @property
    def two_sided(self) -> bool:
        """Whether sheets are printed on both sides, and turned over their long edge."""
        return self.kind in _TWO_SIDED

    @property
    def sheets(self) -> int:
        """How many sheets go through the printer."""
        return (self.pages + 1) // 2 if self.two_sided else self.pages


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchPages:
    """The PDFs of a batch by kind, and where in them each piece is.

    `unprintable` says of pieces that are not on paper why. `contents` lacks what went with somebody
    who was forgotten.
    """

    contents: Mapping[FileKind, bytes] = field(default_factory=dict)
    faces: Mapping[int, tuple[Face, ...]] = field(default_factory=dict)
    stacks: tuple[Stack, ...] = ()
    unprintable: Mapping[int, str] = field(default_factory=dict)
    warnings: tuple[PaperWarning, ...] = ()


def trial_page(stack: Stack) -> bytes:
    """Return a test sheet on the stock of a stack."""
    from appreciation.printing.trial import trial_sheet

    name = stack.stock or stack.kind.value
    return trial_sheet(name, stack.width_mm, stack.height_mm, two_sided=stack.two_sided)


def drawn_pages(desk: Desk, batch: Batch, left_out: Sequence[LeftOut] = ()) -> BatchPages:
    """Draw a draft as it would be printed now. Stores nothing."""
    from appreciation.printing.press import print_batch
    from appreciation.services.batches.supplies import supplies

    with desk.book.reading() as book:
        settings, images = book.settings.settings(), pictures(book)
    things = supplies(desk, settings, images, batch.pieces)
    printed = print_batch(batch, batch.pieces, settings, things, left_out)
    contents = {file.kind: content for file, content in printed.files}
    return replace(
        _pages(batch, printed.pieces, contents, settings),
        unprintable={each.number: each.reason for each in printed.unprintable},
        warnings=printed.warnings,
    )


def kept_pages(desk: Desk, batch: Batch) -> BatchPages:
    """Return the pages of a finished batch, as they were kept."""
    with desk.book.reading() as book:
        settings = book.settings.settings()
        contents = {
            each.kind: book.batches.file_content(batch.id, each.kind)
            for each in batch.files
            if book.batches.has_content(batch.id, each)
        }
    on_pages = [each for each in batch.pieces if each.page]
    return _pages(batch, on_pages, contents, settings)


def kept_file(desk: Desk, batch: Batch, kind: FileKind) -> tuple[Stack, bytes]:
    """Return one kept PDF of a batch; raise `ErasedFileError` when it went with somebody."""
    with desk.book.reading() as book:
        labels = label_sheet(book.settings.settings().label_sheet, batch.paper)
        content = book.batches.file_content(batch.id, kind)
    return stack(kind, content, labels.name), content


def stack(kind: FileKind, content: bytes, label_sheet_name: str = "", *, pieces: int = 0) -> Stack:
    """Return what a PDF of a batch is to the printer."""
    from appreciation.printing.reprint import page_count, page_size_mm

    width_mm, height_mm = page_size_mm(content)
    return Stack(
        kind=kind,
        pages=page_count(content),
        stock=label_sheet_name if kind is FileKind.LABELS else _stock(width_mm, height_mm),
        width_mm=width_mm,
        height_mm=height_mm,
        pieces=pieces,
    )


def _pages(
    batch: Batch, pieces: Sequence[Piece], contents: Mapping[FileKind, bytes], settings: Settings
) -> BatchPages:
    labels = label_sheet(settings.label_sheet, batch.paper)
    found = with_envelopes(faces(batch, pieces, labels), batch, pieces, contents.keys())
    on_each = Counter(batch.format_of(each).file_kind for each in pieces)
    stacks = tuple(
        stack(kind, content, labels.name, pieces=on_each[kind])
        for kind, content in contents.items()
    )
    return BatchPages(contents=contents, faces=found, stacks=stacks)


def _stock(width_mm: float, height_mm: float) -> str:
    """Return the name of a paper or envelope of that size, whichever way round it lies."""
    size = sorted((width_mm, height_mm))
    known: list[Paper | Envelope] = [*papers().values(), *envelopes().values()]
    for each in known:
        stocked = sorted((each.width_mm, each.height_mm))
        if all(abs(one - other) < _NEAR_MM for one, other in zip(size, stocked, strict=True)):
            return each.name
    return ""
