"""A program that makes marks in a book and says so, to be watched by strace.

It is given the book, another `synchronous` than the program's own or nothing, and how many marks.
"""

import os
import sys
from contextlib import closing

from appreciation.store.book import open_book
from tests.torture.children import NOW


def main() -> None:
    """Make marks until there are as many as asked for."""
    target, synchronous, marks = sys.argv[1:]
    with closing(open_book(target, create=False, now=NOW)) as book:
        with book.write_connection() as connection:
            connection.exec_driver_sql("PRAGMA wal_autocheckpoint = 60").close()
        with book.reading() as reading:
            driver = reading.connection.connection.driver_connection
        assert driver is not None
        if synchronous:
            driver.execute(f"PRAGMA synchronous = {synchronous}")
        for number in range(int(marks)):
            name = f"mark {number}"
            with book.writing(name) as writing:
                writing.settings.save_picture(name, name.encode() * 500)
            os.write(1, f"{name}\n".encode())


if __name__ == "__main__":
    main()
