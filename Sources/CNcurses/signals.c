// Signals come in through a pipe; a crash gives the terminal back first.
#define _GNU_SOURCE
#include "CNcurses.h"
#include "door.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <termios.h>
#include <unistd.h>

static int pipe_ends[2] = {-1, -1};
static volatile sig_atomic_t fatal_signal;
static struct termios shell_termios;
static int has_termios;

static void handler(int number) {
  int saved = errno;
  // A line that stalls may hold the main thread in write(2): then the process ends anyhow, with saved work.
  if (number == SIGTERM || number == SIGHUP) {
    fatal_signal = number;
    alarm(5);
  }
  unsigned char byte = (unsigned char)number;
  // A full pipe already holds news enough.
  if (write(pipe_ends[1], &byte, 1) < 0) {}
  errno = saved;
}

// Everything off that any of our modes switched on; understood or ignored by every terminal.
static const char reset_bytes[] =
    "\033[?2026l\033[?1000l\033[?1006l\033[?2004l\033[?1l\033>\033[r\033[m\033[?25h\033[?1049l";

static void give_back(void) {
  if (door_output < 0 || !has_termios) return;
  // Not blocking: the line may be what is stuck.
  int flags = fcntl(door_output, F_GETFL);
  fcntl(door_output, F_SETFL, flags | O_NONBLOCK);
  if (write(door_output, reset_bytes, sizeof reset_bytes - 1) < 0) {}
  fcntl(door_output, F_SETFL, flags);
  tcsetattr(door_output, TCSANOW, &shell_termios);
}

static void alarm_handler(int number) {
  (void)number;
  give_back();
  _exit(128 + (fatal_signal ? fatal_signal : SIGTERM));
}

static int install(int number, void (*function)(int), int flags) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = function;
  action.sa_flags = flags;
  sigfillset(&action.sa_mask);
  return sigaction(number, &action, NULL);
}

int term_pipe(int *reading, int *writing) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0) return -1;
  *reading = ends[0];
  *writing = ends[1];
  return 0;
}

int term_signals(void) {
  if (pipe_ends[0] < 0 && term_pipe(&pipe_ends[0], &pipe_ends[1]) != 0) return -1;
  struct sigaction old;
  sigaction(SIGHUP, NULL, &old);
  if (old.sa_handler != SIG_IGN) install(SIGHUP, handler, 0);
  install(SIGWINCH, handler, 0);
  install(SIGTERM, handler, 0);
  install(SIGINT, handler, 0);
  // Ignored: who started us has no shell to go back to.
  sigaction(SIGTSTP, NULL, &old);
  if (old.sa_handler != SIG_IGN) install(SIGTSTP, handler, 0);
  install(SIGCONT, handler, 0);
  install(SIGALRM, alarm_handler, 0);
  install(SIGPIPE, SIG_IGN, 0);
  sigset_t ours;
  sigemptyset(&ours);
  int numbers[] = {SIGHUP, SIGWINCH, SIGTERM, SIGINT, SIGTSTP, SIGCONT, SIGALRM};
  for (unsigned i = 0; i < sizeof numbers / sizeof *numbers; i++) sigaddset(&ours, numbers[i]);
  // A parent may have left them blocked.
  sigprocmask(SIG_UNBLOCK, &ours, NULL);
  return pipe_ends[0];
}

int term_next_signal(void) {
  unsigned char byte;
  if (pipe_ends[0] < 0 || read(pipe_ends[0], &byte, 1) != 1) return 0;
  return byte;
}

void term_stop_process(int with_group) {
  install(SIGTSTP, SIG_DFL, 0);
  kill(with_group ? 0 : getpid(), SIGTSTP);
  install(SIGTSTP, handler, 0);
}

void term_end_within(unsigned seconds) { alarm(seconds); }

static const int crashes[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGSYS, SIGQUIT};
enum { CRASHES = sizeof crashes / sizeof *crashes };
static struct sigaction before_crash[CRASHES];
static int catches;

static void crash(int number, siginfo_t *info, void *context) {
  (void)context;
  give_back();
  static const char message[] = "\r\ndossier: internal error; what was saved, drafts too, is in the library\r\n";
  if (number != SIGQUIT && write(2, message, sizeof message - 1) < 0) {}
  // The old handler (a debugger's, Swift's backtrace) only when it was asked for: its default waits for a key.
  int keeps_old = getenv("SWIFT_BACKTRACE") != NULL;
  for (int i = 0; i < CRASHES; i++) {
    if (crashes[i] != number) continue;
    if (keeps_old) {
      sigaction(number, &before_crash[i], NULL);
    } else {
      signal(number, SIG_DFL);
    }
  }
  // A fault recurs when the handler returns; what another process sent does not.
  if (info->si_code <= 0) raise(number);
}

void term_crash_stack(void) {
  stack_t stack = {0};
  stack.ss_size = 64 * 1024;
  stack.ss_sp = mmap(NULL, stack.ss_size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (stack.ss_sp != MAP_FAILED) sigaltstack(&stack, NULL);
}

void door_save_terminal(int output) {
  has_termios = tcgetattr(output, &shell_termios) == 0;
}

void door_catch_crashes(void) {
  static int has_stack;
  if (!has_stack) term_crash_stack();
  has_stack = 1;
  for (int i = 0; i < CRASHES; i++) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_sigaction = crash;
    action.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER;
    sigemptyset(&action.sa_mask);
    sigaction(crashes[i], &action, &before_crash[i]);
  }
  catches = 1;
}

void door_release_crashes(void) {
  if (!catches) return;
  for (int i = 0; i < CRASHES; i++) sigaction(crashes[i], &before_crash[i], NULL);
  catches = 0;
}
