"""Files as they come out of broken programs, disks and hands: a seeded mutator of good ones."""

import io
import random
import zipfile
from collections.abc import Callable

Mangle = Callable[[bytes, random.Random], bytes]
MOST_BYTES = 400_000


def flip_bits(content: bytes, chance: random.Random) -> bytes:
    mangled = bytearray(content)
    for _ in range(chance.randint(1, 20)):
        mangled[chance.randrange(len(mangled))] ^= 1 << chance.randrange(8)
    return bytes(mangled)


def cut_short(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content))]


def lose_a_piece(content: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(content))
    return content[:start] + content[start + chance.randint(1, 200) :]


def repeat_a_piece(content: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(content))
    piece = content[start : start + chance.randint(1, 300)]
    return content[:start] + piece * chance.randint(2, 50) + content[start:]


def shuffle_lines(content: bytes, chance: random.Random) -> bytes:
    lines = content.split(b"\n")
    chance.shuffle(lines)
    return b"\n".join(lines)


def change_line_ends(content: bytes, chance: random.Random) -> bytes:
    ends = [b"\r\n", b"\r", b"\r\r\n", b"\n\n", b"\n ", b"=\n", b"\n\t", b"\x0b", b"\x85"]
    return content.replace(b"\r\n", b"\n").replace(b"\n", chance.choice(ends))


def lie_about_the_charset(content: bytes, chance: random.Random) -> bytes:
    charset = chance.choice(
        [
            b"UTF-16",
            b"SHIFT_JIS",
            b"punycode",
            b"idna",
            b"hex",
            b"nonsense",
            b"utf-7",
            b"unicode_escape",
        ]
    )
    return content.replace(b":", b";CHARSET=" + charset + b":", chance.randint(1, 30))


def encode_otherwise(content: bytes, chance: random.Random) -> bytes:
    text = content.decode("utf-8", "replace")
    encoding = chance.choice(["utf-16", "utf-16-le", "utf-32", "cp1251", "shift_jis", "utf-7"])
    return text.encode(encoding, "replace")


def nest(content: bytes, chance: random.Random) -> bytes:
    return b"BEGIN:VCARD\n" * chance.randint(2, 3000) + content + b"END:VCARD\n" * 20


def swell(content: bytes, chance: random.Random) -> bytes:
    filler = chance.choice([b"A", b'"', b";", b"=", b"\\", b"\\n", b",", b" ", b"\xc3", b"1/"])
    at = chance.randrange(len(content))
    return content[:at] + filler * chance.randint(1000, 200_000) + content[at:]


def sprinkle(content: bytes, chance: random.Random) -> bytes:
    sign = chance.choice(
        [b"\0", b'"', b"=", b"\xff", b"\xfe\xff", b"\\", b":", b";", b"\xe2\x80\xa8"]
    )
    mangled = content
    for _ in range(chance.randint(1, 40)):
        at = chance.randrange(len(mangled))
        mangled = mangled[:at] + sign + mangled[at:]
    return mangled


def invent_dates(content: bytes, chance: random.Random) -> bytes:
    dates = [
        b"99999999",
        b"--1345",
        b"0000-00-00",
        b"1/1",
        b"13/13/13",
        b"-1",
        b"1e99",
        b"\xd9\xa1",
    ]
    for known in (b"1975-08-09", b"19750809", b"09.08.1975", b"2010-06-05", b"1604-02-29"):
        content = content.replace(known, chance.choice(dates))
    return content


MANGLES: tuple[Mangle, ...] = (
    flip_bits,
    cut_short,
    lose_a_piece,
    repeat_a_piece,
    shuffle_lines,
    change_line_ends,
    lie_about_the_charset,
    encode_otherwise,
    nest,
    swell,
    sprinkle,
    invent_dates,
)


def mangled(content: bytes, seed: int) -> bytes:
    """Return a file with one to three things wrong with it."""
    chance = random.Random(seed)  # noqa: S311 - the same files every time, nothing secret
    for _ in range(chance.randint(1, 3)):
        if content:
            content = chance.choice(MANGLES)(content, chance)[:MOST_BYTES]
    return content


def mangled_workbook(content: bytes, seed: int) -> bytes:
    """Return a workbook broken as a file or inside one of its parts."""
    chance = random.Random(seed)  # noqa: S311 - the same files every time, nothing secret
    if chance.random() < 0.4:
        return mangled(content, seed)
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as good:
        names = good.namelist()
        victim = chance.choice(names)
        with zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as bad:
            for name in names:
                part = good.read(name)
                if name != victim or chance.random() < 0.95:
                    bad.writestr(name, mangled(part, seed) if name == victim else part)
    return result.getvalue()
