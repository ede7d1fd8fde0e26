"""The command about what to say."""

from collections.abc import Iterator
from typing import Annotated

import typer

from appreciation.cli.session import Session
from appreciation.cli.shapes import Shape
from appreciation.cli.values import pairs_of
from appreciation.domain.errors import UnknownKeyError
from appreciation.domain.guides import PARTS, Guide, GuideName

_CALLED = {
    "opening": "To begin",
    "questions": "To ask",
    "gently": "Gently",
    "never": "Not to say",
    "closing": "To end",
    "slip": "Reply slip",
}


def guide_command(
    context: typer.Context,
    name: Annotated[
        str, typer.Argument(metavar="[NAME]", help=f"One of {', '.join(GuideName)}.")
    ] = "",
    values: Annotated[list[str] | None, typer.Argument(metavar="[PART=TEXT...]")] = None,
    language: Annotated[str, typer.Option(metavar="L", help="As de or en-US.")] = "",
    supplied: Annotated[bool, typer.Option("--supplied", help="Take its own words again.")] = False,
) -> None:
    """Show what to say when it is not easy, or put it into your own words.

    For example: guide interview gently="Listen, and say thank you."
    PART= brings the supplied words of a part back.
    """
    from appreciation.services.words import guides

    session: Session = context.obj
    texts = dict.fromkeys(PARTS, "") if supplied else pairs_of(values or [])
    with session.desk() as desk:
        if not name:
            found = [guides.guide(desk, each, language) for each in GuideName]
            listed = (f"{each.name:14}{each.title}" for each in found)
            session.answer([_shape(each) for each in found], listed)
            return
        chosen = _named(name)
        if texts:
            said = guides.save_guide(desk, chosen, texts, language).guide
        else:
            said = guides.guide(desk, chosen, language)
    session.answer(_shape(said), _lines(said))


def _named(text: str) -> GuideName:
    wanted = text.strip().casefold().replace("-", "_").replace(" ", "_")
    for each in GuideName:
        if each == wanted:
            return each
    raise UnknownKeyError(f"There is no guide “{text}”; there are {', '.join(GuideName)}.")


def _shape(guide: Guide) -> Shape:
    parts = {part: getattr(guide, part) for part in PARTS}
    lists = {part: list(value) for part, value in parts.items() if isinstance(value, tuple)}
    return (
        {"guide": guide.name, "language": guide.language} | parts | lists | {"edited": guide.edited}
    )


def _lines(guide: Guide) -> Iterator[str]:
    yield guide.title
    for part, called in _CALLED.items():
        if text := guide.texts[part]:
            yield f"{called}:"
            yield from (f"  {line}" for line in text.split("\n"))
