"""Days as owners of several lands read and type them."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QLocale

from appreciation.desktop.shared.day_field import day_field, day_of
from appreciation.desktop.shared.days import day_and_year

DAY = date(2027, 2, 3)


@pytest.fixture(autouse=True)
def _usual_locale() -> Iterator[None]:
    usual = QLocale()
    yield
    QLocale.setDefault(usual)


@pytest.mark.parametrize(
    ("land", "typed", "written"),
    [
        ("C", "2027-02-03", "3 Feb 2027"),
        ("en_GB", "03/02/2027", "3 Feb 2027"),
        ("en_US", "2/3/2027", "Feb 3, 2027"),
        ("de_DE", "03.02.2027", "3. Feb. 2027"),
    ],
)
@pytest.mark.usefixtures("qtbot")
def test_a_day_is_typed_in_numbers_and_read_without_doubt(
    land: str, typed: str, written: str
) -> None:
    QLocale.setDefault(QLocale(land))
    field = day_field(DAY)
    assert field.text() == typed
    assert day_of(field) == DAY
    assert day_and_year(DAY) == written
