"""Where the bundled data lies: fonts, art, wordings, paper stock, holiday rules, translations."""

from pathlib import Path

_INSTALLED = Path(__file__).with_name("_resources")  # the wheel copies it there
_CHECKOUT = Path(__file__).parents[1] / "resources"


def resource(*parts: str) -> Path:
    """Return the path of a bundled file or folder, such as `resource("fonts", "OFL.txt")`.

    Raises:
        FileNotFoundError: when there is no such thing, which is a broken installation.

    """
    path = (_INSTALLED if _INSTALLED.is_dir() else _CHECKOUT).joinpath(*parts)
    if not path.exists():
        raise FileNotFoundError(path)
    return path
