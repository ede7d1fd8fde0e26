"""Asking how often somebody should hear from us."""

from datetime import timedelta

from PySide6.QtWidgets import QCheckBox, QSpinBox, QWidget

from appreciation.desktop.shared.question import Question
from appreciation.desktop.theme.theme import Theme
from appreciation.domain.cadence import Outlook
from appreciation.domain.settings import LONGEST_CADENCE


class HowOften(Question):
    """The ideal and the longest interval, as usual or chosen, and whether to watch at all."""

    def __init__(self, theme: Theme, parent: QWidget, name: str, outlook: Outlook) -> None:
        super().__init__(theme, parent)
        self.entitle(
            self.tr("How often"),
            self.tr("Keep it"),
            heading=self.tr("How often should {name} hear from you?").format(name=name),
        )
        self._usual = QCheckBox(self.tr("As usual for their status (see Settings)"))
        self._usual.setChecked(not outlook.own)
        self._usual.toggled.connect(self._allow)
        self._ideal = self._weeks(outlook.cadence.ideal)
        self._longest = self._weeks(outlook.cadence.longest)
        self._ideal.valueChanged.connect(self._longest.setMinimum)
        self._longest.setMinimum(self._ideal.value())
        self._watched = QCheckBox(self.tr("List them when they go quiet"))
        self._watched.setChecked(outlook.watched)
        self.body.addWidget(self._usual)
        self.ask(self.tr("Ideally at least every"), self._ideal)
        self.ask(self.tr("At the longest after"), self._longest)
        self.body.addWidget(self._watched)
        self._allow()
        self.fit(500)

    def fields(self) -> dict[str, str]:
        """Return what was chosen, as fields of care."""
        usual = self._usual.isChecked()
        return {
            "ideal": "" if usual else str(self._ideal.value()),
            "longest": "" if usual else str(self._longest.value()),
            "watched": "true" if self._watched.isChecked() else "false",
        }

    def _weeks(self, length: timedelta) -> QSpinBox:
        field = QSpinBox()
        field.setRange(1, LONGEST_CADENCE)
        field.setSuffix(self.tr(" weeks"))
        field.lineEdit().setTextMargins(self.theme.px(10), 0, 0, 0)  # the style sheet cannot
        field.setValue(-(-length.days // 7))
        return field

    def _allow(self) -> None:
        for field in (self._ideal, self._longest):
            field.setEnabled(not self._usual.isChecked())
