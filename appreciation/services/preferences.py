"""The business profile and the book's choices."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from appreciation.domain.changes import Changes, Kind
from appreciation.domain.errors import WrongValueError
from appreciation.domain.settings import Settings, with_setting
from appreciation.services.desk import Desk
from appreciation.store.transactions import Writing

PICTURES = ("logo", "signature")

_IN_WORDS = {
    "lead_days": "lead time",
    "lead_days_abroad": "lead time abroad",
    "email": "e-mail",
    "phone": "telephone",
}
_LONGEST = {
    "name": 100,
    "signer": 100,
    "address": 240,
    "region": 60,
    "phone": 40,
    "email": 80,
    "website": 80,
}
"""Letters of what stands at the head or foot of every letter, so that it has room there."""

_NAMED_IN_UNDO = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What is set, with the content of the pictures by key.

    `remarks` are what the owner should know about it, in sentences by key.
    """

    settings: Settings
    pictures: Mapping[str, bytes]
    remarks: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """Everything that is set, after a change."""

    settings: Settings
    changes: Changes = frozenset({Kind.SETTING})


def settings(desk: Desk) -> Settings:
    """Return everything that is set."""
    with desk.book.reading() as book:
        return book.settings.settings()


def profile(desk: Desk) -> Profile:
    """Return everything that is set, together with the pictures."""
    from appreciation.domain.working_days import working_days

    with desk.book.reading() as book:
        found = book.settings.settings()
        contents = {key: book.settings.picture(getattr(found, key)) for key in PICTURES}
    warnings = working_days(found.country, found.region).warnings
    return Profile(
        settings=found,
        pictures={key: content for key, content in contents.items() if content},
        remarks={"region": " ".join(warnings)} if warnings else {},
    )


def wrong_values(values: Mapping[str, str]) -> dict[str, str]:
    """Return what is wrong with settings given as text, in sentences by key."""
    wrong = {}
    for key, text in values.items():
        try:
            _check(key, text)
            with_setting(Settings(), key, text)
        except WrongValueError as error:
            wrong[key] = str(error)
    return wrong


def change(
    desk: Desk, values: Mapping[str, str], pictures: Mapping[str, bytes] | None = None
) -> Changed:
    """Change settings given as text; an empty text brings a default back.

    A logo or signature is a picture file, whose content is kept in the book; or it is given in
    `pictures`, where no bytes take it away. Drafts follow the usual paper. Raises
    `UnknownKeyError`, `WrongValueError` and `PictureError`, and changes nothing then.
    """
    contents = {key: _picture(text) for key, text in values.items() if key in PICTURES and text}
    contents |= pictures or {}
    changing = [*values, *(key for key in contents if key not in values)]
    with desk.book.writing(_label(changing)) as book:
        changed = book.settings.settings()
        for key, text in values.items():
            _check(key, text)
            changed = with_setting(changed, key, text)
        for key, content in contents.items():
            name = f"{key}{_ending(content)}" if content else ""
            if content:
                book.settings.save_picture(name, content)
            changed = with_setting(changed, key, name)
        before = book.settings.settings().paper_in_use
        book.settings.save(changed)
        if changed.paper_in_use == before:
            return Changed(settings=changed)
        _put_drafts_on(book, before, changed.paper_in_use)
        return Changed(settings=changed, changes=frozenset({Kind.SETTING, Kind.BATCH}))


def _put_drafts_on(book: Writing, before: str, paper: str) -> None:
    """Put drafts that were on the usual paper on what is usual now.

    A draft whose pages were made stays as it is: they may be printed.
    """
    for draft in book.batches.drafts():
        if draft.paper == before and not draft.files:
            book.batches.save(replace(draft, paper=paper))


def picture(content: bytes, name: str) -> bytes:
    """Return a picture as it is to be kept, once it is sure that it can be printed.

    Raises `PictureError`, calling it `name`.
    """
    from appreciation.printing.pictures import checked_picture

    return checked_picture(content, name)


def signature(content: bytes, name: str) -> bytes:
    """Return a photographed signature as a picture of its ink alone; raise `PictureError`."""
    from appreciation.printing.ink import cleaned_signature

    return cleaned_signature(content, name)


def _label(keys: list[str]) -> str:
    words = [_IN_WORDS.get(key, key.replace("_", " ")) for key in keys]
    more = len(words) - _NAMED_IN_UNDO
    return "Change " + ", ".join(words[:_NAMED_IN_UNDO]) + (f" and {more} more" if more > 0 else "")


def _check(key: str, text: str) -> None:
    from appreciation.printing.stock import envelopes, label_sheets

    longest = _LONGEST.get(key, len(text))
    if len(text) > longest:
        raise WrongValueError(
            f"“{key}” takes {longest} letters at most, as it has to go on every letter; this has"
            f" {len(text):,}."
        )
    stock = {"envelope": envelopes, "label_sheet": label_sheets}
    if key == "holidays":
        from appreciation.services import supplied

        supplied.holiday_rules().chosen(text)
    if text and key in stock and text not in (known := stock[key]()):
        raise WrongValueError(f"“{text}” is not known; there are {', '.join(known)}.")


def _picture(text: str) -> bytes:
    try:
        content = Path(text).expanduser().read_bytes()
    except OSError as error:
        raise WrongValueError(
            f"The picture “{text}” could not be read; nothing was changed."
        ) from error
    return picture(content, text)


def _ending(content: bytes) -> str:
    return ".jpg" if content.startswith(b"\xff\xd8") else ".png"
