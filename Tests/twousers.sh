#!/bin/sh
# Two people at once in one library, each in a terminal of their own at 80x24: ann annotates, ben sees it as unread
# without a key being pressed and reads it; both edit one note, and the slower one gets both versions and chooses.
#
# usage: twousers.sh BINARY
set -eu
binary=$(realpath "$1")
script="two users"
. "$(dirname "$0")/terminal.sh"

cat >"$work/stories/one.md" <<'TEXT'
---
title: A window, said the general
date: 2022-11-17
---
General Mark Milley told the Economic Club of New York on 9 November 2022 that a victory was not likely soon. Milley
spoke of a window for talks, and Milley was alone with it.
TEXT
env HOME="$work/home" "$binary" add --library "$work/l.sqlite" "$work/stories" >/dev/null

start() { open "$1" --library "$work/l.sqlite" --user "$1" --allow-user; }
press() {
  who=$1
  shift
  tm send-keys -t "$who" "$@"
}

start ann
start ben
shows ann "Milley" "ann reads"
shows ben "Milley" "ben reads"

# Ann's note is on ben's screen, with its mark and her name, before he touches a key.
press ann -l 'g)vsa'
shows ann "Note on" "the editor opens"
press ann -l "who heard it?"
press ann C-s
shows ann "Saved" "ann's note is kept"
shows ben "ann wrote a note here" "ben is told without a key"
shows ben "• 1 unread note" "the note counts as unread"
screen_of ben | grep -q '^•' || fail ben "no mark beside the text"
press ben U
shows ben "ann: who heard it?" "U shows her words"
press ben j
sleep 0.3
if screen_of ben | grep -q "unread note"; then fail ben "still unread"; fi

# Ben answers; ann sees whose answer it is.
press ben o
shows ben "who heard it?" "the note is in ben's list"
press ben r
shows ben "Answer to" "the editor opens for the answer"
press ben -l "the whole club"
press ben C-s
shows ann "ben wrote a note here" "ann is told of the answer"
press ann U
shows ann "ben: the whole club" "his words, his name"
press ann Escape
sleep 0.3  # an escape with a letter right behind it is Alt with that letter

# Both change the tags of one note at once: the slower one is asked, and sees the other's version.
press ann -l 'o'
shows ann "the whole club" "ann's list of notes"
press ann e
shows ann "Edit note on" "ann edits her note"
press ann -l " And when?"
sleep 0.5
press ben o
shows ben "Notes" "ben lists the notes"
shows ben "the whole club" "with his answer"
press ben T
shows ben "tags:" "ben tags the same note"
press ben -l "heard"
press ben Enter
sleep 1.5
press ann C-s
shows ann "Two versions of one note" "ann is asked, as ben was faster"
shows ann "And when?" "her own version is there"
shows ann "heard" "his version is there"
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
