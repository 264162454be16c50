#!/usr/bin/env python3
"""Draws what stands on a terminal (`tmux capture-pane -e -p`) as an SVG.

Usage: terminal-to-svg.py COLUMNS < screen > picture.svg
Every run of characters is given its width, so that columns meet in whatever fonts there are.
"""
import re
import sys
import unicodedata
from html import escape

CELL, LINE, MARGIN, SIZE = 8.4, 18, 12, 14
BACKGROUND, TEXT = "#16191d", "#d8dee6"
COLOURS = ["#3b4252", "#e06c75", "#7ec699", "#e5c07b", "#61afef", "#c678dd", "#56b6c2", "#d8dee6"]
BRIGHT = ["#7f8794", "#ff8b94", "#98e0b1", "#ffd68f", "#86c6ff", "#dc9af0", "#7fd8e4", "#ffffff"]


def palette(number):
    if number < 16:
        return (COLOURS + BRIGHT)[number]
    if number < 232:
        levels = (0, 95, 135, 175, 215, 255)
        red, green, blue = (levels[(number - 16) // 6**place % 6] for place in (2, 1, 0))
    else:
        red = green = blue = 8 + (number - 232) * 10
    return f"#{red:02x}{green:02x}{blue:02x}"


def restyle(style, codes):
    """The style after an escape sequence `ESC [ codes m`."""
    codes = [int(code or 0) for code in codes.replace(":", ";").split(";")]
    while codes:
        code = codes.pop(0)
        if code == 0:
            style = {}
        elif code in (1, 2, 4, 7):
            style = {**style, {1: "bold", 2: "dim", 4: "underline", 7: "reverse"}[code]: True}
        elif code in (22, 24, 27):
            gone = {22: ("bold", "dim"), 24: ("underline",), 27: ("reverse",)}[code]
            style = {name: value for name, value in style.items() if name not in gone}
        elif code in (38, 48):
            kind = "text" if code == 38 else "ground"
            if codes.pop(0) == 5:
                colour = palette(codes.pop(0))
            else:
                colour = "#%02x%02x%02x" % tuple(codes.pop(0) for _ in range(3))
            style = {**style, kind: colour}
        elif code in (39, 49):
            style = {n: v for n, v in style.items() if n != ("text" if code == 39 else "ground")}
        else:
            for first, kind, colours in (
                (30, "text", COLOURS), (90, "text", BRIGHT),
                (40, "ground", COLOURS), (100, "ground", BRIGHT),
            ):
                if first <= code < first + 8:
                    style = {**style, kind: colours[code - first]}
    return style


def width(text):
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def runs(line, style):
    """Pieces of a line, of one style and one width of character, without gaps inside."""
    for piece in re.split(r"(\x1b\[[0-9;:]*m)", line):
        if piece.startswith("\x1b["):
            style = restyle(style, piece[2:-1])
        else:
            # Viewers of SVG may collapse spaces, so these only move what follows.
            for match in re.finditer(r"[\u2e80-\uffef]+| +|(?:(?! |[\u2e80-\uffef]).)+", piece):
                yield match.group(), style
    yield "", style


def draw(lines, columns):
    wide, high = columns * CELL + 2 * MARGIN, len(lines) * LINE + 2 * MARGIN
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide:g} {high:g}" width="{wide:g}" '
        f'font-family="DejaVu Sans Mono,Menlo,Consolas,Noto Sans Mono CJK SC,PingFang SC,'
        f'Microsoft YaHei,monospace" font-size="{SIZE}">'
    )
    yield f'<rect width="100%" height="100%" rx="8" fill="{BACKGROUND}"/>'
    style = {}
    for row, line in enumerate(lines):
        column, base = 0, MARGIN + row * LINE + SIZE
        for text, style in runs(line, style):
            cells = width(text)
            x, column = MARGIN + column * CELL, column + cells
            colour, ground = style.get("text", TEXT), style.get("ground")
            if style.get("reverse"):
                colour, ground = ground or BACKGROUND, colour
            if ground and cells:
                yield (
                    f'<rect x="{x:.1f}" y="{base - SIZE + 1}" width="{cells * CELL:.1f}" '
                    f'height="{LINE}" fill="{ground}" shape-rendering="crispEdges"/>'
                )
            if not text.strip():
                continue
            marks = f' fill="{colour}"'
            marks += ' font-weight="bold"' if style.get("bold") else ""
            marks += ' opacity="0.6"' if style.get("dim") else ""
            marks += ' text-decoration="underline"' if style.get("underline") else ""
            yield (
                f'<text x="{x:.1f}" y="{base}" textLength="{cells * CELL:.1f}" '
                f'lengthAdjust="spacingAndGlyphs"{marks}>{escape(text)}</text>'
            )
    yield "</svg>"


if __name__ == "__main__":
    screen = sys.stdin.read().rstrip("\n").split("\n")
    print("\n".join(draw(screen, int(sys.argv[1]))))
