// The screen: start, stop, size, cells, cursor, flush.
#define _GNU_SOURCE
#define NCURSES_WIDECHAR 1
#include "CNcurses.h"
#include "door.h"
#include <curses.h>
#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <wchar.h>

// <term.h> names macros after half the dictionary, so the few things needed are declared here.
extern char *tigetstr(const char *);
extern int tigetnum(const char *);
extern int tigetflag(const char *);
extern char *tiparm(const char *, ...);
extern int setupterm(const char *, int, int *);

int door_output = -1;
static SCREEN *screen;
static FILE *output_file, *input_file;
static int modes, is_utf8, has_italics, cursor_row = -1, cursor_column;

int term_set_locale(void) {
  setlocale(LC_ALL, "");
  is_utf8 = strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
  if (!is_utf8 && (setlocale(LC_CTYPE, "C.UTF-8") || setlocale(LC_CTYPE, "en_US.UTF-8")))
    is_utf8 = strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
  // Numbers are never written in the user's way: files and screens must read back.
  setlocale(LC_NUMERIC, "C");
  return is_utf8;
}

const char *term_codeset(void) { return nl_langinfo(CODESET); }
int term_wcwidth(uint32_t scalar) { return wcwidth((wchar_t)scalar); }

int term_write(const char *bytes, int count) {
  while (count > 0) {
    ssize_t written = write(door_output, bytes, (size_t)count);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return -1;
    bytes += written;
    count -= (int)written;
  }
  return 0;
}

static void set_modes(int on) {
  char bytes[64] = "";
  if (modes & TERM_PASTE) strcat(bytes, on ? "\033[?2004h" : "\033[?2004l");
  // Whoever painted last may have left the cursor hidden and the pen coloured.
  if (!on && term_speaks_ansi()) strcat(bytes, "\033[m\033[?25h");
  if (modes & TERM_MOUSE) strcat(bytes, on ? "\033[?1000h\033[?1006h" : "\033[?1006l\033[?1000l");
  term_write(bytes, (int)strlen(bytes));
}

static void give_up(void) {
  if (screen) delscreen(screen);
  screen = NULL;
  if (output_file) fclose(output_file);
  if (input_file) fclose(input_file);
  output_file = input_file = NULL;
}

int term_start(const char *terminal, int output, int input, int wanted) {
  if (screen) return -1;
  door_output = output;
  door_save_terminal(output);
  use_env(FALSE);
  use_tioctl(TRUE);
  output_file = fdopen(dup(output), "w");
  input_file = fdopen(dup(input), "r");
  screen = output_file && input_file ? newterm(terminal, output_file, input_file) : NULL;
  if (!screen || !tigetstr("cup")) {
    if (screen) endwin();
    give_up();
    return -1;
  }
  set_escdelay(50);
  raw();
  noecho();
  nonl();
  typeahead(-1);
  leaveok(stdscr, FALSE);
  scrollok(stdscr, FALSE);
  idlok(stdscr, TRUE);
  if (has_colors()) {
    start_color();
    use_default_colors();
  }
  char *italics = tigetstr("sitm");
  has_italics = italics && italics != (char *)-1;
  modes = wanted;
  door_catch_crashes();
  atexit(term_stop);
  keypad(stdscr, TRUE);
  set_modes(1);
  return 0;
}

void term_stop(void) {
  if (!screen) return;
  set_modes(0);
  curs_set(1);
  endwin();
  give_up();
  door_release_crashes();
}

void term_leave(void) {
  if (!screen) return;
  set_modes(0);
  curs_set(1);
  endwin();
}

void term_return(void) {
  if (!screen) return;
  reset_prog_mode();
  clearok(curscr, TRUE);
  set_modes(1);
}

void term_size(int output, int *rows, int *columns) {
  struct winsize size = {0};
  if (ioctl(output, TIOCGWINSZ, &size) != 0) size.ws_row = size.ws_col = 0;
  *rows = size.ws_row ? size.ws_row : 24;
  *columns = size.ws_col ? size.ws_col : 80;
}

void term_resize(int rows, int columns) {
  if (screen && (rows != LINES || columns != COLS)) resizeterm(rows, columns);
}

int term_colors(void) {
  if (!screen || !has_colors()) return 0;
  if (tigetflag("RGB") > 0 || tigetnum("RGB") > 0) return 1 << 24;
  return COLORS;
}

int term_pair(int foreground, int background) {
  if (!screen || COLOR_PAIRS < 2) return 0;
  int pair = alloc_pair(foreground, background);
  return pair > 0 ? pair : 0;
}

