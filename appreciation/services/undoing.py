"""Taking the last change back, and making it again."""

from appreciation.domain.errors import UserError
from appreciation.services.desk import Desk
from appreciation.store.latest_change import Undone


class NothingToUndoError(UserError):
    """No change is left to take back, or to make again."""


def undo(desk: Desk) -> Undone:
    """Take the last change back; raise `NothingToUndoError` when there is none."""
    undone = desk.book.undo()
    if undone is None:
        raise NothingToUndoError("There is nothing to undo.")
    return undone


def redo(desk: Desk) -> Undone:
    """Make the change taken back last again; raise `NothingToUndoError` when there is none."""
    redone = desk.book.redo()
    if redone is None:
        raise NothingToUndoError("There is nothing to redo.")
    return redone
