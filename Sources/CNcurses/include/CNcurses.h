#ifndef CNCURSES_H
#define CNCURSES_H
// The narrow door to ncurses: plain functions, no curses header reaches Swift. One terminal, one thread, except where said.
#include <stdint.h>

// Attributes of term_put, OR-ed.
enum { TERM_BOLD = 1, TERM_DIM = 2, TERM_ITALIC = 4, TERM_UNDERLINE = 8, TERM_REVERSE = 16 };

// What to switch on at the start besides the screen, OR-ed.
enum { TERM_MOUSE = 1, TERM_PASTE = 2 };

// Makes the program's locale UTF-8: the user's, or C.UTF-8. 0: neither is there, only ASCII can be shown.
int term_set_locale(void);
// The codeset in force, "UTF-8" when all is well.
const char *term_codeset(void);
// libc's width of a scalar in cells; -1: cannot be printed.
int term_wcwidth(uint32_t scalar);

// Takes the terminal behind `output` for the screen; keys come from `input`. `terminal` is a terminfo name, NULL means $TERM.
// 0, or -1 when there is no such entry or it cannot address the cursor: nothing has changed then.
int term_start(const char *terminal, int output, int input, int modes);
// Gives the terminal back for good. Safe to call twice.
void term_stop(void);
// Gives the terminal back for a while (an editor, ^Z), and takes it again: the next flush repaints all.
void term_leave(void);
void term_return(void);

// The size in cells as the kernel knows it, at least 1x1; 24x80 when it knows nothing.
void term_size(int output, int *rows, int *columns);
// Tells ncurses the new size.
void term_resize(int rows, int columns);

// Colours: 0 or less for monochrome, 8, 16, 256, 1 << 24 for direct colour.
int term_colors(void);
// A colour pair; -1 is the terminal's own colour. 0 when no pair can be had.
int term_pair(int foreground, int background);

// Puts `count` glyphs from a cell on. Glyph i is `lengths[i]` scalars, one spacing and up to four marks, `widths[i]` cells wide.
// Where libc disagrees about a width, U+FFFD or '?' of that width is put, so that columns stay right.
void term_put(int row, int column, const uint32_t *scalars, const uint8_t *lengths, const uint8_t *widths, int count,
              int attributes, int pair);
// Where the cursor stands after the next flush; row -1 hides it.
void term_cursor(int row, int column);
// Sends what changed, hiding the cursor meanwhile or inside a synchronized update when told to.
void term_flush(int synchronized, int hides_cursor);
// Whether the terminal's entry speaks ECMA-48 in the usual words, so that frames may be painted without curses; 2 when it also
// scrolls regions that way.
int term_speaks_ansi(void);
// The SGR parameters of a colour as the entry says them, without the brackets, 0-terminated; how many bytes, 0 for none.
int term_colour_parameters(int colour, int is_background, char *out, int size);
// Clears the screen and sends that; curses knows nothing of what is painted afterwards.
void term_clear(void);
// Makes the next flush clear and repaint everything (^L).
void term_redraw(void);
// Writes bytes past ncurses, all of them; 0, or -1 when the terminal is gone.
int term_write(const char *bytes, int count);

// The terminfo string capability of the running terminal or NULL; and whether a flag or number says it can do direct colour.
const char *term_capability(const char *name);

// A pipe that blocks neither end nor outlives exec: 0, or -1. Safe on any thread.
int term_pipe(int *reading, int *writing);

// What the terminfo entry of that name says, without taking a terminal: 0, or -1 when there is none.
int term_describe(const char *terminal, int *colors, int *places_cursor);

// Signals. Handlers for WINCH TERM HUP INT TSTP CONT that write the number into a pipe; returns its reading end or -1.
// HUP stays ignored when it was. The pipe is safe on any thread.
int term_signals(void);
// The next signal that came, 0 when none waits.
int term_next_signal(void);
// Stops this process, with its group or alone, until SIGCONT; returns then.
void term_stop_process(int with_group);
// Ends the process in `seconds` with the terminal given back, whatever it is doing then; 0 calls that off.
void term_end_within(unsigned seconds);

// Crashes: from term_start to term_stop SEGV BUS ILL TRAP ABRT FPE SYS QUIT give the terminal back and end the process as it would.
// A thread that wants that for a stack overflow too calls this first.
void term_crash_stack(void);
#endif
