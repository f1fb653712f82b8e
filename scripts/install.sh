#!/bin/sh
# install.sh PREFIX | --remove PREFIX: the binary, the man page, completions and the sample articles.
set -eu
cd "$(dirname "$0")/.."

remove=no
[ "${1-}" = --remove ] && { remove=yes; shift; }
prefix=${1:?usage: install.sh [--remove] PREFIX}
binary=$prefix/bin/dossier
manual=$prefix/share/man/man1/dossier.1
bash=$prefix/share/bash-completion/completions/dossier
zsh=$prefix/share/zsh/site-functions/_dossier
fish=$prefix/share/fish/vendor_completions.d/dossier.fish
seeds=$prefix/share/dossier/seeds

if [ $remove = yes ]; then
  rm -f "$binary" "$manual" "$bash" "$zsh" "$fish"
  rm -rf "$seeds"
  rmdir "$prefix/share/dossier" 2>/dev/null || true
  exit 0
fi

built=.build/release/dossier
[ -x $built ] || { echo "error: $built is not there: run make first" >&2; exit 1; }
for file in "$binary" "$manual" "$bash" "$zsh" "$fish"; do mkdir -p "$(dirname "$file")"; done
mkdir -p "$seeds"

# Installed under a new name and moved, so that a running dossier keeps its file.
install -m 755 -s $built "$binary.new"
mv "$binary.new" "$binary"
$built manual >"$manual"
$built --generate-completion-script bash >"$bash"
$built --generate-completion-script zsh >"$zsh"
$built --generate-completion-script fish >"$fish"
install -m 644 seeds/* "$seeds/"
echo "installed $binary"
