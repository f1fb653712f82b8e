#!/bin/sh
# kill -9 at random points during import and annotation: what was promised is there, the library is sound, and the
# import ends as if nothing had happened. Usage: Benchmarks/Store/faults.sh [KILLS], after `swift build`.
set -eu
cd "$(dirname "$0")/../.."
kills=${1:-200}
build=${BUILD:-.build/debug}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
library=$work/library.sqlite

awk 'BEGIN { for (i = 0; i < 3000; i++) {
  printf "{\"id\":\"%d\",\"title\":\"Report %d\",\"text\":\"Anna Berg met Carl Dorn in Paris on 3 May 2021, number %d.\"}\n", i, i, i } }' \
  > "$work/articles.jsonl"

# wait_random MILLISECONDS: up to so long.
wait_random() { sleep "$(awk -v most="$1" -v seed="$(od -An -N4 -tu4 /dev/urandom)" \
  'BEGIN { srand(seed); printf "%.3f", rand() * most / 1000 }')"; }

i=0
while [ $i -lt $((kills / 2)) ]; do
  "$build/dossier" add --text-only --library "$library" "$work/articles.jsonl" > "$work/out" 2>&1 &
  pid=$!
  wait_random 400
  kill -9 $pid 2> /dev/null || true
  wait $pid 2> /dev/null || true
  # A library that is whole is imported again from nothing, so that every kill meets work.
  if "$build/dossier" list --library "$library" --format tsv 2> /dev/null | awk 'END { exit NR < 3001 }'; then
    "$build/store-benchmark" check "$library" < /dev/null
    rm -f "$library"*
  fi
  i=$((i + 1))
done
"$build/dossier" add --text-only --library "$library" "$work/articles.jsonl" > /dev/null
[ "$("$build/dossier" list --library "$library" --format tsv | wc -l)" = 3001 ]
echo "import: $i kills, 3000 of 3000 articles"

i=0
: > "$work/promises"
while [ $i -lt $((kills - kills / 2)) ]; do
  "$build/store-benchmark" write "$library" "user$((i % 5))" 20 >> "$work/promises" 2> /dev/null &
  pid=$!
  wait_random 300
  kill -9 $pid 2> /dev/null || true
  wait $pid 2> /dev/null || true
  i=$((i + 1))
done
"$build/store-benchmark" check "$library" < "$work/promises"
echo "annotation: $i kills, $(wc -l < "$work/promises") promises kept"
