"""The business profile and the book's choices."""

from collections.abc import Mapping
from pathlib import Path

from appreciation.domain.errors import WrongValueError
from appreciation.domain.settings import Settings, with_setting
from appreciation.printing.pictures import checked_picture
from appreciation.printing.stock import envelopes, label_sheets
from appreciation.services.desk import Desk

_PICTURES = ("logo", "signature")


def settings(desk: Desk) -> Settings:
    """Return everything that is set."""
    with desk.book.reading() as book:
        return book.settings.settings()


def change(desk: Desk, values: Mapping[str, str]) -> Settings:
    """Change settings given as text; an empty text brings a default back.

    A logo or signature is a picture file, whose content is kept in the book. Raises
    `UnknownKeyError` and `WrongValueError`, and changes nothing then.
    """
    with desk.book.writing("Change " + ", ".join(values)) as book:
        changed = book.settings.settings()
        for key, text in values.items():
            _check(desk, key, text)
            changed = with_setting(changed, key, text)
            if key in _PICTURES and text:
                name = f"{key}{Path(text).suffix.lower()}"
                book.settings.save_picture(name, _picture(text))
                changed = with_setting(changed, key, name)
        book.settings.save(changed)
        return changed


def _check(desk: Desk, key: str, text: str) -> None:
    stock = {"envelope": envelopes, "label_sheet": label_sheets}
    if key == "holidays":
        desk.holiday_rules.chosen(text)
    if text and key in stock and text not in (known := stock[key]()):
        raise WrongValueError(f"“{text}” is not known; there are {', '.join(known)}.")


def _picture(text: str) -> bytes:
    try:
        content = Path(text).expanduser().read_bytes()
    except OSError as error:
        raise WrongValueError(
            f"The picture “{text}” could not be read; nothing was changed."
        ) from error
    return checked_picture(content, text)
