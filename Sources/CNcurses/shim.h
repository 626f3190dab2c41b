/* What Terminal needs from ncurses, as functions on the standard screen.
 *
 * Swift sees no WINDOW, no global, no macro and no varargs: WINDOW vanishes when ncurses is built
 * opaque, globals are errors in Swift 6 mode, and function-like macros are never imported.
 * <term.h> is left out on purpose: its macros are called `lines`, `columns` and `buttons`.
 */
#ifndef TRIALTOP_NCURSES_SHIM_H
#define TRIALTOP_NCURSES_SHIM_H

#define NCURSES_WIDECHAR 1
#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <ncurses.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

extern int setupterm(const char *, int, int *);
extern int wcwidth(wchar_t);

/* ---- locale ---- */

/* Takes the character encoding, and nothing else, from the environment. */
static inline void trialtop_use_locale(void) { (void)setlocale(LC_CTYPE, ""); }

static inline bool trialtop_locale_is_utf8(void) {
  const char *codeset = nl_langinfo(CODESET);
  return codeset && (strcmp(codeset, "UTF-8") == 0 || strcmp(codeset, "utf8") == 0);
}

/* Columns the C library gives a character; -1 if it cannot be printed in this locale. */
static inline int trialtop_width(uint32_t scalar) { return wcwidth((wchar_t)scalar); }

/* ---- opening and closing ---- */

/* A screen and the streams it was opened on. */
typedef struct trialtop_screen {
  void *screen;
  void *output;
  void *input;
} trialtop_screen;

enum { TRIALTOP_USABLE = 0, TRIALTOP_UNKNOWN = 1, TRIALTOP_NO_CURSOR = 2 };

/* The value of TERM, or "". */
static inline const char *trialtop_terminal_type(void) {
  const char *type = getenv("TERM");
  return type ? type : "";
}

static inline bool trialtop_is_terminal(int descriptor) { return isatty(descriptor) == 1; }

/* A capability string of the open terminal, or NULL. */
static inline const char *trialtop_string(const char *capability) {
  const char *value = tigetstr((char *)capability);
  return value == (const char *)-1 ? NULL : value;
}

/* The capability with one number put in, or NULL. */
static inline const char *trialtop_string_with(const char *capability, int number) {
  const char *value = trialtop_string(capability);
  return value ? tparm((char *)value, number, 0, 0, 0, 0, 0, 0, 0, 0) : NULL;
}

/* Whether a screen can be opened on that type of terminal, before anything is written to it. */
static inline int trialtop_probe(const char *type, int descriptor) {
  int problem = 1;
  if (setupterm(type, descriptor, &problem) != OK) {
    return problem == 1 ? TRIALTOP_NO_CURSOR : TRIALTOP_UNKNOWN;
  }
  if (!trialtop_string("cup") || tigetflag((char *)"hc") > 0) return TRIALTOP_NO_CURSOR;
  return TRIALTOP_USABLE;
}

static inline void trialtop_close_streams(trialtop_screen *screen) {
  if (screen->output) fclose((FILE *)screen->output);
  if (screen->input) fclose((FILE *)screen->input);
  screen->output = NULL;
  screen->input = NULL;
}

/* Opens a screen on copies of the descriptors and sets it up; `screen` is NULL on failure.
 *
 * cbreak, not raw, so that Ctrl-C is SIGINT and ncurses handles Ctrl-Z; typeahead off, so that a
 * frame is always written whole. */
static inline trialtop_screen trialtop_open(const char *type, int output, int input) {
  trialtop_screen opened = {NULL, NULL, NULL};
  int out = fcntl(output, F_DUPFD_CLOEXEC, 3);
  int in = fcntl(input, F_DUPFD_CLOEXEC, 3);
  opened.output = out >= 0 ? fdopen(out, "w") : NULL;
  opened.input = in >= 0 ? fdopen(in, "r") : NULL;
  if (opened.output && opened.input) {
    /* LINES and COLUMNS from the shell would freeze the size: ask the tty alone. */
    use_env(FALSE);
    use_tioctl(TRUE);
    opened.screen = newterm((char *)type, (FILE *)opened.output, (FILE *)opened.input);
  }
  if (!opened.screen) {
    trialtop_close_streams(&opened);
    return opened;
  }
  set_escdelay(25);
  cbreak();
  noecho();
  nonl();
  intrflush(stdscr, FALSE);
  keypad(stdscr, TRUE);
  nodelay(stdscr, TRUE);
  leaveok(stdscr, TRUE);
  scrollok(stdscr, FALSE);
  /* A tty says itself that bytes have eight bits. */
  if (!isatty(in)) meta(stdscr, TRUE);
  typeahead(-1);
  curs_set(0);
  mouseinterval(0);
  return opened;
}

