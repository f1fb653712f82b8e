#!/bin/sh
# Who is who under tmux at 80x24, by keys alone: tells two apart, is stopped from joining them, joins them all the same,
# splits a mention off, takes everything back over a restart, and ends with the very entities it began with.
#
# usage: identities.sh BINARY
set -eu
binary=$(realpath "$1")
script=identities
. "$(dirname "$0")/terminal.sh"

cat >"$work/stories/one.md" <<'TEXT'
---
title: A window, said the general
date: 2022-11-17
---
General Mark Milley told the Economic Club of New York on 9 November 2022 that a victory was not likely soon. Mark
Milley spoke of a window for talks, and Milley was alone with it.

In Kyiv, Valerii Zaluzhnyi did not answer him.
TEXT
cat >"$work/stories/two.md" <<'TEXT'
---
title: Two generals, one word
date: 2023-11-08
---
On 1 November 2023 Valerii Zaluzhnyi called the war a stalemate. A year earlier Mark Milley had said so in New York.
TEXT

start() { open reader --library "$work/l.sqlite"; }
press() { tm send-keys "$@"; }
await() { shows reader "$@"; }
entities() { "$binary" entities --library "$work/l.sqlite" --format json; }

choose() {
  press 3
  press /
  press -l "$1"
  press Enter
}
# pair KEY NAME: the chosen one and NAME.
pair() {
  press "$1"
  await "the same as:" "search"
  press -l "$2"
  await "▸ " "candidate"
  await "$3" "candidate"
  press Enter
}

"$binary" add --library "$work/l.sqlite" "$work/stories" >/dev/null
entities >"$work/before.json"

start
await "A window, said the general" "open"
choose milley
await "▸ Mark Milley" "chosen"
pair d zalu "Valerii Zaluzhnyi"
await "Not the same?" "question"
press y
await "Mark Milley ≠ Valerii Zaluzhnyi" "told apart"
entities | cmp - "$work/before.json"

pair s zalu "Valerii Zaluzhnyi"
await "This contradicts what was decided" "contradiction"
await "k keep them apart" "choice"
press t
await "one now:" "joined all the same"
entities | cmp -s - "$work/before.json" && { echo "identities: nothing was joined" >&2; exit 1; }

press X
await "are somebody else?" "mentions"
press Space
press Enter
await "Split?" "question"
press s
await "split off" "split"
press q
await "ended" "quit"
close

start
await "A window, said the general" "again"
press u
await "Undone: 1 mention split off" "undo of the split, after a restart"
press u
await "Undone: Mark Milley = Valerii Zaluzhnyi" "undo of the merge"
press u
await "Undone: Mark Milley ≠ Valerii Zaluzhnyi" "undo of the veto"
press u
await "Nothing to undo" "end"
press q
await "ended" "quit"
entities | cmp - "$work/before.json"
"$binary" doctor --library "$work/l.sqlite" >/dev/null
echo "identities: ends where it began"
