#!/bin/sh
# How fast each format is read, and how long input takes that was made to be slow: no 10 MB of it may take over a second.
set -eu
cd "$(dirname "$0")/.."
swift build -c release --static-swift-stdlib --product Fuzz >&2
fuzz=.build/release/Fuzz
"$fuzz" --speed
"$fuzz" --bombs --keep .build/fuzz
# A line of 1 GB out of a pipe is refused, in as much memory as the limits say.
echo "a line of 1 GB out of a pipe:"
head -c 1073741824 /dev/zero | tr '\0' x | "$fuzz" --pipe
