"""Occasions on the calendar, before anybody asks who is greeted."""

from dataclasses import dataclass

from appreciation.domain.contacts import ContactId, Status
from appreciation.domain.occasions import Occasion


@dataclass(frozen=True, slots=True, kw_only=True)
class Celebration:
    """An occasion of somebody who is neither dead nor in the bin."""

    contact_id: ContactId
    full_name: str
    status: Status
    occasion: Occasion
