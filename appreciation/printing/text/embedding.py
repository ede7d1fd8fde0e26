"""Fonts inside a PDF: addressed by glyph number, cut down to what is used, readable as text.

A Type0 font with Identity-H (ISO 32000-1, 9.7), because shaped text is glyphs, not letters.
reportlab leaves its document untyped, so here it is Any.
"""

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

import uharfbuzz as hb
from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFStream,
    PDFString,
    PDFZCompress,
)

from appreciation.printing.text.fonts import Cluster, Font

_SYMBOLIC = 4
_NEEDED_TABLES = {"glyf", "loca", "head", "hhea", "hmtx", "maxp", "cvt ", "fpgm", "prep", "CFF "}
_SUBSET_FLAGS = (
    hb.SubsetFlags.RETAIN_GIDS
    | hb.SubsetFlags.NO_LAYOUT_CLOSURE
    | hb.SubsetFlags.NO_HINTING
    | hb.SubsetFlags.NOTDEF_OUTLINE
    | hb.SubsetFlags.CFF_IDENTITY_CHARSET  # so that in CFF, too, a character code is a glyph
)
_CMAP_HEAD = (
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
    "/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n"
    "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
)
_CMAP_TAIL = "endcmap CMapName currentdict /CMap defineresource pop end end\n"
_CMAP_CHUNK = 100  # the most entries one section may hold


class EmbeddedFont:
    """One font in one document; knows which glyphs the document uses and what they mean."""

    def __init__(self, font: Font, document: Any, name: str) -> None:
        """Announce the font to the document under `name`; its file follows at saving."""
        self.name = name
        self._font = font
        self._meanings: dict[int, str] = {}
        self._meaningless = {0}  # glyphs that stand for something only with others
        self._dictionary = PDFDictionary({"Type": PDFName("Font")})
        fonts = document.idToObject["BasicFonts"]
        fonts[name] = document.Reference(self._dictionary, f"text-{name}")
        document.delayedFonts.append(self)

    def take(self, cluster: Cluster) -> bool:
        """Note the glyphs of a cluster; whether its text can be read back from them alone."""
        text, glyphs = cluster
        if len(glyphs) == 1:
            return self._meanings.setdefault(glyphs[0][0], text) == text
        self._meaningless.update([number for number, *_ in glyphs])
        return False

    def addObjects(self, document: Any) -> None:  # noqa: N802 - reportlab calls it so
        """Write the font; reportlab asks for it when the document is saved."""
        is_cff = "CFF " in self._font.face.table_tags
        used = sorted(self._meaningless.union(self._meanings))
        base = PDFName(f"{_subset_tag(used)}+{_postscript_name(self._font)}")
        descendant = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("CIDFontType0" if is_cff else "CIDFontType2"),
                "BaseFont": base,
                "CIDSystemInfo": PDFDictionary(
                    {
                        "Registry": PDFString("Adobe"),
                        "Ordering": PDFString("Identity"),
                        "Supplement": 0,
                    }
                ),
                "FontDescriptor": document.Reference(self._descriptor(document, base, used)),
                "W": PDFArray(_widths(self._font, used)),
                "DW": 1000,
            }
        )
        if not is_cff:
            descendant["CIDToGIDMap"] = PDFName("Identity")
        self._dictionary.dict |= {
            "Subtype": PDFName("Type0"),
            "BaseFont": base,
            "Encoding": PDFName("Identity-H"),
            "DescendantFonts": PDFArray([document.Reference(descendant)]),
            "ToUnicode": document.Reference(_stream(_to_unicode(self._meanings).encode(), {})),
        }

    def _descriptor(self, document: Any, base: str, used: list[int]) -> PDFDictionary:
        font = self._font
        head = font.face.reference_table("head").data
        corners = [int.from_bytes(head[at : at + 2], "big", signed=True) for at in (36, 38, 40, 42)]
        key, program = _program(font, used)
        return PDFDictionary(
            {
                "Type": PDFName("FontDescriptor"),
                "FontName": base,
                "Flags": _SYMBOLIC,
                "FontBBox": PDFArray([round(corner * font.unit) for corner in corners]),
                "ItalicAngle": 0,
                "Ascent": round(font.ascent),
                "Descent": -round(font.descent),
                "CapHeight": 700,
                "StemV": 80,
                key: document.Reference(program),
            }
        )


def _program(font: Font, used: list[int]) -> tuple[str, PDFStream]:
    """The font file with only the used glyphs, and the key a descriptor keeps it under."""
    wanted = hb.SubsetInput()
    wanted.flags = _SUBSET_FLAGS
    wanted.glyph_set.update(used)
    wanted.drop_table_tag_set.update(
        int.from_bytes(table.encode(), "big")
        for table in font.face.table_tags
        if table not in _NEEDED_TABLES
    )
    small = hb.subset(font.face, wanted)
    if "CFF " in small.table_tags:
        data = small.reference_table("CFF ").data
        return "FontFile3", _stream(data, {"Subtype": PDFName("CIDFontType0C")})
    data = small.blob.data
    return "FontFile2", _stream(data, {"Length1": len(data)})


def _postscript_name(font: Font) -> str:
    name = font.face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or font.name
    return "".join(letter for letter in name if letter.isalnum() or letter == "-")


def _subset_tag(used: list[int]) -> str:
    """Six capitals that are the same for the same glyphs, and for others most likely not."""
    digest = hashlib.sha256(repr(used).encode()).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])


def _widths(font: Font, used: list[int]) -> Iterator[int | PDFArray]:
    for glyph in used:
        yield glyph
        yield PDFArray([round(font.advance(glyph), 2)])


def _to_unicode(meanings: Mapping[int, str]) -> str:
    entries = [
        f"<{glyph:04X}> <{text.encode('utf-16-be', 'replace').hex().upper()}>\n"
        for glyph, text in sorted(meanings.items())
    ]
    sections = []
    for start in range(0, len(entries), _CMAP_CHUNK):
        chunk = entries[start : start + _CMAP_CHUNK]
        sections.append(f"{len(chunk)} beginbfchar\n{''.join(chunk)}endbfchar\n")
    return _CMAP_HEAD + "".join(sections) + _CMAP_TAIL


def _stream(content: bytes, entries: Mapping[str, object]) -> PDFStream:
    return PDFStream(PDFDictionary(dict(entries)), content, [PDFZCompress])
