#include "CNcurses.h"
#include <curses.h>
#include <unistd.h>

int term_is_terminal(void) { return isatty(0) && isatty(1) && curses_version() != 0; }
