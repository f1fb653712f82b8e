#!/bin/sh
# Two people at once in one library, each in a terminal of their own at 80x24: ann annotates, ben sees it as unread
# without a key being pressed and reads it; both edit one note, and the slower one gets both versions and chooses.
#
# usage: twousers.sh BINARY
set -eu
binary=$(realpath "$1")
work=$(mktemp -d)
socket=dossier-two-$$
tm() { tmux -L "$socket" -f /dev/null "$@"; }
finish() {
  tm kill-server 2>/dev/null || true
  rm -rf "$work"
}
trap finish EXIT

mkdir "$work/home" "$work/stories"
cat >"$work/stories/one.md" <<'TEXT'
---
title: A window, said the general
date: 2022-11-17
---
General Mark Milley told the Economic Club of New York on 9 November 2022 that a victory was not likely soon. Milley
spoke of a window for talks, and Milley was alone with it.
TEXT
env HOME="$work/home" "$binary" add --library "$work/l.sqlite" "$work/stories" >/dev/null

start() {
  tm new-session -d -s "$1" -x 80 -y 24 \
    "env HOME='$work/home' TERM=xterm-256color '$binary' --library '$work/l.sqlite' --user $1 --allow-user 2>'$work/errors.$1'; echo ended; sleep 60"
}
screen() { tm capture-pane -p -t "$1"; }
press() { who=$1; shift; tm send-keys -t "$who" "$@"; }

# await WHO WORDS WHAT [TENTHS]: within that time (ten seconds) the screen of WHO shows WORDS, without a key.
await() {
  tries=0
  until screen "$1" | grep -qF -- "$2"; do
    tries=$((tries + 1))
    if [ $tries -gt "${4:-100}" ]; then
      echo "two users: $3: no “$2” on the screen of $1:" >&2
      screen "$1" >&2
      cat "$work/errors.$1" >&2
      exit 1
    fi
    sleep 0.1
  done
}

start ann
start ben
await ann "Milley" "ann reads"
await ben "Milley" "ben reads"

# Ann's note is on ben's screen, with its mark and her name, before he touches a key.
press ann -l 'g)vsa'
await ann "Note on" "the editor opens"
press ann -l "who heard it?"
press ann C-s
await ann "Saved" "ann's note is kept"
await ben "ann wrote a note here" "ben is told without a key"
await ben "• 1 unread note" "the note counts as unread"
screen ben | grep -q '^•' || { echo "two users: no mark beside the text" >&2; screen ben >&2; exit 1; }
press ben U
await ben "ann: who heard it?" "U shows her words"
press ben j
sleep 0.3
if screen ben | grep -q "unread note"; then echo "two users: still unread" >&2; screen ben >&2; exit 1; fi

# Ben answers; ann sees whose answer it is.
press ben o
await ben "who heard it?" "the note is in ben's list"
press ben r
await ben "Answer to" "the editor opens for the answer"
press ben -l "the whole club"
press ben C-s
await ann "ben wrote a note here" "ann is told of the answer"
press ann U
await ann "ben: the whole club" "his words, his name"
press ann Escape
sleep 0.3  # an escape with a letter right behind it is Alt with that letter

# Both change the tags of one note at once: the slower one is asked, and sees the other's version.
press ann -l 'o'
await ann "the whole club" "ann's list of notes"
press ann e
await ann "Edit note on" "ann edits her note"
press ann -l " And when?"
sleep 0.5
press ben o
await ben "Notes" "ben lists the notes"
await ben "the whole club" "with his answer"
press ben T
await ben "tags:" "ben tags the same note"
press ben -l "heard"
press ben Enter
sleep 1.5
press ann C-s
await ann "Two versions of one note" "ann is asked, as ben was faster"
await ann "And when?" "her own version is there"
await ann "heard" "his version is there"
press ann -l m
sleep 1
env HOME="$work/home" "$binary" notes --library "$work/l.sqlite" --format json >"$work/notes.json"
grep -q "And when?" "$work/notes.json" || { echo "two users: ann's words are lost" >&2; cat "$work/notes.json" >&2; exit 1; }
for who in ann ben; do
  grep -q "\"author\": *\"$who\"" "$work/notes.json" || {
    echo "two users: no note by $who" >&2
    cat "$work/notes.json" >&2
    exit 1
  }
  press "$who" Escape
  press "$who" Escape
  press "$who" q
done
echo "two users: done"
