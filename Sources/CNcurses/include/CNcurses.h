#ifndef CNCURSES_H
#define CNCURSES_H
/// Whether standard input and output are both terminals.
int term_is_terminal(void);
#endif
