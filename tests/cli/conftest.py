"""The program with a book of either kind."""

from pathlib import Path

import pytest

from tests.cli.program import Program, address_book


@pytest.fixture
def program(book_url: str, tmp_path: Path) -> Program:
    """Return the program with a book that is not there yet."""
    return Program(book=book_url, folder=tmp_path)


@pytest.fixture
def with_people(program: Program, tmp_path: Path) -> Program:
    """Return the program with Ann, Bo and Cy in the book of a British business."""
    program.answer("settings", "country=GB", "name=Lindgren & Sons", "address=5 Mill Lane\nLondon")
    program.answer("import", address_book(tmp_path))
    return program
