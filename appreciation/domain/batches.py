"""Pieces that go out together, and what became of each."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from appreciation.domain.contacts import ContactId
from appreciation.domain.occasions import OccasionKind


class BatchState(StrEnum):
    """How far a batch has come. Printed is not posted (law 5)."""

    DRAFT = "draft"
    PRINTED = "printed"
    POSTED = "posted"


class PieceState(StrEnum):
    """What became of a piece."""

    PLANNED = "planned"
    PRINTED = "printed"
    POSTED = "posted"
    SPOILT = "spoilt"
    RETURNED = "returned"
    LEFT_OUT = "left_out"


ON_PAPER = frozenset(
    {PieceState.PRINTED, PieceState.POSTED, PieceState.SPOILT, PieceState.RETURNED}
)
"""A page was made of such a piece, whatever became of it."""

ON_THE_WAY = frozenset({PieceState.PRINTED, PieceState.POSTED})
"""Such a piece lies ready for the post, or is in it."""

SENT = frozenset({PieceState.POSTED, PieceState.RETURNED})
"""Such a piece was put in the post, whether or not it arrived."""

GOES_OUT = ON_THE_WAY | SENT
"""Such a piece has gone out, or will; one that is spoilt is made anew or given up."""


class PieceKind(StrEnum):
    """What is put in the post."""

    CARD = "card"
    LETTER = "letter"
    POSTCARD = "postcard"


class FileKind(StrEnum):
    """The PDFs of a batch.

    Letters among cards, postcards or labels come in a file of their own, and so do the envelopes
    they go into, which are of another size.
    """

    CARDS = "cards"
    LETTERS = "letters"
    POSTCARDS = "postcards"
    ENVELOPES = "envelopes"
    LETTER_ENVELOPES = "letter_envelopes"
    LABELS = "labels"
    CHECK_LIST = "check_list"


class Format(StrEnum):
    """How a batch is put on paper. Labels go on cards the owner already has."""

    QUARTER_FOLD = "quarter-fold"
    POSTCARD = "postcard"
    LETTER = "letter"
    LABELS = "labels"

    @property
    def piece_kind(self) -> PieceKind:
        """The kind of piece this format makes."""
        return {Format.POSTCARD: PieceKind.POSTCARD, Format.LETTER: PieceKind.LETTER}.get(
            self, PieceKind.CARD
        )

    @property
    def file_kind(self) -> FileKind:
        """The file that pieces in this format are on."""
        return _FILES[self]


_FILES = {
    Format.QUARTER_FOLD: FileKind.CARDS,
    Format.POSTCARD: FileKind.POSTCARDS,
    Format.LETTER: FileKind.LETTERS,
    Format.LABELS: FileKind.LABELS,
}
CARRY_PIECES = frozenset({FileKind.CARDS, FileKind.LETTERS, FileKind.POSTCARDS, FileKind.LABELS})
"""The files that pieces are on; envelopes and the check list only go with them."""

ENVELOPES = frozenset({FileKind.ENVELOPES, FileKind.LETTER_ENVELOPES})
"""The files with envelopes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One physical thing to post, with everything needed to draw it again.

    `number` is unique in the book. `recipient` is the name on the envelope, `address_lines` the
    address below it as printed, `text` the filled wording (salutation, body and close, lines parted
    by newlines), `front` the words on the front of the card. `page` is its first page, from 1, in
    the file that carries it (cards, letters, postcards, or labels). `edited` says that the owner
    wrote the words: they stay when a draft is planned afresh.
    """

    number: int = 0
    batch_id: int = 0
    kind: PieceKind
    state: PieceState = PieceState.PLANNED
    contact_ids: tuple[ContactId, ...]
    recipient: str
    address_lines: tuple[str, ...]
    country: str = ""
    language: str = "en"
    occasion: OccasionKind
    identity: str
    label: str = ""
    date: date
    years: int | None = None
    design: str
    front: str = ""
    salutation: str = ""
    text: str = ""
    edited: bool = False
    reason: str = ""
    page: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchFile:
    """One kept PDF of a batch, whole, with the SHA-256 of its bytes in hex."""

    kind: FileKind
    name: str
    pages: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """The pieces of one print run. `week` is the ISO label, as `2026-W48`."""

    id: int = 0
    week: str
    state: BatchState = BatchState.DRAFT
    format: Format
    paper: str
    start: int = 1
    made_on: date
    posted_on: date | None = None
    pieces: tuple[Piece, ...] = ()
    files: tuple[BatchFile, ...] = ()
    version: int = 0

    def format_of(self, piece: Piece) -> Format:
        """Return how a piece is put on paper: a letter as one, among whatever it goes out."""
        return Format.LETTER if piece.kind is PieceKind.LETTER else self.format


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchLine:
    """A batch as a list shows it: without its pieces and files, but how many are in which state."""

    batch: Batch
    counts: Mapping[PieceState, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperWarning:
    """Something the owner should know of a piece; number 0 means the whole batch."""

    piece: int
    what: str
