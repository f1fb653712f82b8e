#!/bin/sh
# Puts the key table of the program into the README, between its two markers.
#
# usage: keys.sh BINARY
set -eu
binary=$(realpath "${1:-.build/release/dossier}")
cd "$(dirname "$0")/.."
new=$(mktemp)
{
  sed '/^<!-- keys -->$/q' README.md
  "$binary" manual --keys
  sed -n '/^<!-- \/keys -->$/,$p' README.md
} >"$new"
cat "$new" >README.md
rm "$new"
