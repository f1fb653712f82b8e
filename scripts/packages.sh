#!/bin/sh
# Says which Debian packages are missing and installs them: as root, or with sudo; without either it prints the line to run.
set -eu

needed="libncursesw5-dev libsqlite3-dev libcmark-gfm-dev libcmark-gfm-extensions-dev libxml2-dev pkg-config tmux mandoc"
missing=""
for package in $needed $*; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q '^install ok installed$' || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

echo "dossier needs these Debian packages:$missing" >&2
if [ "$(id -u)" = 0 ]; then
  as_root=""
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null || { [ -t 0 ] && command -v sudo >/dev/null 2>&1; }; then
  as_root="sudo"
else
  echo "error: neither root nor sudo. Ask someone who is to run:" >&2
  echo "  apt-get update && apt-get install -y$missing" >&2
  exit 1
fi
$as_root apt-get update -q >&2
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q $missing >&2
