"""The program with the book that most rows are driven with; some tests fill one of their own."""

from pathlib import Path

import pytest

from tests.cli.program import Program, address_book


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """Return the program with Ann, Bo and Cy in the book of a British business."""
    program = Program(book=str(tmp_path / "book.db"), folder=tmp_path)
    program.answer("settings", "country=GB", "name=Lindgren & Sons", "address=5 Mill Lane\nLondon")
    program.answer("import", address_book(tmp_path))
    return program
