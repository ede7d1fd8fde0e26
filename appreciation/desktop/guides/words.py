"""What the guides and their parts are called."""

from appreciation.desktop.shared.widgets import translated
from appreciation.domain.guides import GuideName


def guide_name(name: GuideName) -> str:
    """Return what a guide is called in a list."""
    return {
        GuideName.INTERVIEW: _tr("Asking why they left"),
        GuideName.SURVEY: _tr("The page of questions"),
        GuideName.PROSPECT: _tr("Asking what they need"),
        GuideName.QUIET: _tr("A call after a long quiet"),
        GuideName.QUIET_MAIL: _tr("An e-mail after a long quiet"),
        GuideName.MENDED: _tr("Saying that it is mended"),
        GuideName.WELCOME_BACK: _tr("Welcoming back"),
        GuideName.REFERRAL: _tr("Asking for a recommendation"),
        GuideName.CONDOLENCE: _tr("When somebody has died"),
    }[name]


def part_name(name: GuideName, part: str) -> str:
    """Return what a part of a guide is called."""
    usual = {
        "title": _tr("Title"),
        "opening": _tr("To begin"),
        "questions": _tr("To ask"),
        "gently": _tr("To keep in mind"),
        "never": _tr("Not to say"),
        "closing": _tr("To end"),
        "slip": _tr("Reply slip"),
    }
    mail = {"title": _tr("Subject"), "opening": _tr("Text")}
    return mail.get(part, usual[part]) if name is GuideName.QUIET_MAIL else usual[part]


def _tr(text: str) -> str:
    return translated("Guides", text)
