"""Global options may stand anywhere in the line; the parser wants them first."""

from collections.abc import Collection, Iterator, Sequence
from itertools import islice

_WITH_VALUE = frozenset({"--book", "--today"})
_ALONE = frozenset({"--json"})


def hoisted(arguments: Sequence[str], takes_value: Collection[str]) -> list[str]:
    """Return the arguments with the global options first.

    What follows an option of the command that takes a value (`takes_value`) is left alone, and so
    is everything behind `--`: a note may well read "--json".
    """
    first: list[str] = []
    rest: list[str] = []
    waiting = iter(arguments)
    for argument in waiting:
        name, equals, _ = argument.partition("=")
        if argument == "--":
            rest += [argument, *waiting]
        elif argument in _ALONE or (name in _WITH_VALUE and equals):
            first.append(argument)
        elif argument in _WITH_VALUE:
            first += [argument, *_next(waiting)]
        elif argument in takes_value:
            rest += [argument, *_next(waiting)]
        else:
            rest.append(argument)
    return first + rest


def _next(waiting: Iterator[str]) -> list[str]:
    return list(islice(waiting, 1))