/* Leaves the alternate screen, or clears the screen of a terminal that has no other, and restores the
 * tty; false, with nothing done, if the terminal takes no output, since writing would then wait for
 * ever. */
static inline bool trialtop_end(int output) {
  struct pollfd place = {output, POLLOUT, 0};
  if (isatty(output) && poll(&place, 1, 0) == 0) {
    /* Undoes Ctrl-S; resuming works only on what was suspended from here. */
    (void)tcflow(output, TCOOFF);
    (void)tcflow(output, TCOON);
    if (poll(&place, 1, 200) == 0) (void)tcflush(output, TCOFLUSH);
    if (poll(&place, 1, 200) == 0) return false;
  }
  if (!trialtop_string("rmcup")) {
    werase(stdscr);
    wrefresh(stdscr);
  }
  endwin();
  return true;
}

static inline void trialtop_free(trialtop_screen screen) {
  delscreen((SCREEN *)screen.screen);
  trialtop_close_streams(&screen);
}

/* ---- what the terminal can do ---- */

static inline int trialtop_columns(void) { return getmaxx(stdscr); }
static inline int trialtop_rows(void) { return getmaxy(stdscr); }

static inline bool trialtop_set_size(int rows, int columns) {
  return resizeterm(rows, columns) == OK;
}

/* Tells ncurses the size the tty has now, if it is another; get_wch then gives KEY_RESIZE.
 *
 * SIGWINCH alone is not enough: a stopped program in the background is not sent it. */
static inline void trialtop_follow_size(int descriptor) {
  struct winsize now;
  if (ioctl(descriptor, TIOCGWINSZ, &now) != 0 || now.ws_row == 0 || now.ws_col == 0) return;
  if (is_term_resized(now.ws_row, now.ws_col)) (void)resizeterm(now.ws_row, now.ws_col);
}

/* Colours the terminal has; 0 if it has none. Turns them on. */
static inline int trialtop_start_color(void) {
  if (!has_colors() || start_color() != OK) return 0;
  return COLORS;
}

static inline bool trialtop_use_default_colors(void) { return use_default_colors() == OK; }
static inline int trialtop_color_pairs(void) { return COLOR_PAIRS; }

/* Whether colour numbers are red, green and blue. */
static inline bool trialtop_has_direct_color(void) {
  return tigetflag((char *)"RGB") > 0 || tigetnum((char *)"RGB") > 0 || trialtop_string("RGB");
}

static inline bool trialtop_has_dim(void) { return (termattrs() & A_DIM) != 0; }
static inline bool trialtop_has_italic(void) { return (termattrs() & A_ITALIC) != 0; }

static inline bool trialtop_set_pair(int pair, int foreground, int background) {
  return init_extended_pair(pair, foreground, background) == OK;
}

static inline bool trialtop_get_pair(int pair, int *foreground, int *background) {
  return extended_pair_content(pair, foreground, background) == OK;
}

/* ---- painting ---- */

/* The same bits as Cells.Attributes. */
static inline attr_t trialtop_attributes(uint32_t bits) {
  attr_t attributes = A_NORMAL;
  if (bits & 1) attributes |= A_BOLD;
  if (bits & 2) attributes |= A_DIM;
  if (bits & 4) attributes |= A_UNDERLINE;
  if (bits & 8) attributes |= A_REVERSE;
  if (bits & 16) attributes |= A_ITALIC;
  return attributes;
}

/* Puts one character with up to two marks (0: none) on the standard screen. */
static inline void trialtop_put(
    int row, int column, uint32_t scalar, uint32_t mark, uint32_t second, uint32_t bits, int pair) {
  wchar_t text[4] = {(wchar_t)scalar, (wchar_t)mark, (wchar_t)second, 0};
  cchar_t cell;
  if (setcchar(&cell, text, trialtop_attributes(bits), 0, &pair) != OK) return;
  /* ERR in the bottom right corner: the cell is written, the cursor has nowhere to go. */
  (void)mvadd_wch(row, column, &cell);
}

/* Reads a cell back: its characters (up to 3, then 0), attribute bits and pair. */
static inline bool trialtop_get(
    int row, int column, uint32_t text[4], uint32_t *bits, int *pair) {
  cchar_t cell;
  wchar_t wide[CCHARW_MAX + 1] = {0};
  attr_t attributes = 0;
  short old = 0;
  *pair = 0;
  if (mvin_wch(row, column, &cell) != OK) return false;
  if (getcchar(&cell, wide, &attributes, &old, pair) != OK) return false;
  for (int i = 0; i < 4; i++) text[i] = i < 3 ? (uint32_t)wide[i] : 0;
  *bits = (attributes & A_BOLD ? 1u : 0u) | (attributes & A_DIM ? 2u : 0u)
      | (attributes & A_UNDERLINE ? 4u : 0u) | (attributes & A_REVERSE ? 8u : 0u)
      | (attributes & A_ITALIC ? 16u : 0u);
  return true;
}

