"""Text on paper: the names of the world, shaped, in the right order, in lines that fit.

`paragraphs` measures text into lines and `pen` writes those lines on a page; `missing` says
beforehand what no font can draw. All lengths are PDF points. Only `pen` and `embedding` know
reportlab.

    style = TextStyle(face="serif", size=14)
    lines = fitted("Dear Zoë,", style, width=200, height=60, smallest=10)
    if lines is None: ...           # tell the owner; nothing is drawn smaller or cut
    pen = Pen(canvas)               # one for each canvas
    pen.write(lines, x=72, top=700)
    canvas.save()                   # embeds the fonts
"""
