#!/bin/sh
# Eight processes write into one library for a minute: every acknowledged write is there, the library is sound.
# Usage: Benchmarks/Store/eight.sh [SECONDS], after `swift build`.
set -eu
cd "$(dirname "$0")/../.."
seconds=${1:-60}
build=${BUILD:-.build/debug}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for i in 1 2 3 4 5; do printf 'Report %s\n\nAngela Merkel met Barack Obama in Berlin, number %s.\n' $i $i > "$work/$i.txt"; done
"$build/dossier" add --library "$work/library.sqlite" "$work" > /dev/null
pids=
for i in 1 2 3 4 5 6 7 8; do
  "$build/store-benchmark" write "$work/library.sqlite" "user$i" "$seconds" > "$work/promises$i" &
  pids="$pids $!"
done
for pid in $pids; do wait "$pid"; done
cat "$work"/promises? > "$work/all"
"$build/store-benchmark" check "$work/library.sqlite" < "$work/all"
echo "$(wc -l < "$work/all") writes acknowledged, all of them kept"
