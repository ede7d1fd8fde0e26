"""The one style sheet, over Fusion. Widgets are told apart by their `kind` property."""

from string import Template

from appreciation.desktop.theme.colours import Colours

_BASE_PX = 11 * 96 / 72

_SHEET = Template("""
QMainWindow, QDialog, QWidget#page, QScrollArea#page, QWidget#content { background: $paper; }
QWidget { color: $ink; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: none; }

QLabel { background: transparent; }
QLabel[kind="title"] { font-family: "Lora"; font-size: ${f20}px; }
QLabel[kind="name"] { font-family: "Lora"; font-size: ${f15}px; }
QLabel[kind="figure"] { font-family: "Lora"; font-size: ${f22}px; }
QLabel[kind="section"] { color: $quiet; font-size: ${f10}px; font-weight: 700; }
QLabel[kind="strong"] { font-weight: 700; }
QLabel[kind="quiet"] { color: $quiet; }
QLabel[kind="small"] { color: $quiet; font-size: ${f10}px; }
QLabel[kind="clock"] { color: $accent; font-size: ${f15}px; font-weight: 700; }
QLabel[kind="accent"] { color: $accent; font-weight: 700; }
QLabel[kind="good"] { color: $good; }
QLabel[kind="careful"] { color: $careful; }
QLabel[kind="careful_small"] { color: $careful; font-size: ${f10}px; }
QLabel[kind="careful_section"] { color: $careful; font-size: ${f10}px; font-weight: 700; }
QLabel[kind="alert"] { color: $alert; }
QLabel[kind="badge"] { color: $quiet; font-size: ${f9}px; font-weight: 700; }
QLabel:disabled { color: $border; }

QPushButton, QToolButton {
  background: $surface; border: 1px solid $border; border-radius: ${p8}px;
  padding: ${p6}px ${p14}px; min-height: ${p22}px;
}
QPushButton, QToolButton, QCheckBox, QRadioButton { outline: none; }
QToolButton { padding: ${p6}px ${p8}px; }
QLineEdit QToolButton { background: transparent; border: none; padding: 0; min-height: 0; }
QPushButton:hover, QToolButton:hover { background: $tint; }
QPushButton:pressed, QToolButton:pressed { background: $tint; border-color: $accent; }
QPushButton:focus, QToolButton:focus { border: 2px solid $accent; padding: ${q5}px ${q13}px; }
QToolButton:focus { padding: ${q5}px ${q7}px; }
QPushButton:disabled, QToolButton:disabled {
  color: $border; border-color: $line; background: $paper;
}
QPushButton[kind="primary"] {
  background: $accent; color: $on_accent; border: 1px solid $accent; font-weight: 700;
}
QPushButton[kind="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[kind="primary"]:focus { border: 2px solid $ink; }
QPushButton[kind="primary"]:disabled { background: $line; color: $quiet; border-color: $line; }
QPushButton[kind="danger"] { color: $alert; border-color: $alert; }
QPushButton[kind="link"], QPushButton[kind="quiet"] {
  background: transparent; border: 1px solid transparent; color: $accent; text-align: left;
  padding: ${p6}px ${p2}px; min-height: ${p20}px;
}
QPushButton[kind="quiet"] { color: $quiet; }
QPushButton[kind="link"]:hover, QPushButton[kind="quiet"]:hover { background: $tint; }
QPushButton[kind="link"]:focus, QPushButton[kind="quiet"]:focus {
  border: 2px solid $accent; padding: ${q5}px ${q1}px;
}
QPushButton[kind="more"] {
  background: transparent; border: 1px solid transparent; color: $accent; text-align: left;
  padding: ${p6}px ${p13}px;
}
QPushButton[kind="more"]:hover { background: $tint; }
QPushButton[kind="more"]:focus { border: 2px solid $accent; padding: ${q5}px ${q12}px; }
QPushButton[alone="true"] { padding: ${p6}px ${p8}px; }
QPushButton[alone="true"]:focus { padding: ${q5}px ${q7}px; }
QPushButton[kind="chip"] {
  border-radius: ${p16}px; padding: ${p5}px ${p12}px; font-size: ${f10}px; color: $quiet;
}
QPushButton[kind="chip"]:focus { padding: ${q4}px ${q11}px; }
QPushButton[kind="chip"]:checked {
  background: $tint; color: $accent; border-color: $accent;
}
QPushButton[kind="careful_chip"] {
  border-radius: ${p16}px; padding: ${p5}px ${p12}px; font-size: ${f10}px; color: $careful;
}
QPushButton[kind="careful_chip"]:focus { padding: ${q4}px ${q11}px; }
QPushButton[kind="careful_chip"]:checked { background: $tint; border-color: $careful; }
QPushButton[kind="toast"] {
  background: transparent; color: $paper; border: 1px solid $paper; font-weight: 700;
}
QPushButton[kind="toast"]:focus { border: 2px solid $paper; }
QPushButton[kind="toast"]:hover { background: $quiet; color: $paper; }

QLineEdit, QTextEdit, QPlainTextEdit, QSpinBox, QDateEdit, QTimeEdit, QComboBox {
  background: $surface; border: 1px solid $border; border-radius: ${p8}px;
  padding: ${p6}px ${p12}px;
  selection-background-color: $accent; selection-color: $on_accent;
}
QLineEdit, QSpinBox, QDateEdit, QTimeEdit, QComboBox { min-height: ${p22}px; }
QSpinBox, QDateEdit, QTimeEdit { padding: ${spin_above}px ${p12}px ${spin_below}px; }
QLineEdit, QTextEdit, QPlainTextEdit { placeholder-text-color: $quiet; }
QTextEdit, QPlainTextEdit { padding: ${p8}px; }
QLineEdit:focus, QComboBox:focus { border: 2px solid $accent; padding: ${q5}px ${q11}px; }
QSpinBox:focus, QDateEdit:focus, QTimeEdit:focus {
  border: 2px solid $accent; padding: ${spin_below}px ${q11}px ${spin_least}px;
}
QTextEdit:focus, QPlainTextEdit:focus { border: 2px solid $accent; padding: ${q7}px; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QComboBox[wrong="true"] {
  border-color: $alert;
}
QLineEdit:disabled, QTextEdit:disabled, QComboBox:disabled, QSpinBox:disabled {
  color: $border; border-color: $line;
}
QComboBox[kind="quiet"] { background: transparent; color: $quiet; border-color: transparent; }
QComboBox[kind="quiet"]:hover { background: $tint; }
QComboBox[kind="quiet"]:focus { border-color: $accent; }
QComboBox[long="true"] { combobox-popup: 0; }
QComboBox[long="true"] QAbstractItemView::item {
  min-height: ${p32}px; padding-left: ${p8}px; color: $ink;
}
QComboBox[long="true"] QAbstractItemView::item:selected { background: $tint; }
QComboBox::drop-down, QDateEdit::drop-down { border: none; width: ${p28}px; }
QDateEdit::drop-down { subcontrol-origin: border; subcontrol-position: center right; }
QComboBox::down-arrow, QDateEdit::down-arrow {
  image: url($chevron); width: ${p16}px; height: ${p16}px;
}
QSpinBox::up-button, QSpinBox::down-button {
  subcontrol-origin: border; border: none; width: ${p28}px; height: ${p16}px;
}
QSpinBox::up-button { subcontrol-position: top right; }
QSpinBox::down-button { subcontrol-position: bottom right; }
QSpinBox::up-arrow, QSpinBox::down-arrow { width: ${p12}px; height: ${p12}px; }
QSpinBox::up-arrow { image: url($chevron_up); }
QSpinBox::down-arrow { image: url($chevron); }
QComboBox QAbstractItemView {
  background: $surface; border: 1px solid $border; outline: none;
  selection-background-color: $tint; selection-color: $ink;
}
QCheckBox, QRadioButton { spacing: ${p8}px; min-height: ${p28}px; }
QCheckBox::indicator, QRadioButton::indicator {
  width: ${p18}px; height: ${p18}px; border: 1px solid $border; background: $surface;
}
QCheckBox::indicator { border-radius: ${p4}px; }
QRadioButton::indicator { border-radius: ${p9}px; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url($check); }
QCheckBox:focus, QRadioButton:focus { color: $accent; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border: 2px solid $accent; }
QRadioButton::indicator:checked, QRadioButton::indicator:checked:focus {
  width: ${p10}px; height: ${p10}px; border: ${p5}px solid $accent; background: $on_accent;
  border-radius: ${p10}px;
}

QFrame[kind="card"] { background: $surface; border: 1px solid $line; border-radius: ${p12}px; }
QFrame[kind="tinted"] { background: $tint; border: none; border-radius: ${p12}px; }
QFrame[kind="sunken"] { background: $side; border: none; border-radius: ${p12}px; }
QWidget[kind="promise"] QPushButton[kind="link"] { padding-left: 0; }
QWidget[kind="promise"]:focus { background: $tint; border-radius: ${p8}px; }
QFrame[kind="hairline"] { background: $line; border: none; max-height: 1px; min-height: 1px; }
QFrame#toast { background: $ink; border: none; border-radius: ${p12}px; }
QFrame#toast QLabel { color: $paper; }
QFrame#banner { background: $tint; border: none; border-bottom: 1px solid $line; }
QFrame#busy { background: $side; border: none; border-top: 1px solid $line; }

QAbstractItemView {
  background: $surface; border: 1px solid $line; border-radius: ${p12}px; outline: none;
  selection-background-color: $tint; selection-color: $ink;
}
QAbstractItemView:focus { border: 2px solid $accent; }
QAbstractItemView[kind="bare"] { background: transparent; border: none; border-radius: 0; }
QHeaderView::section {
  background: $surface; color: $quiet; border: none; border-bottom: 1px solid $line;
  padding: ${p8}px ${p12}px; font-weight: 700;
}
QListView[kind="names"] { padding: ${p4}px; }
QListView[kind="names"]::item { min-height: ${p32}px; padding-left: ${p8}px; color: $ink; }
QListView[kind="names"]::item:selected { background: $tint; border-radius: ${p8}px; }
QHeaderView { background: transparent; border: none; border-radius: 0; }
QTableView { gridline-color: $line; }
QTableView[kind="bare"] QHeaderView::section { padding: ${p8}px ${p6}px; }
QTableView[kind="bare"]::item { padding: 0 ${p6}px; border-bottom: 1px solid $line; }
QTableView[kind="bare"]::item:selected { background: $tint; color: $ink; }

QWidget#navigation { background: $side; }
QPushButton[kind="nav"] {
  background: transparent; border: 2px solid transparent; border-radius: ${p8}px; color: $quiet;
  text-align: left; padding: ${p8}px ${p10}px; min-height: ${p20}px;
}
QPushButton[kind="nav"]:hover { background: $paper; }
QPushButton[kind="nav"]:checked { background: $tint; color: $accent; font-weight: 700; }
QPushButton[kind="nav"]:focus { border: 2px solid $accent; }

QMenuBar { background: $side; border-bottom: 1px solid $line; padding: ${p3}px ${p8}px ${p2}px; }
QMenuBar::item {
  background: transparent; color: $quiet; padding: ${p6}px ${p10}px; border-radius: ${p6}px;
}
QMenuBar::item:selected, QMenuBar::item:pressed { background: $tint; color: $ink; }
QMenu { background: $surface; border: 1px solid $border; padding: ${p6}px; }
QMenu::item { padding: ${p8}px ${p28}px ${p8}px ${p12}px; border-radius: ${p6}px; }
QMenu::item:selected { background: $tint; color: $ink; }
QMenu::item:disabled { color: $border; }
QMenu::separator { height: 1px; background: $line; margin: ${p4}px ${p8}px; }
QMenu::indicator { width: ${p16}px; height: ${p16}px; left: ${p4}px; }
QMenu::indicator:checked { image: url($tick); }
QToolTip { background: $surface; color: $ink; border: 1px solid $border; padding: ${p6}px; }

QProgressBar {
  background: $line; border: none; border-radius: ${p4}px; min-height: ${p8}px; max-height: ${p8}px;
}
QProgressBar::chunk { background: $accent; border-radius: ${p4}px; }
QScrollBar:vertical { background: transparent; width: ${p12}px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: ${p12}px; margin: 0; }
QScrollBar::handle { background: $border; border-radius: ${p3}px; }
QScrollBar::handle:vertical { min-height: ${p40}px; margin: ${p2}px ${p3}px; }
QScrollBar::handle:horizontal { min-width: ${p40}px; margin: ${p3}px ${p2}px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: transparent; }
QListView[kind="pictures"]::item {
  padding: ${p8}px; border: 2px solid transparent; border-radius: ${p8}px; color: $ink;
}
QListView[kind="pictures"]::item:selected { background: $tint; border-color: $accent; }
QTabBar::tab { padding: ${p8}px ${p14}px; color: $quiet; border: none; background: transparent; }
QTabBar::tab:selected { color: $accent; border-bottom: 2px solid $accent; }
QTabBar::tab:focus { border: 2px solid $accent; }
""")


def style_sheet(colours: Colours, percent: int, pictures: dict[str, str]) -> str:
    """Return the style sheet for a set of colours and a size of text in per cent.

    `pictures` has the files of the few icons that a style sheet takes from disk.
    """
    scale = percent / 100
    names: dict[str, object] = {name: getattr(colours, name) for name in Colours.__slots__}
    names |= {f"p{px}": round(px * scale) for px in range(1, 49)}
    # What a two-pixel focus ring leaves of a padding beside a border of one pixel.
    names |= {f"q{px}": round((px + 1) * scale) - 1 for px in range(1, 49)}
    # Qt lays three pixels more around what these hold; so they are as high as the other fields.
    above = round(6 * scale) - 1
    names |= {"spin_above": above, "spin_below": above - 1, "spin_least": above - 2}
    names |= {f"f{points}": round(points / 11 * _BASE_PX * scale) for points in range(8, 31)}
    return _SHEET.substitute(names, **pictures)
