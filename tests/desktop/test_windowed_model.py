"""A list of a hundred thousand lines."""

from pytestqt.modeltest import ModelTester

from appreciation.desktop.shared.two_lines import ITEM_ROLE, ROW_ROLE, TwoLines
from appreciation.desktop.shared.windowed_model import BLOCK, Window, WindowedModel

TOTAL = 100_000


class Shelf:
    """A sorted list of numbers that is read as a book is: after a key, so many."""

    def __init__(self, total: int = TOTAL) -> None:
        self.total = total
        self.asked: list[Window] = []
        self.model: WindowedModel[int] = WindowedModel(
            lambda line: TwoLines(title=str(line)), lambda line: line, self.asked.append
        )
        self.model.begin(total, range(min(BLOCK, total)))

    def answer(self) -> None:
        """Read what was asked for."""
        while self.asked:
            window = self.asked.pop()
            first = (-1 if window.after is None else window.after) + 1 + window.skip
            self.model.fill(window, range(first, min(first + window.limit, self.total)))

    def shown(self, row: int) -> object:
        """Return the line in a row, as a view asks for it."""
        return self.model.index(row, 0).data(ITEM_ROLE)


def test_it_behaves_as_qt_requires(qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(Shelf(250).model)


def test_lines_are_read_when_they_come_into_sight() -> None:
    shelf = Shelf()
    assert shelf.shown(7) == 7
    assert not shelf.asked
    assert shelf.shown(BLOCK) is None
    assert shelf.shown(BLOCK + 1) is None
    assert len(shelf.asked) == 1
    assert (shelf.asked[0].after, shelf.asked[0].skip) == (BLOCK - 1, 0)
    shelf.answer()
    assert shelf.model.index(BLOCK, 0).data(ROW_ROLE) == TwoLines(title=str(BLOCK))


def test_a_jump_to_the_end_skips_from_the_nearest_line_known() -> None:
    shelf = Shelf()
    assert shelf.shown(TOTAL - 1) is None
    shelf.answer()
    assert shelf.shown(TOTAL - 1) == TOTAL - 1
    assert shelf.shown(TOTAL - 1 - BLOCK) is None
    shelf.answer()
    assert shelf.shown(TOTAL - 1 - BLOCK) == TOTAL - 1 - BLOCK


def test_reading_on_holds_only_a_few_hundred_lines() -> None:
    shelf = Shelf()
    for row in range(0, TOTAL, BLOCK):
        shelf.shown(row)
        shelf.answer()
    assert sum(len(block) for block in shelf.model._blocks.values()) <= 24 * BLOCK
    assert shelf.shown(TOTAL - 1) == TOTAL - 1


def test_an_answer_for_the_list_before_is_dropped() -> None:
    shelf = Shelf()
    shelf.shown(BLOCK)
    late = shelf.asked.pop()
    shelf.model.begin(3, [10, 20, 30])
    shelf.model.fill(late, range(BLOCK, 2 * BLOCK))
    assert shelf.model.rowCount() == 3
    assert [shelf.shown(row) for row in range(3)] == [10, 20, 30]
