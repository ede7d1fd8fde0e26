"""Where a simulated owner stands: the real services on a real book, and the ledger beside it."""

import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path

from appreciation.domain.contacts import ContactId
from appreciation.services.desk import Desk
from appreciation.services.people import contacts
from tests.simulation.ledger import Ledger, Life
from tests.simulation.oracle import Complaint, Oracle


@dataclass(slots=True)
class Stage:
    """Everything a simulated owner does goes through here, into the book and the ledger alike."""

    desk: Desk
    rng: random.Random
    out: Path
    ledger: Ledger = field(default_factory=Ledger)
    oracle: Oracle = field(default_factory=Oracle)
    story: defaultdict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    complaints: list[str] = field(default_factory=list)
    banner: set[int] = field(default_factory=set)
    counts: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))

    @property
    def today(self) -> date:
        """What the calendar on the wall says."""
        return self.desk.today

    def go_to(self, day: date) -> None:
        """Turn the calendar on the wall to a day."""
        self.desk.now = datetime.combine(day, time(9, 30)).astimezone()

    def chance(self, share: float) -> bool:
        """Throw a die."""
        return self.rng.random() < share

    def tell(self, ids: Sequence[int], what: str) -> None:
        """Note what happened, in the story of those it happened to."""
        for each in ids:
            self.story[each].append(f"{self.today}: {what}")

    def object(self, complaint: Complaint) -> None:
        """Note that something is wrong, with the story of whom it concerns."""
        lines = [f"On {self.today}: {complaint.what}"]
        concerned = dict.fromkeys(complaint.ids)
        for each in complaint.ids:
            if life := self.ledger.lives.get(each):
                concerned |= dict.fromkeys(one.id for one in self.ledger.household(life))
        for each in concerned:
            life = self.ledger.lives.get(each)
            lines.append(f"  {each} is {life}")
            if life and life.home:
                lines.append(f"  {self.ledger.homes[life.home]}")
            lines += [f"    {line}" for line in self.story[each][-15:]]
        self.complaints.append("\n".join(lines))

    def someone(self, *, alone: bool = False) -> Life | None:
        """Return a living person of the book, by chance."""
        people = [
            each
            for each in self.ledger.present()
            if not each.binned and not each.deceased and (not alone or each.home is None)
        ]
        return self.rng.choice(people) if people else None

    def edit(self, life: Life, what: str, **fields: str) -> None:
        """Change somebody in the book as an owner does, and see who asks to be taken out."""
        self.tell([life.id], what)
        edited = contacts.edit(self.desk, ContactId(life.id), fields)
        self.banner = {piece.number for piece in edited.to_take_out}

    def later(self, days: int) -> date:
        """Return a day so many days from today."""
        return self.today + timedelta(days=days)
