"""Filling the blanks of a wording, strictly: an unknown blank is an error, not an empty place."""

from collections.abc import Mapping
from typing import Any

from liquid import BoundTemplate, Environment, StrictUndefined
from liquid.exceptions import LiquidError
from typing_extensions import override

from appreciation.domain.errors import UserError

_EMPTY_MARK = "\ue000"


class WordingError(UserError):
    """A wording that cannot be filled, with its place in words."""


class _Empty:
    """A blank with nothing in it: false to a question, and a mark on the line it is written to."""

    @override
    def __str__(self) -> str:
        return _EMPTY_MARK

    def __liquid__(self) -> None:
        return None


_LIMITS = {
    "context_depth_limit": 20,
    "loop_iteration_limit": 1_000,
    "local_namespace_limit": 50_000,
    "output_stream_limit": 200_000,
}
"""A wording cannot run away: depth, rounds, memory and bytes, under python-liquid's names."""

_LONGEST = 10_000
"""No page holds as much: such a text is reported where it is fitted, so its end matters no more."""

_ENVIRONMENT: Environment = type("_Limited", (Environment,), _LIMITS)(undefined=StrictUndefined)
_EMPTY = _Empty()


class Wording:
    """A text with blanks, read once and filled often."""

    def __init__(self, text: str, name: str) -> None:
        """Read the text; `name` is what an error calls it. Raises `WordingError`."""
        self._name = name
        self._text = text
        self._template: BoundTemplate
        try:
            self._template = _ENVIRONMENT.from_string(text)
        except LiquidError as error:
            raise self._explained(error, ()) from error

    def filled(self, blanks: Mapping[str, str | int | None]) -> str:
        """Return the text with its blanks filled, without the lines that one of them left empty.

        None and the empty text are empty. What is filled in is one line of plain text; liquid in it
        is not read. Raises `WordingError` for a blank that is not in `blanks`.
        """
        values: dict[str, Any] = {key: _value(value) for key, value in blanks.items()}
        try:
            text = self._template.render(values)
        except LiquidError as error:
            raise self._explained(error, tuple(blanks)) from error
        lines = [_tidy(line) for line in text.split("\n") if _EMPTY_MARK not in line]
        return "\n".join(line for line in lines if line)

    def _explained(self, error: LiquidError, blanks: tuple[str, ...]) -> WordingError:
        token = error.token
        placed = token is not None and token.start_index >= 0
        before = self._text[: token.start_index] if token and placed else self._text
        place = f"line {before.count(chr(10)) + 1}, column {len(before) - before.rfind(chr(10))}"
        known = f" The blanks are {', '.join(sorted(blanks))}." if blanks else ""
        return WordingError(
            f"The wording {self._name} cannot be filled, {place}: {error.message}.{known} "
            "Nothing was printed; correct the wording and try again."
        )


def _tidy(line: str) -> str:
    """Single plain spaces; no-break spaces stay, French keeps its colons in place with them."""
    return " ".join(word for word in line.split(" ") if word)


def _value(value: str | int | None) -> str | int | _Empty:
    if isinstance(value, str):
        value = " ".join(value[:_LONGEST].replace(_EMPTY_MARK, "").split())
    return _EMPTY if value is None or value == "" else value
