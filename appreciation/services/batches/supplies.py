"""What a batch is printed with besides its words: the owner's pictures, and pages of questions."""

from collections.abc import Mapping, Sequence

from appreciation.domain.batches import Piece
from appreciation.domain.guides import Guide, GuideName
from appreciation.domain.letters import Purpose
from appreciation.domain.occasions import OccasionKind
from appreciation.domain.settings import Settings
from appreciation.printing.press import Supplies
from appreciation.services.desk import Desk
from appreciation.services.words.guides import filled, guide


def supplies(
    desk: Desk, settings: Settings, pictures: Mapping[str, bytes], pieces: Sequence[Piece]
) -> Supplies:
    """Return what these pieces are printed with: letters that ask why bring a page of questions."""
    asking = [
        each
        for each in pieces
        if each.occasion is OccasionKind.LETTER and each.label == Purpose.SURVEY
    ]
    words: dict[str, Guide] = {}
    for each in asking:
        if each.language not in words:
            words[each.language] = _survey(desk, settings, each.language)
    return Supplies(
        pictures=pictures, surveys={each.number: words[each.language] for each in asking}
    )


def _survey(desk: Desk, settings: Settings, language: str) -> Guide:
    blanks = {"name": "", "business": settings.name, "signer": settings.signer, "mended": ""}
    return filled(guide(desk, GuideName.SURVEY, language), blanks)
