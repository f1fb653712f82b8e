#!/bin/sh
# make bench: what the screen costs, beside less, vim and vis where they are installed. --quick leaves out the 50 MB text.
set -eu
cd "$(dirname "$0")"
command -v python3 >/dev/null || { echo "make bench needs python3" >&2; exit 1; }
command -v less >/dev/null || { echo "make bench compares with less: apt-get install less" >&2; exit 1; }
exec python3 screen.py ../.build/release/dossier "$@"
