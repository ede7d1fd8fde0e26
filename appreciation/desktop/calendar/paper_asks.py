"""Putting the calendar on paper. Runs away from the window's thread, what draws is loaded there."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from appreciation.desktop.printing_out.printers import Printers, PrintJob
from appreciation.desktop.shared.long_work import Progress
from appreciation.services.desk import Desk
from appreciation.services.papers.printed_pages import PrintedPages

Make = Callable[[Desk, Progress], PrintedPages]


def wall_calendar(first: date, desk: Desk, progress: Progress) -> PrintedPages:
    """Return twelve months for the wall."""
    from appreciation.services.papers import calendar_papers

    return calendar_papers.wall_calendar_pages(desk, first, progress.count)


def birthdays(year: int, desk: Desk, progress: Progress) -> PrintedPages:
    """Return the birthdays of a year."""
    from appreciation.services.papers import calendar_papers

    return calendar_papers.birthday_pages(desk, year, progress.count)


def saved(desk: Desk, progress: Progress, make: Make, file: Path) -> PrintedPages:
    """Write the pages to a file."""
    from appreciation.services.papers import calendar_papers

    made = make(desk, progress)
    calendar_papers.save_pages(made, file)
    return made


def printed(desk: Desk, progress: Progress, make: Make, way: tuple[Printers, str]) -> PrintedPages:
    """Hand the pages to a printer."""
    made = make(desk, progress)
    printers, printer = way
    job = PrintJob(
        title=made.title,
        content=made.content,
        stock=made.stock,
        width_mm=made.width_mm,
        height_mm=made.height_mm,
    )
    printers.print_out(printer, job, progress.count)
    return made
