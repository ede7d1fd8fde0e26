"""How we stand at an organisation, in words."""

from appreciation.desktop.shared.widgets import translated
from appreciation.domain.contacts import ContactId
from appreciation.domain.organisations import Footing, How
from appreciation.services.dealings.organisations import Foothold


def foothold_words(foothold: Foothold, about: ContactId | None = None) -> str:
    """Return the warning, empty where several are known; `about` is who is looked at."""
    line = foothold.line
    match line.footing:
        case Footing.SEVERAL:
            return ""
        case Footing.ONE if line.the_one == about:
            words = _tr("All rests on them: you know nobody else at {name}.")
        case Footing.ONE:
            words = _tr("All rests on {one} at {name}.")
        case Footing.NOBODY if foothold.loss:
            words = _lost(foothold.loss.how)
        case _:
            words = _tr("There is nobody left to count on at {name}.")
    lost = foothold.loss.name if foothold.loss else ""
    said = words.format(name=line.name, one=foothold.the_one, lost=lost)
    return said.removesuffix(".") if said.endswith("..") else said  # at Brown Co.


def loss_words(how: How) -> str:
    """Return how somebody has gone, with {name} for who."""
    return {
        How.DIED: _tr("{name} has died"),
        How.LEFT: _tr("{name} has left you"),
        How.BINNED: _tr("{name} is in the bin"),
        How.MOVED: _tr("{name} has moved on"),
    }[how]


def _lost(how: How) -> str:
    return {
        How.DIED: _tr("{lost} has died, and was the last one you could count on at {name}."),
        How.LEFT: _tr("{lost} has left you, and was the last one you could count on at {name}."),
        How.BINNED: _tr("{lost} is in the bin, and was the last one you knew at {name}."),
        How.MOVED: _tr("{lost} has moved on, and was the last one you knew at {name}."),
    }[how]


def _tr(text: str) -> str:
    return translated("Footholds", text)
