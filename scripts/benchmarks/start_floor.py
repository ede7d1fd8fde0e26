"""The least script that shows contacts: `python -m benchmarks.start_floor BOOK DAY`."""

import sys
from time import monotonic

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QTableView
from sqlalchemy import create_engine, text
from typing_extensions import override

from benchmarks.stopwatch import resident_memory

QUESTION = """
SELECT full_name, organisation, mail_town, status, last_reached FROM contact
WHERE merged_into IS NULL AND binned_on IS NULL ORDER BY sort_key, id LIMIT 50
"""


class Eyes(QObject):
    """Says when the table was painted."""

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            QTimer.singleShot(0, end)
        return False


def end() -> None:
    """Say when, and how much memory it took."""
    painted = monotonic()
    sys.stdout.write(f"{painted} {resident_memory()}\n")
    sys.stdout.flush()
    application.exit()


application = QApplication([])
with create_engine(f"sqlite:///{sys.argv[1]}").connect() as connection:
    rows = connection.execute(text(QUESTION)).all()
model = QStandardItemModel()
for row in rows:
    model.appendRow([QStandardItem(str(value or "")) for value in row])
table = QTableView()
table.setModel(model)
table.resize(1280, 800)
eyes = Eyes()
table.viewport().installEventFilter(eyes)
table.show()
sys.exit(application.exec())
