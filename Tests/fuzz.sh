#!/bin/sh
# Coverage-guided fuzzing of every place where foreign bytes come in, with the toolchain's libFuzzer.
#
#   sh Tests/fuzz.sh [--seconds N] [--build-only] [TARGET…]      N for each target; 60 unless told
#
# What makes it fail is kept in .build/fuzz/TARGET/ and named; the same file as argument of the program repeats it:
#   DOSSIER_FUZZ_TARGET=html .build/fuzzing/release/FuzzCoverage .build/fuzz/html/crash-…
set -eu
cd "$(dirname "$0")/.."
seconds=60
run=yes
targets=
while [ $# -gt 0 ]; do
  case $1 in
    --seconds) seconds=${2:?--seconds needs a number}; shift ;;
    --build-only) run=no ;;
    -*) echo "usage: Tests/fuzz.sh [--seconds N] [--build-only] [TARGET…]" >&2; exit 64 ;;
    *) targets="$targets $1" ;;
  esac
  shift
done
: "${targets:=text markdown frontmatter html jsonl stream config notes keys query analysis blob diff}"

# A build folder of its own: everything is compiled with counters. -enable-testing: the targets see what is internal.
DOSSIER_FUZZ=1 swift build -c release --scratch-path .build/fuzzing --sanitize fuzzer -Xswiftc -enable-testing \
  --product FuzzCoverage
[ $run = yes ] || exit 0

bad=0
for target in $targets; do
  case $target in
    stream) corpus=Tests/Fuzz/corpus/jsonl ;;
    text | html) corpus="Tests/Fuzz/corpus/$target seeds" ;;
    markdown) corpus="Tests/Fuzz/corpus/markdown seeds" ;;
    frontmatter) corpus="Tests/Fuzz/corpus/frontmatter seeds" ;;
    analysis) corpus="Tests/Fuzz/corpus/text Tests/Fuzz/corpus/markdown seeds" ;;
    *) corpus=Tests/Fuzz/corpus/$target ;;
  esac
  kept=.build/fuzz/$target
  mkdir -p "$kept/inputs"
  status=0
  # The toolchain's own crash report would take the signal with which libFuzzer keeps an input.
  SWIFT_BACKTRACE=enable=no DOSSIER_FUZZ_TARGET=$target .build/fuzzing/release/FuzzCoverage "$kept/inputs" $corpus \
    -dict=Tests/Fuzz/words.dict -max_total_time="$seconds" -max_len=16384 -timeout=5 -rss_limit_mb=2048 \
    -artifact_prefix="$kept/" -print_final_stats=1 >"$kept/log" 2>&1 || status=$?
  edges=$(grep -ao 'cov: [0-9]*' "$kept/log" | tail -1 | tr -dc 0-9)
  count=$(LC_ALL=C sed -n 's/^stat::number_of_executed_units: *//p' "$kept/log")
  peak=$(LC_ALL=C sed -n 's/^stat::peak_rss_mb: *//p' "$kept/log")
  echo "$target: ${count:-0} inputs, ${edges:-0} edges, ${peak:-0} MB"
  if [ $status != 0 ]; then
    bad=1
    grep -aE '^wrong:|ERROR: libFuzzer|Fatal error|Test unit written' "$kept/log" >&2 || tail -5 "$kept/log" >&2
  fi
done
exit $bad
