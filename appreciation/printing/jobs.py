"""A batch on its way through the press: its stock, its pictures, and what the owner must hear."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from appreciation.domain.batches import Batch, Format, PaperWarning, Piece
from appreciation.domain.settings import Settings
from appreciation.printing.address_blocks import ADDRESS_FACE, address_text
from appreciation.printing.designs import Design, Look, designs, suitable
from appreciation.printing.pictures import (
    PrintablePicture,
    UnreadablePictureError,
    printable_picture,
)
from appreciation.printing.stationery import Stationery, east_asian
from appreciation.printing.stock import (
    Envelope,
    LabelSheet,
    Paper,
    StockError,
    envelope,
    folded,
    label_sheet,
    paper,
)
from appreciation.printing.text.missing import missing_glyphs

_IN_ENVELOPES = frozenset({Format.QUARTER_FOLD, Format.LETTER})


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What every piece of the batch is printed with, and the warnings so far.

    `envelopes` are those that each format of its pieces goes into; there is none for a postcard.
    """

    batch: Batch
    stationery: Stationery
    pictures: Mapping[str, PrintablePicture]
    envelopes: Mapping[Format, Envelope]
    labels: LabelSheet
    warnings: list[PaperWarning] = field(default_factory=list)

    def warn(self, what: str, piece: int = 0) -> None:
        """Note something for the owner; piece 0 means the whole batch."""
        self.warnings.append(PaperWarning(piece=piece, what=what))

    def look(self, piece: Piece) -> Look:
        """How a piece looks; an unknown design is replaced by one that suits, with a warning."""
        design = self._design(piece)
        if self.stationery.settings.ink_saving and design.ink_saving:
            return design.ink_saving
        return design.look

    def warn_of(self, piece: Piece) -> None:
        """Note what is amiss with a piece that is on paper all the same."""
        if not piece.recipient:
            self.warn("There is no name on the address, only the place.", piece.number)
        language = east_asian(piece, self.stationery.settings.country)
        missing = [
            letter
            for text, face in self._lettered(piece)
            for letter in missing_glyphs(text, face, language)
        ]
        if missing:
            self.warn(
                f"No font has {_listed(missing)}, printed for {piece.recipient} as an empty box. "
                "Write the name or the words in other letters, or by hand.",
                piece.number,
            )

    def _lettered(self, piece: Piece) -> list[tuple[str, str]]:
        """What is really printed of a piece, and in which face."""
        address = (address_text(piece), ADDRESS_FACE)
        words = (piece.text, "serif")
        front = (piece.front, "serif")
        match self.batch.format_of(piece):
            case Format.LABELS:
                return [address]
            case Format.LETTER:
                return [address, words]
            case _:
                return [address, words, front]

    def _design(self, piece: Piece) -> Design:
        known = {design.id: design for design in designs()}
        if piece.design in known:
            return known[piece.design]
        instead = suitable(
            known.values(),
            piece.occasion,
            day=piece.date,
            label=piece.label,
            years=piece.years,
        )[0]
        self.warn(
            f"There is no design “{piece.design}”; “{instead.name}” was printed instead.",
            piece.number,
        )
        return instead


def job(batch: Batch, settings: Settings, pictures: Mapping[str, bytes]) -> Job:
    """Make everything ready for a batch.

    Raises StockError when there is no such paper, envelope, sheet of labels or position on it.
    """
    sheet = paper(batch.paper or settings.paper_in_use)
    labels = label_sheet(settings.label_sheet, sheet.name)
    if batch.format is Format.LABELS and not 1 <= batch.start <= labels.slots:
        raise StockError(
            f"A sheet {labels.name} has positions 1 to {labels.slots}, not {batch.start}; nothing "
            "was printed."
        )
    warnings: list[PaperWarning] = []
    printable = _printable(settings, pictures, warnings)
    made = Job(
        batch=batch,
        stationery=Stationery(
            settings=settings, paper=sheet, made_on=batch.made_on, pictures=frozenset(printable)
        ),
        pictures=printable,
        envelopes=_envelopes(batch, settings, sheet.name, warnings),
        labels=labels,
        warnings=warnings,
    )
    _warn_of_the_sender(made)
    _warn_of_the_stock(made)
    return made


def _printable(
    settings: Settings, pictures: Mapping[str, bytes], warnings: list[PaperWarning]
) -> dict[str, PrintablePicture]:
    printable = {}
    for what, name in (("logo", settings.logo), ("signature", settings.signature)):
        if not name or name in printable:
            continue
        try:
            printable[name] = printable_picture(pictures[name])
        except KeyError:
            why = "it is not in the book"
        except UnreadablePictureError as error:
            why = str(error)
        else:
            continue
        text = f"The {what} “{name}” was left out: {why}. Choose the picture again in the settings."
        warnings.append(PaperWarning(piece=0, what=text))
    return printable


def _envelopes(
    batch: Batch, settings: Settings, paper_name: str, warnings: list[PaperWarning]
) -> dict[Format, Envelope]:
    """Return the envelopes of the batch; letters among other pieces have the usual ones of theirs.

    The owner has chosen one envelope, and that is for what the batch is made of.
    """
    found: dict[Format, Envelope] = {}
    for format_ in dict.fromkeys([batch.format, *map(batch.format_of, batch.pieces)]):
        if format_ not in _IN_ENVELOPES:
            continue
        chosen = envelope(settings.envelope, paper_name, format_)
        found[format_] = chosen
        if not chosen.takes(folded(paper_name, format_)):
            found[format_] = envelope("", paper_name, format_)
            if format_ is batch.format:
                text = (
                    f"A {format_} piece on {paper_name} does not go into an envelope {chosen.name};"
                    f" envelopes {found[format_].name} were printed instead."
                )
                warnings.append(PaperWarning(piece=0, what=text))
    return found


def _warn_of_the_sender(made: Job) -> None:
    settings = made.stationery.settings
    if not (settings.name and settings.address):
        lacking = "address" if settings.name else "name" if settings.address else "name and address"
        made.warn(
            f"Your business has no {lacking} yet, so nothing says who the post is from: fill that "
            "in under Settings, or write it by hand."
        )
    texts = "\n".join((settings.name, settings.address, settings.signer, settings.website))
    missing = missing_glyphs(texts, "serif", None)
    if missing:
        made.warn(f"No font has {_listed(missing)}, in the name or address of the business.")


def _warn_of_the_stock(made: Job) -> None:
    stock: list[Paper | Envelope | LabelSheet] = [made.stationery.paper, *made.envelopes.values()]
    if made.batch.format is Format.LABELS:
        stock = [made.labels, *made.envelopes.values()]
    for each in stock:
        if not each.verified:
            made.warn(
                f"The sizes of {each.name} come from {each.source} and were not checked on paper: "
                "print on a plain sheet first and hold it against the real one."
            )


def _listed(letters: Iterable[str]) -> str:
    return ", ".join(f"“{letter}”" for letter in dict.fromkeys(letters))
