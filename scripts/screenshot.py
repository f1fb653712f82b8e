#!/usr/bin/env python3
"""Draws the screen of the real program as SVG: screenshot.py OUT.svg [--size 100x30] [--keys 'jj Tab'] -- COMMAND...

Runs COMMAND in a private tmux, types the keys (tmux key names, blanks between them), captures the screen with its colours.
Needs tmux and Python's standard library only.
"""
import argparse, html, re, subprocess, sys, time

PALETTE = ['#1d1f21', '#cc6666', '#98b95d', '#e0b45c', '#6f9fd8', '#b294bb', '#7fc0b8', '#c5c8c6',
           '#7a7d7f', '#e08585', '#b5d07c', '#f0cc80', '#90b9ea', '#cbb0d4', '#9ed6cf', '#ffffff']
FOREGROUND, BACKGROUND = '#d8dad9', '#16181a'
CELL_WIDTH, CELL_HEIGHT = 8.4, 18


def colour(code):
    if code < 16:
        return PALETTE[code]
    if code < 232:
        code -= 16
        level = lambda v: 0 if v == 0 else 55 + 40 * v
        return '#%02x%02x%02x' % (level(code // 36), level(code // 6 % 6), level(code % 6))
    return '#%02x%02x%02x' % ((8 + 10 * (code - 232),) * 3)


class Look:
    def __init__(self):
        self.reset()

    def reset(self):
        self.fg, self.bg = FOREGROUND, None
        self.bold = self.dim = self.italic = self.underline = self.reverse = False

    def apply(self, codes):
        codes = [int(c or 0) for c in re.split('[;:]', codes)] if codes else [0]
        while codes:
            c = codes.pop(0)
            if c == 0: self.reset()
            elif c == 1: self.bold = True
            elif c == 2: self.dim = True
            elif c == 3: self.italic = True
            elif c == 4: self.underline = True
            elif c == 7: self.reverse = True
            elif c == 22: self.bold = self.dim = False
            elif c == 23: self.italic = False
            elif c == 24: self.underline = False
            elif c == 27: self.reverse = False
            elif 30 <= c <= 37: self.fg = PALETTE[c - 30]
            elif 90 <= c <= 97: self.fg = PALETTE[c - 82]
            elif 40 <= c <= 47: self.bg = PALETTE[c - 40]
            elif 100 <= c <= 107: self.bg = PALETTE[c - 92]
            elif c == 39: self.fg = FOREGROUND
            elif c == 49: self.bg = None
            elif c in (38, 48) and codes:
                kind = codes.pop(0)
                value = colour(codes.pop(0)) if kind == 5 else '#%02x%02x%02x' % tuple(codes.pop(0) for _ in range(3))
                if c == 38: self.fg = value
                else: self.bg = value

    def colours(self):
        fg, bg = self.fg, self.bg
        return (bg or BACKGROUND, fg) if self.reverse else (fg, bg)


def wide(char):
    import unicodedata
    return 0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in 'WF' else 1


def draw(screen, columns, rows, cursor):
    out = ['<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" '
           'font-size="14">' % (columns * CELL_WIDTH + 24, rows * CELL_HEIGHT + 24),
           '<rect width="100%%" height="100%%" rx="6" fill="%s"/>' % BACKGROUND]
    for row, line in enumerate(screen.split('\n')[:rows]):
        look, column = Look(), 0
        for part in re.split(r'(\x1b\[[0-9;:]*m|\x1b\][^\x1b]*\x1b\\)', line):
            if part.startswith('\x1b['):
                look.apply(part[2:-1])
            elif part and not part.startswith('\x1b'):
                fg, bg = look.colours()
                x, y, width = 12 + column * CELL_WIDTH, 12 + row * CELL_HEIGHT, sum(wide(c) for c in part)
                if bg:
                    out.append('<rect x="%.1f" y="%d" width="%.1f" height="%d" fill="%s"/>' % (x, y, width * CELL_WIDTH, CELL_HEIGHT, bg))
                if part.strip():
                    style = ''.join([' font-weight="bold"' * look.bold, ' font-style="italic"' * look.italic,
                                     ' text-decoration="underline"' * look.underline, ' opacity="0.6"' * look.dim])
                    out.append('<text x="%.1f" y="%d" fill="%s" textLength="%.1f" xml:space="preserve"%s>%s</text>'
                               % (x, y + 13, fg, width * CELL_WIDTH, style, html.escape(part)))
                column += width
    if cursor:
        out.append('<rect x="%.1f" y="%d" width="%.1f" height="%d" fill="%s" opacity="0.55"/>'
                   % (12 + cursor[0] * CELL_WIDTH, 12 + cursor[1] * CELL_HEIGHT, CELL_WIDTH, CELL_HEIGHT, FOREGROUND))
    return '\n'.join(out + ['</svg>', ''])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('output')
    parser.add_argument('--size', default='100x30')
    parser.add_argument('--keys', default='')
    parser.add_argument('--wait', type=float, default=2.0, help='seconds before the first key')
    parser.add_argument('command', nargs='+')
    options = parser.parse_args()
    columns, rows = map(int, options.size.split('x'))
    tmux = lambda *words: subprocess.run(['tmux', '-L', 'dossier-screenshot', '-f', '/dev/null', *words], capture_output=True, text=True).stdout
    try:
        tmux('new-session', '-d', '-x', str(columns), '-y', str(rows), *options.command)
        tmux('set', '-g', 'status', 'off')
        time.sleep(options.wait)
        for key in options.keys.split():
            tmux('send-keys', key)
            time.sleep(0.15)
        time.sleep(0.4)
        place = tmux('display-message', '-p', '#{cursor_flag} #{cursor_x} #{cursor_y}').split()
        screen = tmux('capture-pane', '-e', '-p')
    finally:
        tmux('kill-server')
    if not screen.strip():
        sys.exit('error: the screen is empty: did the command start?')
    with open(options.output, 'w', encoding='utf-8') as file:
        file.write(draw(screen, columns, rows, tuple(map(int, place[1:])) if place[:1] == ['1'] else None))


main()
