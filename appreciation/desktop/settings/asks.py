"""What the settings ask for. Runs away from the window's thread."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from appreciation.domain.changes import Changes
from appreciation.domain.errors import UserError
from appreciation.domain.settings import Settings
from appreciation.services.choices import Choice, Choices
from appreciation.services.desk import Desk
from appreciation.services.preferences import PICTURES, Profile

_MOST_BYTES = 40_000_000


class UnreadableFileError(UserError):
    """A file the owner chose could not be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What the page shows: every setting as text, the pictures, and what can be chosen."""

    texts: Mapping[str, str]
    profile: Profile
    choices: Choices


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """What became of a change: nothing was changed when anything is `wrong`, by key."""

    wrong: Mapping[str, str]
    count: int = 0
    changes: Changes = frozenset()


def shown(desk: Desk) -> Shown:
    """Return everything the page shows."""
    from appreciation.services import choices, preferences

    profile = preferences.profile(desk)
    return Shown(
        texts=_texts(profile.settings),
        profile=profile,
        choices=choices.choices(profile.settings.country),
    )


def regions(_desk: Desk, country: str) -> tuple[Choice, ...]:
    """Return the regions of a country."""
    from appreciation.services import choices

    return choices.regions_of(country)


def saved(desk: Desk, texts: Mapping[str, str], pictures: Mapping[str, bytes]) -> Saved:
    """Change all of these at once, or nothing when one of them is wrong."""
    from appreciation.services import preferences

    if wrong := preferences.wrong_values(texts):
        return Saved(wrong=wrong)
    changed = preferences.change(desk, texts, pictures)
    return Saved(wrong={}, count=len(texts) + len(pictures), changes=changed.changes)


def picture(key: str, file: Path) -> bytes:
    """Return a picture as it would be kept: of a signature its ink alone."""
    from appreciation.services import preferences

    try:
        with file.open("rb") as opened:
            content = opened.read(_MOST_BYTES + 1)
    except OSError as error:
        raise UnreadableFileError(f"“{file.name}” could not be read: {error.strerror}.") from error
    if len(content) > _MOST_BYTES:
        raise UnreadableFileError(f"“{file.name}” is too large to be a picture for paper.")
    if key == "signature":
        return preferences.signature(content, file.name)
    return preferences.picture(content, file.name)


def _texts(settings: Settings) -> dict[str, str]:
    from appreciation.services.choices import region_in_use

    texts = {}
    for field in fields(settings):
        value = getattr(settings, field.name)
        if field.name not in PICTURES:
            texts[field.name] = str(value).lower() if isinstance(value, bool) else str(value)
    texts["region"] = region_in_use(settings.country, settings.region)
    return texts
