#!/bin/sh
# The program without a screen: the linear mode, a pipe, closed pipes and inputs, what is refused. Argument: the binary.
set -eu
program=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export HOME="$folder" XDG_DATA_HOME="$folder/data" LC_ALL=C.UTF-8
mkdir "$folder/articles"
printf 'A quiet vote\n\nOn 9 November 2022 Mark Milley spoke in New York.\n\nNobody asked why.\n' >"$folder/articles/vote.txt"
printf 'Hostile\n\nThis \033]0;owned\007 and \033[31mred\033[0m and \302\2332J and \342\200\256 end.\n' >"$folder/articles/hostile.txt"
bad() { echo "linear: $*" >&2; exit 1; }

answers=$(printf 'articles quiet\n1\nnote 2 Who counted?\nnotes\nquit\n' | "$program" --plain "$folder/articles")
echo "$answers" | grep -q 'A quiet vote' || bad "the article is not listed: $answers"
echo "$answers" | grep -q 'Kept on paragraph 2' || bad "the note is not kept: $answers"
printf 'notes\n' | "$program" --plain | grep -q 'Who counted?' || bad "the note is gone in the next run"

"$program" "$folder/articles" >"$folder/texts"
grep -q 'Nobody asked why' "$folder/texts" || bad "a pipe gets no text"
if LC_ALL=C grep -q "$(printf '[\001-\010\013-\037\177]')" "$folder/texts"; then bad "a control character in the output"; fi
"$program" "$folder/articles" | head -1 >/dev/null || bad "a closed pipe is an error"
"$program" --plain </dev/null >/dev/null || bad "an empty dialogue is an error"
"$program" --plain <&- >/dev/null || bad "a closed input is an error"

refused() {
  expected=$1
  shift
  status=0
  "$program" "$@" >"$folder/out" 2>"$folder/error" </dev/null || status=$?
  [ "$status" = "$expected" ] || bad "$* ended with $status, not $expected: $(cat "$folder/error")"
  [ -s "$folder/error" ] || bad "$* said nothing"
}
refused 1 --plain "$folder/nothing-here"
refused 2 --user somebody-else
refused 2 --restricted "$folder/articles"
refused 1 --library "$folder/articles/vote.txt" --plain

# What cannot be added is named, with the reason; the rest is added.
mkdir "$folder/empty" "$folder/mixed"
cp "$folder/articles/vote.txt" "$folder/mixed/"
head -c 4096 /dev/zero >"$folder/mixed/picture.txt"
refused 1 add "$folder/empty"
grep -q 'no articles found' "$folder/error" || bad "an empty folder: $(cat "$folder/error")"
refused 1 add "$folder/nothing-here"
grep -q 'nothing-here' "$folder/error" || bad "a missing file is not named"
refused 1 add "$folder/mixed"
grep -q 'picture.txt' "$folder/error" || bad "a binary file is not named"
grep -q '^1 added' "$folder/out" || bad "what is good beside a binary file is not added: $(cat "$folder/out")"
"$program" --restricted --user somebody-else --plain "$folder/data/dossier" </dev/null >/dev/null ||
  bad "a restricted run on a library is refused"
# A library that one may only read is read; what would write says why not. (root may write anything)
cp "$folder/data/dossier/library.sqlite" "$folder/shared.sqlite"
"$program" --read-only --library "$folder/shared.sqlite" --plain </dev/null >"$folder/out" || bad "--read-only is refused"
printf 'note 1 No\n' | "$program" --read-only --library "$folder/shared.sqlite" --plain >"$folder/out" 2>&1 || true
printf 'notes\n' | "$program" --library "$folder/shared.sqlite" --plain | grep -q ': No' && bad "--read-only wrote"
if [ "$(id -u)" != 0 ]; then
  chmod a-w "$folder/shared.sqlite"
  "$program" --library "$folder/shared.sqlite" --plain </dev/null >/dev/null || bad "a library that may only be read is refused"
fi
echo "linear: all well"
