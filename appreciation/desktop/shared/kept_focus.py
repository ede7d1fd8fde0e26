"""Keeps the keyboard where it was when a part of a page is built anew."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where in a part the keyboard was: at which of the widgets of that name.

    Without a name it was at something that cannot be found again, or at the part itself.
    """

    name: str
    place: int


def spot_in(part: QWidget | None) -> Spot | None:
    """Return where in a part the keyboard is; None when it is elsewhere.

    To be asked before the part is taken away: Qt then leads the keyboard to whatever comes next.
    """
    focused = part.window().focusWidget() if part is not None else None
    if part is None or focused is None or not part.isAncestorOf(focused):
        return None
    if focused is part:
        return Spot(name="", place=0)
    name = focused.accessibleName()
    return Spot(name=name, place=_named(part, name).index(focused))


def put_back(part: QWidget, spot: Spot | None, otherwise: QWidget | None) -> None:
    """Put the keyboard where it was, now that the part is new; where that is gone, elsewhere."""
    if spot is None:
        return
    found = [each for each in _named(part, spot.name) if _takes_keys(each, part)]
    again = found[min(spot.place, len(found) - 1)] if found and spot.name else otherwise
    if again is not None:  # what a layout has just been given is shown only by the next turn
        QTimer.singleShot(0, again, lambda: again.setFocus(Qt.FocusReason.OtherFocusReason))


def _named(part: QWidget, name: str) -> list[QWidget]:
    return [each for each in part.findChildren(QWidget) if each.accessibleName() == name]


def _takes_keys(widget: QWidget, part: QWidget) -> bool:
    policy = widget.focusPolicy()
    if not policy & Qt.FocusPolicy.TabFocus or not widget.isEnabled():
        return False
    above: QWidget | None = widget
    while above is not None and above is not part:
        if _is_taken_away(above):
            return False
        above = above.parentWidget()
    return True


def _is_taken_away(widget: QWidget) -> bool:
    """Return whether a widget was hidden, not merely never shown as yet."""
    said = Qt.WidgetAttribute.WA_WState_ExplicitShowHide
    return widget.isHidden() and widget.testAttribute(said)
