#!/bin/sh
# The reader's tour under tmux at 80x24, by keys alone: open, choose Milley, walk his mentions, the timeline's Zaluzhnyi
# event, a name into another article, back twice, a note on a sentence, quit, start again: same place, note there.
#
# usage: tour.sh BINARY [FOLDER]
set -eu
binary=$(realpath "$1")
work=$(mktemp -d)
socket=dossier-tour-$$
tm() { tmux -L "$socket" -f /dev/null "$@"; }
finish() {
  tm kill-server 2>/dev/null || true
  rm -rf "$work"
}
trap finish EXIT

mkdir "$work/home" "$work/stories"
if [ $# -gt 1 ]; then
  cp "$2"/* "$work/stories/"
else
  cat >"$work/stories/one.md" <<'TEXT'
---
title: A window, said the general
date: 2022-11-17
source: Our paper
---
General Mark Milley told the Economic Club of New York on 9 November 2022 that a victory was not likely soon. Milley
spoke of a window for talks, and Milley was alone with it.

In Kyiv, Valerii Zaluzhnyi did not answer him.
TEXT
  cat >"$work/stories/two.md" <<'TEXT'
---
title: Two generals, one word
date: 2023-11-08
source: Our paper
---
On 1 November 2023 Valerii Zaluzhnyi called the war a stalemate in The Economist. Volodymyr Zelensky disagreed with
Zaluzhnyi in Kyiv on 4 November 2023.

A year earlier Mark Milley had said so in New York.
TEXT
fi

start() {
  tm new-session -d -x 80 -y 24 \
    "env HOME='$work/home' TERM=xterm-256color '$binary' --library '$work/library.sqlite' $* 2>'$work/errors'; echo ended; sleep 60"
}
screen() { tm capture-pane -p; }
press() { tm send-keys "$@"; }

# await WORDS WHAT: within ten seconds the screen shows WORDS.
await() {
  tries=0
  until screen | grep -qF -- "$1"; do
    tries=$((tries + 1))
    if [ $tries -gt 100 ]; then
      echo "tour: $2: no “$1” on the screen:" >&2
      screen >&2
      cat "$work/errors" >&2
      exit 1
    fi
    sleep 0.1
  done
}
title() { screen | head -1; }

start "$work/stories"
await "A window, said the general" "the first article opens"
await "Mark Milley       P" "names are found"

# Milley, by the list of names.
press 3
press -l /Milley
press Enter
await "▸ Mark Milley" "Milley is chosen"
press n
await "mention 1 of" "n goes to a mention"
press n
await "mention 2 of" "n goes to the next"

# The timeline of everybody, and the Zaluzhnyi event in it.
press t
press f
await "stalemate" "the timeline lists the event"
press -l /stalemate
press Enter
press Enter
await "Two generals, one word" "Enter goes to the event's article"

# A name into another article, and back twice.
press -l E
press -l /Mark
press Enter
press Escape
press -l e
press -l E
press -l '['
await "A window, said the general" "[ goes to the article before"
press C-o
await "Two generals, one word" "back"
press C-o
press C-o
await "A window, said the general" "back again"

# A note on a sentence.
press -l 'g)vsa'
await "Note on" "the editor opens"
press -l "First use of the word"
press C-s
await "Saved" "the note is saved"
press -l ')'
before=$(tm display-message -p '#{cursor_x},#{cursor_y}')
press q
await "ended" "q ends"
tm kill-server
sleep 0.2

start
await "A window, said the general" "the same article opens again"
await "▎" "the note is in the margin"
sleep 0.3
after=$(tm display-message -p '#{cursor_x},#{cursor_y}')
[ "$before" = "$after" ] || { echo "tour: the cursor was at $before and is at $after" >&2; screen >&2; exit 1; }
press o
await "First use of the word" "the note is in the list"
press q
press q
await "ended" "q ends again"
echo "tour: done"
