#!/bin/bash
# The program over a real sshd on a loopback port: terminals, dropped lines, forced commands. Argument: the binary.
# Needs openssh-server, openssh-client and tmux; screen, mosh and a network namespace where they can be had.
set -euo pipefail
program=$(realpath "$1")
for tool in /usr/sbin/sshd ssh ssh-keygen tmux; do
  command -v "$tool" >/dev/null || { echo "ssh: $tool is missing: sh scripts/packages.sh openssh-server openssh-client" >&2; exit 1; }
done
folder=$(mktemp -d)
library=$folder/library.sqlite
tmux="tmux -L dossier-ssh-$$ -f /dev/null"
server=
space=
finish() {
  $tmux kill-server 2>/dev/null || true
  [ -z "$space" ] || ip netns delete "$space" 2>/dev/null || true
  [ -z "$server" ] || kill "$server" 2>/dev/null || true
  rm -rf "$folder"
}
trap finish EXIT
bad() {
  echo "ssh: $*" >&2
  $tmux capture-pane -p >&2 2>/dev/null || true
  exit 1
}

# A namespace with a line of its own to the server, which can be cut.
far=10.213.$(($$ % 250)).1
if command -v ip >/dev/null && ip netns add "dossier-$$" 2>/dev/null; then
  space=dossier-$$
  if ip link add "dsr$$" type veth peer name line netns "$space" 2>/dev/null; then
    ip address add "$far/24" dev "dsr$$"
    ip link set "dsr$$" up
    ip -n "$space" address add "${far%.1}.2/24" dev line
    ip -n "$space" link set line up
  else
    ip netns delete "$space"
    space=
  fi
fi
# The server: own keys, own configuration, as whoever runs this.
port=$((20000 + $$ % 20000))
for name in host own bob; do ssh-keygen -q -t ed25519 -N '' -f "$folder/$name"; done
[ "$(id -u)" != 0 ] || mkdir -p /run/sshd
chmod go-w "$folder"
{
  echo "restrict,pty $(cat "$folder/own.pub")"
  echo "restrict,pty,command=\"$program --restricted --user bob $library\" $(cat "$folder/bob.pub")"
} >"$folder/authorized"
cat >"$folder/sshd_config" <<END
Port $port
ListenAddress 127.0.0.1
$([ -z "$space" ] || echo "ListenAddress $far")
ClientAliveInterval 1
ClientAliveCountMax 3
HostKey $folder/host
PidFile none
AuthorizedKeysFile $folder/authorized
PasswordAuthentication no
KbdInteractiveAuthentication no
UsePAM no
StrictModes no
SetEnv LC_ALL=C.UTF-8 HOME=$folder
LogLevel ERROR
END
/usr/sbin/sshd -D -f "$folder/sshd_config" 2>"$folder/sshd.log" &
server=$!
ssh="ssh -tt -q -i $folder/own -p $port -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o IdentitiesOnly=yes 127.0.0.1"
as_bob=${ssh/own/bob}

printf 'The long winter\n\nOn 9 November 2022 Mark Milley spoke in New York about the winter.\n\nMark Milley said it again a week later.\n' \
  >"$folder/winter.txt"
"$program" --library "$library" "$folder/winter.txt" >/dev/null

# await WORDS: they are on the screen within ten seconds.
await() {
  for _ in $(seq 100); do
    $tmux capture-pane -p 2>/dev/null | grep -qF -- "$1" && return 0
    sleep 0.1
  done
  bad "\"$1\" does not come ($2)"
}
running() { pgrep -ax dossier | grep -qF -- "$library"; }
gone() {
  for _ in $(seq 100); do
    running || return 0
    sleep 0.1
  done
  bad "a process stays behind ($1): $(pgrep -ax dossier)"
}
login() {
  $tmux kill-server 2>/dev/null && sleep 0.2
  $tmux new -d -x 80 -y 24 "$1; echo ended; sleep 60"
}
for _ in $(seq 50); do
  if $ssh true </dev/null 2>/dev/null; then break; fi
  sleep 0.1
done

for term in xterm-256color screen tmux-256color linux vt100 no-such-terminal; do
  login "TERM=$term $ssh $program --library $library"
  await "Mark Milley" "$term"
  $tmux send-keys j q
  await ended "$term"
  [ "$($tmux display-message -p '#{alternate_on}#{mouse_any_flag}#{cursor_flag}')" = 001 ] || bad "$term is not given back"
  gone "$term"