static inline void trialtop_erase(void) { (void)erase(); }
static inline void trialtop_touch(void) { (void)touchwin(stdscr); }

/* Writes bytes past ncurses, which keeps nothing back between refreshes; false if it cannot be done. */
static inline bool trialtop_write_all(int descriptor, const uint8_t *bytes, size_t count) {
  while (count > 0) {
    ssize_t written = write(descriptor, bytes, count);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes += written;
    count -= (size_t)written;
  }
  return true;
}

/* Begins or ends a frame, which the terminal then shows at once and whole (DEC private mode 2026). */
static inline void trialtop_bracket(int descriptor, bool begins) {
  (void)trialtop_write_all(
      descriptor, (const uint8_t *)(begins ? "\033[?2026h" : "\033[?2026l"), 8);
}

/* Writes what changed, or clears the terminal and writes everything again; `brackets` asks for the
 * frame to be shown whole. Ctrl-Z waits: ncurses' own handler writes the screen too. */
static inline void trialtop_refresh(int descriptor, bool all, bool brackets) {
  sigset_t suspend, before;
  sigemptyset(&suspend);
  sigaddset(&suspend, SIGTSTP);
  pthread_sigmask(SIG_BLOCK, &suspend, &before);
  brackets = brackets && (all || is_wintouched(stdscr));
  if (brackets) trialtop_bracket(descriptor, true);
  (void)(all ? wrefresh(curscr) : refresh());
  if (brackets) trialtop_bracket(descriptor, false);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
}

static inline void trialtop_beep(void) { (void)beep(); }

/* ---- descriptors ---- */

/* Whether a write would go through now; true for what is not a terminal. */
static inline bool trialtop_is_writable(int descriptor) {
  struct pollfd place = {descriptor, POLLOUT, 0};
  return poll(&place, 1, 0) != 0;
}

/* Whether the other end is gone. */
static inline bool trialtop_is_hung_up(int descriptor) {
  struct pollfd place = {descriptor, 0, 0};
  return poll(&place, 1, 0) > 0 && (place.revents & (POLLHUP | POLLERR | POLLNVAL)) != 0;
}

/* Whether input ended: readable, and nothing there. */
static inline bool trialtop_is_at_end(int descriptor) {
  struct pollfd place = {descriptor, POLLIN, 0};
  int waiting = 0;
  if (poll(&place, 1, 0) <= 0 || !(place.revents & POLLIN)) return false;
  return ioctl(descriptor, FIONREAD, &waiting) != 0 || waiting == 0;
}

/* ---- input ---- */

enum { TRIALTOP_NOTHING = 0, TRIALTOP_BYTE = 1, TRIALTOP_KEY = 2 };

/* The next byte or key, without waiting.
 *
 * Bytes, not characters: get_wch takes a byte that is no UTF-8 together with the keys behind it. */
static inline int trialtop_read(int *value) {
  *value = getch();
  return *value == ERR ? TRIALTOP_NOTHING : *value < 256 ? TRIALTOP_BYTE : TRIALTOP_KEY;
}

static inline void trialtop_define_key(const char *bytes, int code) {
  (void)define_key((char *)bytes, code);
}

enum {
  TRIALTOP_NO_MOUSE = 0, TRIALTOP_CLICK = 1, TRIALTOP_WHEEL_UP = 2, TRIALTOP_WHEEL_DOWN = 3
};

/* Asks for the mouse, or for nothing.
 *
 * Every button is asked for: with an event that is left out ncurses waits for the next one. */
static inline void trialtop_set_mouse(bool on) {
  (void)mousemask(
      on ? BUTTON1_PRESSED | BUTTON1_RELEASED | BUTTON2_PRESSED | BUTTON2_RELEASED
              | BUTTON3_PRESSED | BUTTON3_RELEASED | BUTTON4_PRESSED | BUTTON4_RELEASED
              | BUTTON5_PRESSED | BUTTON5_RELEASED
         : 0,
      NULL);
}

/* An event behind KEY_MOUSE, the latest first; false if there is none left.
 *
 * One KEY_MOUSE may stand for several: a fast press and release, or turns of the wheel. */
static inline bool trialtop_read_mouse(int *action, int *column, int *row) {
  MEVENT event;
  if (getmouse(&event) != OK) return false;
  *column = event.x;
  *row = event.y;
  *action = event.bstate & BUTTON1_RELEASED ? TRIALTOP_CLICK
      : event.bstate & BUTTON4_PRESSED      ? TRIALTOP_WHEEL_UP
      : event.bstate & BUTTON5_PRESSED      ? TRIALTOP_WHEEL_DOWN
                                            : TRIALTOP_NO_MOUSE;
  return true;
}

