#!/bin/sh
# How long a reader who annotates waits while a long import runs in another process.
# Usage: Benchmarks/Store/waits.sh FILE.jsonl, after `swift build -c release` (BUILD names another folder).
set -eu
file=$(realpath "$1")
cd "$(dirname "$0")/../.."
build=${BUILD:-.build/release}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
printf 'Report\n\nAngela Merkel met Barack Obama in Berlin.\n' > "$work/one.txt"
"$build/dossier" add --library "$work/library.sqlite" "$work/one.txt" > /dev/null
"$build/dossier" add --library "$work/library.sqlite" "$file" > "$work/added" 2>&1 &
pid=$!
"$build/store-benchmark" waits "$work/library.sqlite" ben --until "$pid"
wait "$pid" || { cat "$work/added" >&2; exit 1; }
tail -1 "$work/added"