void term_put(int row, int column, const uint32_t *scalars, const uint8_t *lengths, const uint8_t *widths, int count,
              int attributes, int pair) {
  enum { LIMIT = 512 };
  static cchar_t cells[LIMIT];
  attr_t looks = 0;
  if (attributes & TERM_BOLD) looks |= WA_BOLD;
  if (attributes & TERM_DIM) looks |= WA_DIM;
  if (attributes & TERM_ITALIC) looks |= has_italics ? WA_ITALIC : WA_UNDERLINE;
  if (attributes & TERM_UNDERLINE) looks |= WA_UNDERLINE;
  if (attributes & TERM_REVERSE) looks |= WA_REVERSE;
  int used = 0, start = column;
  for (int i = 0; i < count; i++) {
    wchar_t text[6];
    int length = lengths[i] > 5 ? 5 : lengths[i];
    for (int k = 0; k < length; k++) text[k] = (wchar_t)scalars[k];
    scalars += lengths[i];
    int copies = 1;
    if (wcwidth(text[0]) != widths[i]) {
      text[0] = is_utf8 ? 0xFFFD : '?';
      length = 1;
      copies = widths[i];
    }
    for (int k = 1; k < length; k++)
      if (wcwidth(text[k]) != 0) length = k;
    text[length] = 0;
    for (int k = 0; k < copies && used < LIMIT; k++) setcchar(&cells[used++], text, looks, 0, &pair);
    column += widths[i];
    if (used > LIMIT - 2 || i == count - 1) {
      mvwadd_wchnstr(stdscr, row, start, cells, used);
      used = 0;
      start = column;
    }
  }
}

void term_cursor(int row, int column) {
  cursor_row = row;
  cursor_column = column;
}

void term_flush(int synchronized, int hides_cursor) {
  if (!screen) return;
  if (synchronized) term_write("\033[?2026h", 8);
  if (cursor_row < 0 || hides_cursor) curs_set(0);
  if (cursor_row >= 0) wmove(stdscr, cursor_row, cursor_column);
  wnoutrefresh(stdscr);
  doupdate();
  if (cursor_row >= 0) curs_set(1);
  fflush(output_file);
  if (synchronized) term_write("\033[?2026l", 8);
}

static int says(const char *name, const char *words) {
  char *value = tigetstr(name);
  return value && value != (char *)-1 && strcmp(value, words) == 0;
}

int term_speaks_ansi(void) {
  if (!screen || tigetflag("am") <= 0 || tigetflag("xenl") <= 0) return 0;
  if (!says("cup", "\033[%i%p1%d;%p2%dH") || !says("el", "\033[K") || !says("bold", "\033[1m") ||
      !says("smul", "\033[4m") || !says("rev", "\033[7m"))
    return 0;
  char *civis = tigetstr("civis");
  if (!civis || civis == (char *)-1 || strncmp(civis, "\033[?25l", 6) != 0) return 0;
  return says("csr", "\033[%i%p1%d;%p2%dr") && says("indn", "\033[%p1%dS") && says("rin", "\033[%p1%dT") ? 2 : 1;
}

int term_colour_parameters(int colour, int is_background, char *out, int size) {
  if (!screen || colour < 0 || size < 1) return 0;
  char *format = tigetstr(is_background ? "setab" : "setaf");
  if (!format || format == (char *)-1) return 0;
  const char *words = tiparm(format, colour);
  int length = words ? (int)strlen(words) : 0;
  if (length < 4 || length - 3 >= size || strncmp(words, "\033[", 2) != 0 || words[length - 1] != 'm') return 0;
  memcpy(out, words + 2, (size_t)length - 3);
  out[length - 3] = 0;
  return length - 3;
}

void term_clear(void) {
  if (!screen) return;
  werase(stdscr);
  clearok(curscr, TRUE);
  wmove(stdscr, 0, 0);
  wnoutrefresh(stdscr);
  doupdate();
  fflush(output_file);
}

void term_redraw(void) {
  if (screen) clearok(curscr, TRUE);
}

const char *term_capability(const char *name) {
  if (!screen) return NULL;
  char *value = tigetstr(name);
  return value == (char *)-1 ? NULL : value;
}

int term_describe(const char *terminal, int *colors, int *places_cursor) {
  int problem = 0;
  if (screen || setupterm(terminal, 1, &problem) != OK) return -1;
  char *cup = tigetstr("cup");
  *places_cursor = cup && cup != (char *)-1;
  *colors = tigetflag("RGB") > 0 || tigetnum("RGB") > 0 ? 1 << 24 : tigetnum("colors");
  return 0;
}
