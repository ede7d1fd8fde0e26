"""Saying to the owner that something does not fit on a paper."""

from collections.abc import Iterator
from contextlib import contextmanager

from appreciation.domain.errors import WrongValueError
from appreciation.printing.copyfit import DoesNotFitError


@contextmanager
def told_what_is_too_long() -> Iterator[None]:
    """Raise `WrongValueError` for a text that is too long even in the smallest letters."""
    try:
        yield
    except DoesNotFitError as error:
        raise WrongValueError(
            f"The {error.what} is too long for its place on the paper, even in the smallest"
            " letters. Nothing was written; shorten it and try again."
        ) from error
