"""What every piece of a batch has in common: the business, its paper and its pictures."""

from dataclasses import dataclass
from datetime import date

from babel import Locale, UnknownLocaleError
from babel.dates import format_date

from appreciation.domain.batches import Piece
from appreciation.domain.settings import Settings
from appreciation.printing.copyfit import Lettering
from appreciation.printing.drawables import BLACK
from appreciation.printing.stock import Paper
from appreciation.printing.text.paragraphs import Align, TextStyle

_EAST_ASIAN = {"JP": "ja", "CN": "zh", "TW": "zh", "HK": "zh", "MO": "zh", "KR": "ko"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stationery:
    """The sender's side of every piece. `pictures` names those that can really be drawn."""

    settings: Settings
    paper: Paper
    made_on: date
    pictures: frozenset[str] = frozenset()

    @property
    def logo(self) -> str:
        """The logo's name, or empty when there is none that can be drawn."""
        return self.settings.logo if self.settings.logo in self.pictures else ""

    @property
    def signature(self) -> str:
        """The signature picture's name, or empty when there is none that can be drawn."""
        return self.settings.signature if self.settings.signature in self.pictures else ""

    @property
    def address_lines(self) -> tuple[str, ...]:
        """The business's own address, a line each."""
        lines = (line.strip() for line in self.settings.address.splitlines())
        return tuple(line for line in lines if line)

    @property
    def return_lines(self) -> tuple[str, ...]:
        """Who it comes from and where it goes back to; empty without an address."""
        if not self.address_lines:
            return ()
        return tuple(filter(None, (self.settings.name, *self.address_lines)))

    def day(self, day: date, language: str = "", *, style: str = "long") -> str:
        """A day as it is written in a language and the business's country."""
        return written_day(day, self.settings, language, style=style)


def written_day(day: date, settings: Settings, language: str = "", *, style: str = "long") -> str:
    """A day as it is written in a language and the business's country."""
    chosen = language or settings.language or "en"
    for name in (f"{chosen}-{settings.country}", chosen, "en"):
        try:
            return format_date(day, style, locale=Locale.parse(name, sep="-"))
        except (UnknownLocaleError, ValueError):
            continue
    return day.isoformat()


def lettering(
    face: str, size: float, smallest: float = 0, *, colour: str = BLACK, align: Align = Align.START
) -> Lettering:
    """How something is lettered; it keeps its size unless `smallest` is given."""
    style = TextStyle(face=face, size=size, align=align)
    return Lettering(style=style, smallest=smallest or size, colour=colour)


def east_asian(piece: Piece, home: str) -> str | None:
    """Chinese, Japanese or Korean, if language or country say so: same letters, other shapes."""
    if piece.language[:2] in _EAST_ASIAN.values():
        return piece.language[:2]
    return _EAST_ASIAN.get(piece.country or home)
