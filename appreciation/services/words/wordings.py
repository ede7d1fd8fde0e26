"""The words of a card or letter, chosen for the occasion and filled for the people.

A language is a TOML file of entries. An entry says what it is for and gives some of the parts of a
wording; for each part the entry that fits closest wins. A language as one country writes it
(`en-US`) holds only what differs from the language (`en`). The README beside them has the details.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from appreciation.domain.batches import PieceKind
from appreciation.domain.contacts import Status
from appreciation.domain.occasions import OccasionKind
from appreciation.domain.ordinals import ordinal, span_of_years
from appreciation.domain.salutations import is_whole_salutation
from appreciation.resources import resource
from appreciation.services.words.wording_files import Entry, entries

_FALLBACK = "en"
_LABELLED_BY_OWNER = frozenset({OccasionKind.OTHER, OccasionKind.ONE_OFF})


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What a piece is for, and what its blanks are filled with.

    `label` is the occasion's: of holidays the id. `holiday` is the holiday's name in words.
    `language` is one from `Wordings.language_for`. `name` follows "Dear", or is the owner's own
    whole line; `names` is the name on the envelope. `people` counts those named. Without `years`
    nothing is a milestone; an age is never in the words of a birthday that is none (law 4).
    `organisation` is the recipient's, `business` and `signer` are the sender. `purpose` is what a
    letter to one person is written for, and the last line of blanks what such letters speak of:
    money and days as they are to be printed, `mended` in the owner's words.
    """

    occasion: OccasionKind
    label: str = ""
    holiday: str = ""
    language: str = _FALLBACK
    status: Status = Status.CUSTOMER
    kind: PieceKind = PieceKind.CARD
    people: int = 1
    name: str = ""
    names: str = ""
    years: int | None = None
    milestone: bool = False
    belated: bool = False
    month_only: bool = False
    month: int = 0
    business: str = ""
    signer: str = ""
    organisation: str = ""
    purpose: str = ""
    article: str = ""
    source: str = ""
    link: str = ""
    offer: str = ""
    value: str = ""
    price: str = ""
    until: str = ""
    mended: str = ""
    referred: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """Finished words. `body` has a paragraph a line; no line of any part is empty."""

    front: str
    salutation: str
    body: str
    close: str

    @property
    def text(self) -> str:
        """Salutation, body and close, lines parted by newlines."""
        return "\n".join(part for part in (self.salutation, self.body, self.close) if part)


Blanks = Mapping[str, str | int | None]


