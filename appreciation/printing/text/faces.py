"""Faces by name, each a stack of font files, as `resources/fonts/faces.toml` declares them."""

import tomllib
from dataclasses import dataclass
from functools import cache

from appreciation.resources import resource


@cache
def font_files(face: str, language: str | None) -> tuple[str, ...]:
    """The files to look for a letter in, best first, named from `resources/fonts`.

    `language` (BCP 47) puts the Chinese, Japanese or Korean font first among these three: they
    draw the same characters differently. Raises KeyError for a face that is not declared.
    """
    declared = _declared()
    spoken = (language or "").split("-")[0].lower()
    east_asian = sorted(declared.by_language.items(), key=lambda item: item[0] != spoken)
    files = (*declared.faces[face], *declared.every, *(file for _, file in east_asian))
    return tuple(dict.fromkeys(files))


def writing_language(text: str, language: str | None) -> str | None:
    """The language to set `text` in: as given, else Japanese or Korean if its letters say so."""
    if language or max(text, default="") < "\u1100":
        return language
    if any("\u3041" <= letter <= "\u30ff" for letter in text):
        return "ja"
    if any("\uac00" <= letter <= "\ud7a3" for letter in text):
        return "ko"
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Declared:
    faces: dict[str, tuple[str, ...]]
    every: tuple[str, ...]
    by_language: dict[str, str]


@cache
def _declared() -> _Declared:
    table = tomllib.loads(resource("fonts", "faces.toml").read_text(encoding="utf-8"))
    return _Declared(
        faces={name: tuple(files) for name, files in table["faces"].items()},
        every=tuple(table["fallback"]["every"]),
        by_language=table["fallback"]["by_language"],
    )
