"""Names as people wrote them, before anything is made of them.

An e-mail address is never a name, and no surname is read out of a full name.
"""

import re
import unicodedata
from collections.abc import Sequence
from typing import Protocol

_EMAIL = re.compile(r"(?:mailto:)?\S+@\S+", re.IGNORECASE)
_HAN_KANA_HANGUL = (
    "\u1100-\u11ff\u3005-\u3007\u3040-\u318f\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
    "\uff66-\uff9f\U00020000-\U0003134f"
)
_EAST_ASIAN = re.compile(f"[{_HAN_KANA_HANGUL}][{_HAN_KANA_HANGUL}\u30fb\\s]*")


class Named(Protocol):
    """What an envelope needs to know of somebody: a `Recipient` and a `Contact` both do."""

    @property
    def full_name(self) -> str:
        """The name as it was written."""

    @property
    def prefix(self) -> str:
        """The titles before the name, or empty."""

    @property
    def given_name(self) -> str:
        """The given name, or empty."""

    @property
    def family_name(self) -> str:
        """The family name, or empty."""

    @property
    def suffix(self) -> str:
        """What follows the name, as Jr. or PhD, or empty."""

    @property
    def envelope_name(self) -> str:
        """The owner's own words for the envelope, or empty."""


def written_name(person: Named) -> str:
    """Return the full name, put right only where given and family name show how it was meant."""
    full, given, surname = map(
        name_or_nothing, (person.full_name, person.given_name, person.family_name)
    )
    if not (given and surname):
        return full or given or surname
    if is_east_asian(given + surname):
        swapped = keys(full.split()) == keys([given, surname])
        return f"{surname} {given}" if swapped else full or surname + given
    in_order = given if _ends_with(given, surname) else f"{given} {surname}"
    as_listed = full in {f"{surname}, {given}", f"{given} {surname}"}
    return in_order if as_listed or not full else full


def _ends_with(given: str, surname: str) -> bool:
    words, last = keys(given.split()), keys(surname.split())
    return len(words) > len(last) and words[-len(last) :] == last


def is_east_asian(text: str) -> bool:
    """Say whether a name is written in Chinese, Japanese or Korean letters alone."""
    return _EAST_ASIAN.fullmatch(text) is not None


def name_or_nothing(text: str) -> str:
    """Return the text as a name: an e-mail address is none, nor is what nobody can see."""
    name = tidy(text)
    return "" if _EMAIL.fullmatch(name) or not can_be_seen(name) else name


def can_be_seen(text: str) -> bool:
    """Say whether a text leaves a mark on paper: spaces of any kind and control signs do not."""
    return any(unicodedata.category(sign)[0] not in "CZ" for sign in text)


def tidy(text: str) -> str:
    """Return the text with single spaces and none around it."""
    return " ".join(text.split())


def keys(words: Sequence[str]) -> list[str]:
    """Return the words as they are compared."""
    return [key(word) for word in words]


def key(text: str) -> str:
    """Return a name as it is compared: case, full stops and commas around it do not matter."""
    return unicodedata.normalize("NFKC", text).casefold().replace(".", "").strip(", ")