class Wordings:
    """Every wording there is. A language is read when it is first asked for."""

    def __init__(self, files: Mapping[str, Path]) -> None:
        """Take the file of each language; `load` finds them."""
        self._files = dict(sorted(files.items()))
        self._entries: dict[str, tuple[Entry, ...]] = {}
        self._wordings: dict[tuple[str, str], Callable[[Blanks], str]] = {}
        self._texts: dict[tuple[object, ...], tuple[Callable[[Blanks], str], ...]] = {}

    @classmethod
    def load(cls, directory: Path) -> "Wordings":
        """Return the wordings of a folder that has a `de.toml` for German, and so on."""
        return cls({file.stem: file for file in directory.glob("*.toml")})

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages there are words in, as `en-US`."""
        return tuple(self._files)

    def language_for(self, *wanted: str) -> str:
        """Return the first wanted language there are words in (`de` for `de-AT`), else English."""
        known = {language.casefold(): language for language in self._files}
        for tag in wanted:
            code = tag.strip().replace("_", "-").casefold()
            if found := known.get(code) or known.get(code.partition("-")[0]):
                return found
        return _FALLBACK

    def filled(self, request: Request) -> Filled:
        """Return the words for a request.

        Raises `WordingError` for a blank there is none of, `UnreadableWordingsError` for a file.
        """
        blanks, facts = _blanks(request), _facts(request)

        def part(name: str) -> str:
            texts = (fill(blanks) for fill in self._fitting(name, request.language, facts))
            return next((text for text in texts if text), "")

        is_late = request.belated and not request.purpose  # a letter has no day to be late for
        first = [text for text in (part("late") if is_late else "", part("body")) if text]
        if request.kind is PieceKind.LETTER:
            run_on = " ".join(" ".join(first).split("\n"))
            body = [text for text in (run_on, part("more")) if text]
        else:
            body = first
        return Filled(
            front=part("front"),
            salutation=_salutation(request, part),
            body="\n".join(body),
            close=part("close"),
        )

    def _fitting(
        self, part: str, language: str, facts: Mapping[str, object]
    ) -> Sequence[Callable[[Blanks], str]]:
        """Return the texts of a part that are for these facts, the closest fit first."""
        key = (part, language, *facts.values())
        if key not in self._texts:
            fitting = [
                entry
                for entry in self._read(language)
                if part in entry.parts and entry.is_for(facts)
            ]
            self._texts[key] = tuple(
                self._wording(entry, part)
                for entry in sorted(fitting, key=lambda entry: -entry.fit)
            )
        return self._texts[key]

    def _wording(self, entry: Entry, part: str) -> Callable[[Blanks], str]:
        """Return what fills a part of an entry; the same one is for hundreds of sets of facts."""
        key = (entry.name, part)
        if key not in self._wordings:
            from appreciation.services.words.wording_blanks import Wording

            self._wordings[key] = Wording(entry.parts[part], f"{entry.name} ({part})").filled
        return self._wordings[key]

    def _read(self, language: str) -> tuple[Entry, ...]:
        """Return the entries of a language, those of its country before the general ones."""
        if language not in self._entries:
            own = entries(self._files[language])
            general = language.partition("-")[0]
            self._entries[language] = own if general == language else own + self._read(general)
        return self._entries[language]


def _facts(request: Request) -> dict[str, object]:
    """Return what entries are chosen by, under the names entries use."""
    is_holiday = request.occasion is OccasionKind.HOLIDAY
    return {
        "holiday": _identifier(request.label) if is_holiday else "",
        "occasion": str(request.occasion),
        "purpose": request.purpose,
        "status": str(request.status),
        "belated": request.belated,
        "month_only": request.month_only,
        "milestone": request.milestone and request.years is not None,
        "years": request.years or 0,
        "people": "one" if request.people == 1 else "many",
    }


def _blanks(request: Request) -> dict[str, str | int | None]:
    hides_age = request.occasion is OccasionKind.BIRTHDAY and not request.milestone
    years = None if hides_age else request.years
    is_holiday = request.occasion is OccasionKind.HOLIDAY
    return {
        "name": request.name,
        "names": request.names,
        "years": years,
        "ordinal": "" if years is None else ordinal(years, request.language),
        "span": "" if years is None else span_of_years(years, request.language),
        "occasion": request.label if request.occasion in _LABELLED_BY_OWNER else "",
        "holiday": (request.holiday or _spelt_out(request.label)) if is_holiday else "",
        "month": _month_name(request.month, request.language) if request.month else "",
        "business": request.business,
        "signer": request.signer,
        "organisation": request.organisation,
        "article": request.article,
        "source": request.source,
        "link": request.link,
        "offer": request.offer.rstrip("."),
        "value": request.value.rstrip("."),
        "price": request.price,
        "until": request.until,
        "mended": _sentence(request.mended),
        "referred": request.referred,
    }


def _salutation(request: Request, part: Callable[[str], str]) -> str:
    if not request.name.strip():
        return part("without_name")
    line = part("salutation")
    if not is_whole_salutation(request.name, request.language):
        return line
    own = " ".join(request.name.split())
    return own + line[-1:] if own[-1].isalnum() else own


def _sentence(text: str) -> str:
    """Return the owner's words with a full stop where they end without any stop."""
    words = " ".join(text.split())
    return words if not words or words.endswith((".", "!", "?", "\u2026")) else f"{words}."


def _identifier(label: str) -> str:
    return "_".join(
        label.casefold().replace("-", " ").replace("\u2019", "").replace("'", "").split()
    )


def _spelt_out(label: str) -> str:
    """Return a holiday's id as words; a name stays as it is."""
    return label.replace("_", " ").title() if label == _identifier(label) else label


def _month_name(month: int, language: str) -> str:
    from babel.dates import get_month_names

    return str(get_month_names("wide", locale=language.replace("-", "_"))[month])


@cache
def supplied_wordings() -> Wordings:
    """Return the words that come with the program, the same for every book."""
    return Wordings.load(resource("wordings"))
