"""Ways of reaching somebody, in a word and an icon."""

from appreciation.desktop.shared.widgets import translated
from appreciation.domain.touches import TouchKind

TOUCH_ICONS = {
    TouchKind.CALL: "phone",
    TouchKind.MEETING: "handshake",
    TouchKind.EMAIL: "mail",
    TouchKind.LETTER: "file-text",
    TouchKind.CARD: "mail",
    TouchKind.VISIT: "map-pin",
    TouchKind.NOTE: "sticky-note",
    TouchKind.EXTRA: "gift",
}


def touch_word(kind: TouchKind) -> str:
    """Return a way of reaching somebody, as `Call`."""
    return {
        TouchKind.CALL: _tr("Call"),
        TouchKind.MEETING: _tr("Meeting"),
        TouchKind.EMAIL: _tr("E-mail"),
        TouchKind.LETTER: _tr("Letter"),
        TouchKind.CARD: _tr("Card"),
        TouchKind.VISIT: _tr("Visit"),
        TouchKind.NOTE: _tr("Note"),
        TouchKind.EXTRA: _tr("Little extra"),
    }[kind]


def _tr(text: str) -> str:
    return translated("Touches", text)
