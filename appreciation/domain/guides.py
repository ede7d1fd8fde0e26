"""What to say when it is not easy: guides to a conversation, a page of questions, an e-mail."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any


class GuideName(StrEnum):
    """The guides there are.

    `SURVEY` is the printed page of questions, `QUIET_MAIL` an e-mail: their title is the title of
    the page and the subject of the e-mail.
    """

    INTERVIEW = "interview"
    SURVEY = "survey"
    PROSPECT = "prospect"
    QUIET = "quiet"
    QUIET_MAIL = "quiet_mail"
    MENDED = "mended"
    WELCOME_BACK = "welcome_back"
    REFERRAL = "referral"
    CONDOLENCE = "condolence"


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyQuestion:
    """A question on paper. Without answers to tick there are lines to write on."""

    text: str
    answers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """Words for one situation in one language; what a guide has no use for is empty.

    `gently` is the one thing to keep in mind or to say, `never` what must not be said. `slip` are
    the lines of the survey's reply slip. `edited` says that the owner changed the words.
    """

    name: GuideName
    language: str
    title: str = ""
    opening: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    gently: str = ""
    never: tuple[str, ...] = ()
    closing: tuple[str, ...] = ()
    slip: tuple[str, ...] = ()
    edited: bool = False

    @property
    def texts(self) -> dict[str, str]:
        """Every part as text, a paragraph or question a line."""
        return {part: _text(getattr(self, part)) for part in PARTS}

    @property
    def survey_questions(self) -> tuple[SurveyQuestion, ...]:
        """The questions, each parted from its answers: `Question | answer | answer`."""
        parted = ([part.strip() for part in line.split("|")] for line in self.questions)
        return tuple(
            SurveyQuestion(text=text, answers=tuple(filter(None, answers)))
            for text, *answers in parted
        )


PARTS = tuple(
    field.name for field in fields(Guide) if field.name not in {"name", "language", "edited"}
)
"""The parts of a guide that hold words, in the order they are said."""

_ONE_LINE = frozenset({"title", "gently"})


def with_texts(guide: Guide, texts: Mapping[str, str]) -> Guide:
    r"""Return the guide with some of its `PARTS` read from text; empty lines are left out.

    >>> with_texts(Guide(name=GuideName.QUIET, language="en"), {"never": "One\n\n Two "}).never
    ('One', 'Two')
    """
    parts: dict[str, Any] = {
        part: " ".join(_lines(text)) if part in _ONE_LINE else _lines(text)
        for part, text in texts.items()
    }
    return replace(guide, **parts)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(" ".join(line.split()) for line in text.splitlines() if line.strip())


def _text(part: str | tuple[str, ...]) -> str:
    return part if isinstance(part, str) else "\n".join(part)
