"""Read vCard files, 2.1 to 4.0, as programs really write them; one bad card never costs another."""

import re
from collections.abc import Iterable, Iterator

from appreciation.interchange.drafts import Context
from appreciation.interchange.people import ImportedPerson, Problem, Reading, UnreadableFileError
from appreciation.interchange.vcard_cards import VCARD_SAYS, Card, draft_of
from appreciation.interchange.vcard_heads import Head, Kind, head_of
from appreciation.interchange.vcard_lines import logical_lines

_WITHOUT_LOSS = frozenset({"VERSION", "REV", "PRODID", "X-ABUID", "CLASS", "SORT-STRING", ""})
_LEFT_OF_A_PICTURE = re.compile(r"\s.*|[A-Za-z0-9+/=]{16,}")
_OF_A_PICTURE = re.compile(r"[A-Za-z0-9+/]+={0,2}\s*")
_NO_PROPERTY = Head(Kind.JUNK)
_NAMED = 40
_MOST_CARDS = 1_000_000


class _Walk:
    """Where we are in the file: the open card, those it is nested in, and all met so far."""

    def __init__(self) -> None:
        self.cards = list[Card]()
        self.around = list[Card]()
        self.card = Card()  # collects what stands outside of all cards
        self.agent_follows = False
        self.count = 0

    def turn(self, head: Head, line: str, value: str) -> Card:
        """Act on a line that is no plain property; return the card that is open after it."""
        if head.kind is Kind.BEGIN and value.strip().upper() == "VCARD":
            self._begin()
        elif head.kind is Kind.END and value.strip().upper() == "VCARD":
            self._end()
        elif head.kind is Kind.AGENT:
            self.agent_follows = not value.strip()
        elif head.kind is Kind.QUOTED:
            self._take_apart(line)
        elif head.kind is Kind.JUNK:
            self._add_junk(line)
        return self.card

    def _begin(self) -> None:
        self.count += 1
        if self.count > _MOST_CARDS:
            raise UnreadableFileError(
                f"This file has more than {_MOST_CARDS:,} cards. Nothing was read; split it."
            )
        self.around.append(self.card)
        self.card = Card(agent=self.agent_follows)
        self.agent_follows = False
        self.cards.append(self.card)

    def _end(self) -> None:
        if self.around:
            self.card = self.around.pop()
        elif self.card.texts:  # its first line was lost
            self.cards.append(self.card)
            self.card = Card()

    def _take_apart(self, line: str) -> None:
        quoted = False
        for at, character in enumerate(line):
            quoted ^= character == '"'
            if character == ":" and not quoted:
                head = head_of(line[:at])
                self.card.take(head, line[at + 1 :])
                return
        self.card.junk.append(line)

    def _add_junk(self, line: str) -> None:
        lines = self.card.lines
        if not line.strip() or line.startswith("#"):
            return
        if lines and (lines[-1][1].endswith("\\") or lines[-1][0].kind is Kind.NOTE):
            head, value = lines[-1]  # a line break that should have been escaped
            lines[-1] = (head, value.removesuffix("\\") + "\\n" + line)
        elif lines and lines[-1][0].kind is Kind.PHOTO and _OF_A_PICTURE.fullmatch(line):
            head, value = lines[-1]  # a fold that lost its blank
            lines[-1] = (head, value + line)
        elif not _LEFT_OF_A_PICTURE.fullmatch(line):
            self.card.junk.append(line)


def vcards(content: bytes, context: Context) -> Reading:
    """Return the people of a vCard file."""
    heads = dict[str, Head]()
    people = list[ImportedPerson]()
    problems = list[Problem]()
    notices = list[Problem]()
    elsewhere = 0
    for number, card in enumerate(_cards(logical_lines(content, context.country), heads), 1):
        where = f"card {number}"
        if reason := card.left_out:
            notices.append(Problem(file=context.file, where=where, what=reason))
            continue
        draft = draft_of(card, context, where)
        elsewhere += draft.photo_elsewhere
        person = draft.person(VCARD_SAYS)
        if person is None:
            problems.append(draft.nameless())
        else:
            people.append(person)
            if draft.troubles:
                problems += draft.problems()
    notices += _left_aside(heads, context)
    if elsewhere:
        photos = "1 photo stands" if elsewhere == 1 else f"{elsewhere} photos stand"
        what = f"{photos} elsewhere than in the file. Nothing is fetched from there."
        notices.append(Problem(file=context.file, where="", what=what))
    return Reading(
        file=context.file,
        format="vCard",
        people=tuple(people),
        problems=tuple(problems),
        notices=tuple(notices),
    )


def _cards(blocks: Iterable[list[str]], heads: dict[str, Head]) -> Iterator[Card]:
    """Yield the cards in the order they begin; `heads` remembers what stood before the colons."""
    walk = _Walk()
    for lines in blocks:
        _take_lines(lines, heads, walk)
        if not walk.around:
            yield from walk.cards
            walk.cards.clear()
    if walk.card.texts and not walk.around:
        walk.cards.append(walk.card)
    yield from walk.cards


def _take_lines(lines: list[str], heads: dict[str, Head], walk: _Walk) -> None:
    card, text_kind, first_control, ignored = walk.card, Kind.TEXT, Kind.BEGIN, Kind.IGNORED
    for line in lines:  # a good part of the time of an import is spent here
        text, colon, value = line.partition(":")
        head = heads.get(text)
        if head is None:
            head = heads[text] = head_of(text) if colon else _NO_PROPERTY
        kind = head.kind
        if kind is ignored:
            continue
        if kind is text_kind:
            card.texts.setdefault(head.name, value)
        elif kind < first_control:
            card.lines.append((head, value))
        else:
            card = walk.turn(head, line, value)


def _left_aside(heads: dict[str, Head], context: Context) -> list[Problem]:
    names = {head.name for head in heads.values() if head.kind is Kind.IGNORED} - _WITHOUT_LOSS
    if not names:
        return []
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    what = f"Not taken over: {', '.join(sorted(names)[:_NAMED])}{more}."
    return [Problem(file=context.file, where="", what=what)]
