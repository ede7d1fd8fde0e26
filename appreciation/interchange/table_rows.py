"""From one row of a table to the person in it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from appreciation.domain.addresses import parsed_address
from appreciation.domain.contacts import Address, Email, Phone
from appreciation.domain.occasions import OccasionKind
from appreciation.interchange.drafts import Context, Draft, shortened
from appreciation.interchange.headings import Column
from appreciation.interchange.layouts import Layout
from appreciation.interchange.opt_outs import status_said, wishes_in, yes_or_no

SEVERAL = ":::"
"""Google's mark between several values in one cell."""

_BETWEEN_SEVERAL = re.compile(rf"(?:^|\s){SEVERAL}(?:\s|$)")
_STREET_LINES = ("street", "street 2", "street 3", "more", "po box")
Parts = dict[str, str]
Groups = dict[tuple[str, str, int], Parts]


def row_draft(row: Sequence[str], layout: Layout, context: Context, where: str) -> Draft:
    """Return what a row says about a person."""
    draft = Draft(context, where)
    groups: Groups = {}
    birth = Parts()
    for place, column in layout.columns:
        cell = cell_text(row[place]) if place < len(row) else ""
        if not cell:
            continue
        if column.what in {"phone", "email", "address", "event"}:
            groups.setdefault((column.what, column.label, column.number), {})[column.name] = cell
        elif column.what == "switch":
            _add_switch(draft, column.name, cell)
        elif column.what == "date":
            _add_date(draft, column.name, cell, birth)
        else:
            _add_text(draft, column, cell)
    _add_birth(draft, birth)
    for (what, label, number), parts in groups.items():
        one_line = (label, number) in layout.one_line_addresses
        _add_group(draft, what, label, parts, one_line=one_line)
    return draft


def cell_text(cell: str) -> str:
    """Return a cell without blanks around it and with plain line breaks."""
    return cell.strip().replace("\r\n", "\n").replace("\r", "\n")


def _add_text(draft: Draft, column: Column, cell: str) -> None:
    fields = draft.fields
    if column.name == "notes":
        draft.notes.append(cell)
    elif column.name == "categories":
        fields |= wishes_in(cell.replace(SEVERAL, ";").replace(",", ";").split(";"))
    elif column.name == "status":
        _add_status(draft, cell)
    elif column.name == "salutation word":
        fields["prefix"] = cell
        draft.prefix_in_name = False
    else:
        fields.setdefault(column.name, " ".join(cell.split()))


def _add_status(draft: Draft, cell: str) -> None:
    if status := status_said(cell):
        draft.fields["status"] = status
    else:
        draft.troubles.append(f"“{shortened(cell)}” is not a status of ours.")


def _add_switch(draft: Draft, name: str, cell: str) -> None:
    said = yes_or_no(cell)
    if said is not None:
        draft.fields[name] = said
    elif name == "deceased":
        draft.add_death(cell)
    else:
        trouble = f"“{shortened(cell)}” under {name.replace('_', ' ')} is neither yes nor no."
        draft.troubles.append(trouble)


def _add_date(draft: Draft, name: str, cell: str, birth: Parts) -> None:
    if name.startswith("birth "):
        birth[name] = cell
    elif name == "deceased_on":
        draft.add_death(cell)
    else:
        draft.add_date(OccasionKind(name), cell)


def _add_birth(draft: Draft, birth: Parts) -> None:
    """Add the birthday whose year, month and day stand in columns of their own."""
    year, month, day = (birth.get(f"birth {part}", "") for part in ("year", "month", "day"))
    if not month.strip("0"):
        if birth and (day or year):
            draft.troubles.append("the birthday has no month.")
        return
    start = f"{year:0>4}-" if year.strip("0") else "--"
    draft.add_date(
        OccasionKind.BIRTHDAY, f"{start}{month:0>2}" + (f"-{day:0>2}" if day.strip("0") else "")
    )


def _add_group(draft: Draft, what: str, label: str, parts: Parts, *, one_line: bool) -> None:
    """Add what several columns say together; cells with several values stand for several groups."""
    if any(_BETWEEN_SEVERAL.search(part) for part in parts.values()):
        cells = {name: _BETWEEN_SEVERAL.split(part) for name, part in parts.items()}
        for at in range(max(map(len, cells.values()))):
            one = {name: _part(name, values, at) for name, values in cells.items()}
            _add_group(draft, what, label, {k: v for k, v in one.items() if v}, one_line=one_line)
        return
    written = parts.pop("label", "")
    label = (written if what == "event" else _plain_label(written)) or label
    match what:
        case "address":
            _add_address(draft, parts, label, one_line=one_line)
        case "event":
            _add_event(draft, parts, label)
        case "phone" if "value" in parts:
            draft.phones.append(Phone(number=" ".join(parts["value"].split()), label=label))
        case "email" if "value" in parts:
            _add_email(draft, parts["value"], label)


def _part(name: str, values: list[str], at: int) -> str:
    """Return one of several values of a cell; a single label is that of all of them."""
    if name == "label" and len(values) == 1:
        return values[0].strip()
    return values[at].strip() if at < len(values) else ""


def _plain_label(text: str) -> str:
    label = text.removeprefix("* ").strip()
    return label.lower() if label in {"Home", "Work", "Mobile", "Other", "Main", "Pager"} else label


def _add_email(draft: Draft, text: str, label: str) -> None:
    if "@" in text:
        draft.emails.append(Email(address=text, label=label))
    else:
        draft.troubles.append(f"“{shortened(text)}” is not an e-mail address.")


def _add_event(draft: Draft, parts: Parts, label: str) -> None:
    if "value" not in parts:
        return
    if kind := parts.get("kind"):
        draft.add_own_date(kind, parts["value"], label)
    else:
        draft.add_labelled_date(label, parts["value"])


def _add_address(draft: Draft, parts: Parts, label: str, *, one_line: bool) -> None:
    formatted = parts.pop("formatted", "")
    if (formatted and not parts) or (one_line and "street" in parts):
        draft.addresses.append(_read_address(formatted or parts["street"], label, draft.context))
        return
    preferred = yes_or_no(parts.pop("for mail", "")) is True
    returned, reason = parts.pop("undeliverable on", ""), parts.pop("undeliverable reason", "")
    lines = [parts.pop(name) for name in _STREET_LINES if name in parts]
    if lines:
        parts["street"] = "\n".join(lines)
    draft.add_address(parts, label, preferred=preferred)
    if returned:
        draft.mark_undeliverable(returned, reason)


def _read_address(text: str, label: str, context: Context) -> Address:
    """Return an address from a single text; its country only if the text names one."""
    address = parsed_address(text, context.country)
    country = parsed_address(text, "").country
    return replace(address, label=label, country=country)