/* ---- crash guard ----
 *
 * The state is static, so every object file that uses these has its own: call them from one Swift
 * file only. The handler calls nothing but async-signal-safe functions. */

static const int trialtop_fatal_signals[] = {SIGSEGV, SIGBUS,  SIGILL,  SIGTRAP,
                                             SIGABRT, SIGFPE,  SIGALRM, SIGSYS};
enum { TRIALTOP_FATAL_SIGNALS = 8, TRIALTOP_RESET_BYTES = 512 };

struct trialtop_guard_state {
  int armed;
  int descriptor;
  struct termios mode;
  char reset[TRIALTOP_RESET_BYTES];
  size_t reset_length;
  struct sigaction before[TRIALTOP_FATAL_SIGNALS];
  char stack[64 * 1024];
};

/* A static of the file would not be emitted by Swift; one of a function is. */
static inline struct trialtop_guard_state *trialtop_guard(void) {
  static struct trialtop_guard_state state;
  return &state;
}

static inline void trialtop_guard_handler(int number) {
  struct trialtop_guard_state *guard = trialtop_guard();
  int problem = errno;
  if (__atomic_exchange_n(&guard->armed, 0, __ATOMIC_SEQ_CST)) {
    sigset_t background;
    sigemptyset(&background);
    sigaddset(&background, SIGTTOU);
    pthread_sigmask(SIG_BLOCK, &background, NULL);
    /* Whoever is late to end may be waiting for a terminal that takes nothing any more. */
    if (number == SIGALRM) {
      (void)tcflush(guard->descriptor, TCOFLUSH);
      /* Undoes Ctrl-S; resuming works only on what was suspended from here. */
      (void)tcflow(guard->descriptor, TCOOFF);
      (void)tcflow(guard->descriptor, TCOON);
    }
    struct pollfd place = {guard->descriptor, POLLOUT, 0};
    if (poll(&place, 1, 200) > 0) {
      (void)!write(guard->descriptor, guard->reset, guard->reset_length);
    }
    (void)tcsetattr(guard->descriptor, TCSANOW, &guard->mode);
  }
  /* What was set before, usually the default: the program ends as if there were no guard. The
   * signal is blocked in here and comes again on return. */
  for (int i = 0; i < TRIALTOP_FATAL_SIGNALS; i++) {
    if (trialtop_fatal_signals[i] == number) sigaction(number, &guard->before[i], NULL);
  }
  errno = problem;
  raise(number);
}

/* Remembers the tty's mode; false if the descriptor is no tty. */
static inline bool trialtop_guard_remember(int descriptor) {
  return tcgetattr(descriptor, &trialtop_guard()->mode) == 0;
}

/* Puts the remembered mode back without waiting for output. */
static inline void trialtop_guard_restore(int descriptor) {
  (void)tcsetattr(descriptor, TCSANOW, &trialtop_guard()->mode);
}

/* From now on a fatal signal writes `reset` and restores the remembered mode first. */
static inline void trialtop_guard_arm(int descriptor, const char *reset, size_t length) {
  struct trialtop_guard_state *guard = trialtop_guard();
  if (length > TRIALTOP_RESET_BYTES || guard->armed) return;
  memcpy(guard->reset, reset, length);
  guard->reset_length = length;
  guard->descriptor = descriptor;
  /* A stack that overflowed cannot run a handler. */
  stack_t other = {0}, present;
  if (sigaltstack(NULL, &present) == 0 && (present.ss_flags & SS_DISABLE)) {
    other.ss_sp = guard->stack;
    other.ss_size = sizeof guard->stack;
    (void)sigaltstack(&other, NULL);
  }
  __atomic_store_n(&guard->armed, 1, __ATOMIC_SEQ_CST);
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = trialtop_guard_handler;
  action.sa_flags = SA_ONSTACK;
  sigemptyset(&action.sa_mask);
  for (int i = 0; i < TRIALTOP_FATAL_SIGNALS; i++) {
    sigaction(trialtop_fatal_signals[i], &action, &guard->before[i]);
  }
}

static inline void trialtop_guard_disarm(void) {
  struct trialtop_guard_state *guard = trialtop_guard();
  if (!__atomic_exchange_n(&guard->armed, 0, __ATOMIC_SEQ_CST)) return;
  for (int i = 0; i < TRIALTOP_FATAL_SIGNALS; i++) {
    sigaction(trialtop_fatal_signals[i], &guard->before[i], NULL);
  }
}

#endif
