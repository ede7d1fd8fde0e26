"""Which column of a table holds what: finding the headings and settling the ambiguous ones."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from appreciation.interchange.headings import NUMBERED, Column, column_of

_ROWS_BEFORE_HEADINGS = 25
_CONTACT_FIELDS = {
    "salutation word": "prefix",
    "birth year": "occasions",
    "birth month": "occasions",
    "birth day": "occasions",
}
_LISTS = {"phone": "phones", "email": "emails", "address": "addresses", "event": "occasions"}
_NAMES = ("prefix", "given_name", "additional_name", "family_name", "suffix")


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The columns of a table: where its headings are and what stands in which column."""

    heading_row: int
    columns: tuple[tuple[int, Column], ...]
    unknown: tuple[tuple[int, str], ...]

    @property
    def says(self) -> frozenset[str]:
        """The fields of `Contact` that these columns fill."""
        names = {_field(column) for _, column in self.columns}
        if names & {"full_name", *_NAMES, "organisation"}:
            names |= {"full_name"}
        return frozenset(names - {""})

    @property
    def one_line_addresses(self) -> frozenset[tuple[str, int]]:
        """Addresses (by label and number) that stand in a single column, town and all."""
        parts = dict[tuple[str, int], set[str]]()
        for _, column in self.columns:
            if column.what == "address":
                parts.setdefault((column.label, column.number), set()).add(column.name)
        return frozenset(key for key, names in parts.items() if names == {"street"})


def layout_of(rows: Sequence[Sequence[str]], chosen: Mapping[str, str]) -> Layout | None:
    """Return the layout of the first row that has most known headings; None when none has any.

    `chosen` gives for headings the known ones they stand for; empty for columns to leave aside.
    """
    best: tuple[int, int] | None = None
    for at, row in enumerate(rows[:_ROWS_BEFORE_HEADINGS]):
        known = len({_meant(cell, chosen) for cell in row if len(cell) <= 80} - {None})
        if known and (best is None or known > best[0]):
            best = (known, at)
    return None if best is None else _layout(rows[best[1]], best[1], chosen)


def _meant(heading: str, chosen: Mapping[str, str]) -> Column | None:
    return column_of(chosen.get(heading.strip(), heading))


def _layout(headings: Sequence[str], at: int, chosen: Mapping[str, str]) -> Layout:
    found = [
        (place, heading.strip(), _meant(heading, chosen)) for place, heading in enumerate(headings)
    ]
    names = {column.name for _, _, column in found if column and column.what in {"text", "date"}}
    columns = tuple((place, _settled(column, names, place)) for place, _, column in found if column)
    unknown = tuple((place, heading) for place, heading, column in found if column is None)
    return Layout(heading_row=at, columns=columns, unknown=unknown)


def _settled(column: Column, names: set[str], place: int) -> Column:
    """Return what a heading means beside the others of its row."""
    if column.what in {"phone", "email"} and column.number < NUMBERED:
        return replace(column, number=-place)  # a number or address of its own
    if column.name == "name":
        is_family = "given_name" in names and "family_name" not in names
        return Column("text", "family_name" if is_family else "full_name")
    if column.name == "title":  # Outlook's is Mr or Dr; that of a plain list is most often the job
        return Column("text", "prefix" if "job_title" in names else "job_title")
    if column.name == "birthday" and "birth month" in names:
        return Column("date", "birth day")  # Thunderbird in German: Geburtstag is the day alone
    return column


def _field(column: Column) -> str:
    if column.what in _LISTS:
        return _LISTS[column.what]
    if column.what == "switch" or column.name in {"categories", "status", "deceased_on"}:
        return ""  # said only by the rows that fill them
    if column.what == "date":
        return "occasions"
    return _CONTACT_FIELDS.get(column.name, column.name)