done
login "TERM=dumb $ssh $program --library $library"
await "dossier>" dumb
$tmux send-keys 1 Enter
await "[1]" dumb
$tmux send-keys quit Enter
await ended dumb
echo "ssh: seven terminals"

# The line drops in the middle of a note: the client is killed, as a train does it.
for drop in KILL tilde; do
  login "TERM=xterm-256color $ssh $program --library $library"
  await "Mark Milley" "$drop"
  $tmux send-keys j j a
  sleep 0.5
  $tmux send-keys -l "half a thought"
  await "half a thought" "$drop"
  sleep 1.5
  if [ "$drop" = tilde ]; then
    $tmux send-keys Enter "~."
  else
    pkill -KILL -P "$($tmux display-message -p '#{pane_pid}')"
  fi
  gone "$drop"
  login "TERM=xterm-256color $ssh $program --library $library"
  await "Mark Milley" "again after $drop"
  $tmux send-keys a
  await "half a thought" "the draft after $drop"
  $tmux send-keys C-s
  sleep 0.5
  $tmux send-keys q
  await ended "again after $drop"
  gone "again after $drop"
done
printf 'notes\n' | "$program" --library "$library" --plain | grep -q "half a thought" || bad "the note is lost"
echo "ssh: dropped lines"

# The cable is pulled: neither side hears anything, the server gives up after three seconds.
if [ -n "$space" ]; then
  login "TERM=xterm-256color ip netns exec $space ${ssh/127.0.0.1/$far} $program --library $library"
  await "Mark Milley" "a line of its own"
  $tmux send-keys j j a
  sleep 0.5
  $tmux send-keys -l "a cable was pulled"
  await "a cable was pulled" "a line of its own"
  sleep 1.5
  ip link set "dsr$$" down
  gone "the line is cut"
  login "TERM=xterm-256color $ssh $program --library $library"
  await "Mark Milley" "after the cut"
  $tmux send-keys a
  await "a cable was pulled" "the draft after the cut"
  $tmux send-keys C-s
  sleep 0.5
  $tmux send-keys q
  await ended "after the cut"
  gone "after the cut"
  echo "ssh: a cut line"
else
  echo "ssh: no network namespace may be made here (that needs root and ip), the cut line is left out"
fi

# One account, one key a person.
login "TERM=xterm-256color $as_bob"
await "Mark Milley" "forced command"
$tmux send-keys j a
sleep 0.5
$tmux send-keys -l "from bob"
await "from bob" "forced command"
$tmux send-keys C-s
sleep 0.7
$tmux send-keys C-z
sleep 0.3
$tmux send-keys q
await ended "forced command"
gone "forced command"
printf 'notes\n' | "$program" --library "$library" --plain | grep -q "bob: from bob" || bad "the note is not bob's"
echo "ssh: a forced command"

for inside in tmux screen; do
  command -v $inside >/dev/null || { echo "ssh: $inside is not installed, left out"; continue; }
  run="TERM=xterm-256color $ssh"
  if [ $inside = tmux ]; then
    login "$run tmux -L dossier-in-$$ -f /dev/null new $program --library $library"
  else
    login "$run screen -c /dev/null $program --library $library"
  fi
  await "Mark Milley" "$inside"
  $tmux send-keys j q
  await ended "$inside"
  gone "$inside"
done

# mosh: the server ends the program, whose terminal is gone then; what was typed is there.
if command -v mosh >/dev/null; then
  mosh="LC_ALL=C.UTF-8 TERM=xterm-256color mosh -p 60$(printf %03d $(($$ % 900))) --ssh='${ssh% 127.0.0.1}' 127.0.0.1 --"
  mosh=${mosh/ssh -tt/ssh}
  login "$mosh $program --library $library"
  await "Mark Milley" mosh
  $tmux send-keys j q
  await ended mosh
  gone mosh
  login "$mosh $program --library $library"
  await "Mark Milley" "mosh again"
  $tmux send-keys j a
  sleep 0.5
  $tmux send-keys -l "on a train"
  await "on a train" "mosh again"
  sleep 1.5
  kill "$(pgrep -of "^mosh-server.*$library")" || bad "there is no mosh-server"
  gone "the mosh server ends"
  login "TERM=xterm-256color $ssh $program --library $library"
  await "Mark Milley" "after mosh"
  $tmux send-keys a
  await "on a train" "the draft after mosh"
  $tmux send-keys Escape
  sleep 0.3
  $tmux send-keys q
  await ended "after mosh"
  gone "after mosh"
  echo "ssh: mosh"
else
  echo "ssh: mosh is not installed, left out"
fi
echo "ssh: all well"
