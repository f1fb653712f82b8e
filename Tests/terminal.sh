# Sourced by the scripts that use the program under tmux at 80x24. Set before: `script`, the name in messages, and `binary`.
# Gives them a folder ($work, with an empty home and stories/) and a tmux of their own; both are gone at the end.
work=$(mktemp -d)
socket=dossier-$$
tm() { tmux -L "$socket" -f /dev/null "$@"; }
finish() {
  tm kill-server 2>/dev/null || true
  rm -rf "$work"
}
trap finish EXIT
mkdir "$work/home" "$work/stories"

# open SESSION ARGUMENTS: the program with these arguments, in a terminal of that name.
open() {
  session=$1
  shift
  tm new-session -d -s "$session" -x 80 -y 24 \
    "env HOME='$work/home' TERM=xterm-256color '$binary' $* 2>'$work/errors.$session'; echo ended; sleep 60"
}
# close: all terminals; what is opened after this has a new tmux, as the first may still be leaving.
close() {
  tm kill-server
  socket=$socket-again
}
screen_of() { tm capture-pane -p -t "$1"; }

# fail SESSION WHAT: ends the script with the message and the screen.
fail() {
  echo "$script: $2" >&2
  screen_of "$1" >&2
  cat "$work/errors.$1" >&2
  exit 1
}

# shows SESSION WORDS WHAT: within twenty seconds the terminal shows WORDS, without a key.
shows() {
  tries=0
  until screen_of "$1" | grep -qF -- "$2"; do
    tries=$((tries + 1))
    [ $tries -le 200 ] || fail "$1" "$3: no “$2” on the screen of $1:"
    sleep 0.1
  done
}
