"""What other programs show beside a day."""

from appreciation.domain.occasions import LABELLED, Occasion


def occasion_label(occasion: Occasion) -> str:
    """Return the label of a day for other programs: its own, or its kind in words."""
    if occasion.kind in LABELLED:
        return occasion.label
    return occasion.kind.replace("_", " ").capitalize()
