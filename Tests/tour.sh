#!/bin/sh
# The reader's tour under tmux at 80x24, by keys alone: open, choose Milley, walk his mentions, the timeline's Zaluzhnyi
# event, a name into another article, back twice, a note on a sentence, quit, start again: same place, note there.
#
# usage: tour.sh BINARY [FOLDER]
set -eu
binary=$(realpath "$1")
script=tour
. "$(dirname "$0")/terminal.sh"

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

start() { open reader --library "$work/seeds.sqlite" "$@"; }
screen() { screen_of reader; }
press() { tm send-keys "$@"; }
await() { shows reader "$@"; }
# The article on the screen: the beginning of the first line, which is cut off where the percentage needs room.
title() { screen | head -1 | sed 's/  *[0-9][0-9][0-9][0-9]-.*//' | cut -b1-24; }
# leave TITLE WHAT: within ten seconds the screen shows another article than TITLE; arrive: that one.
leave() {
  tries=0
  while [ "$(title)" = "$1" ]; do
    tries=$((tries + 1))
    [ $tries -le 100 ] || { echo "tour: $2: still “$1”" >&2; screen >&2; exit 1; }
    sleep 0.1
  done
}
arrive() {
  tries=0
  until [ "$(title)" = "$1" ]; do
    tries=$((tries + 1))
    [ $tries -le 100 ] || { echo "tour: $2: not “$1”" >&2; screen >&2; exit 1; }
    sleep 0.1
  done
}

start "$work/stories"
await "general" "the first article opens"
await "Mark Milley       P" "names are found"
await "▁" "the timeline has its density line"
first=$(title)

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
await "Timeline" "the timeline is of everybody"
press -l /stalemate
press Enter
press Enter
leave "$first" "Enter goes to the event's article"
second=$(title)
await "stalemate" "the event's sentence is on the screen"

# A name into another article, and back twice.
press 3
press -l /Zaluzhnyi
press Enter
press -l '['
leave "$second" "[ goes to an article before that has the name"
press C-o
arrive "$second" "back"
tries=0
until [ "$(title)" = "$first" ]; do
  tries=$((tries + 1))
  [ $tries -le 4 ] || { echo "tour: back does not lead to the first article" >&2; screen >&2; exit 1; }
  press C-o
  sleep 0.3
done

# A note on a sentence: the text's keys hold in the panes beside it.
press -l 'g)vsa'
await "Note on" "the editor opens"
press -l "First use of the word"
press C-s
await "Saved" "the note is saved"
press -l ')'
sleep 0.3
before=$(tm display-message -p '#{cursor_x},#{cursor_y}')
press q
await "ended" "q ends"
close

start
arrive "$first" "the same article opens again"
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
