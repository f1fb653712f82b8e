#!/bin/sh
# All that CI runs. Stops at the first thing that is wrong.
set -eu
cd "$(dirname "$0")/.."

echo "== format"
swift format lint --strict -r -p Package.swift Sources Tests
echo "== folders"
sh Tests/folders.sh
echo "== build"
swift build -c release --static-swift-stdlib --product dossier
echo "== ssh"
sh scripts/packages.sh openssh-server openssh-client screen mosh iproute2 procps
bash Tests/ssh.sh .build/release/dossier
echo "== tests"
swift test
echo "== the program"
sh Tests/linear.sh .build/release/dossier
echo "== fuzz"
swift run --skip-build Fuzz --seconds 5 --size 2 --limit 10
if [ -n "${DOSSIER_FUZZ_SECONDS:-}" ]; then sh Tests/fuzz.sh --seconds "$DOSSIER_FUZZ_SECONDS"; fi
if command -v tmux >/dev/null; then
  sh Tests/identities.sh .build/release/dossier
  sh Tests/tour.sh .build/release/dossier
  sh Tests/twousers.sh .build/release/dossier
  [ ! -d seeds ] || sh Tests/tour.sh .build/release/dossier seeds
else
  echo "no tmux: the tour by keys is left out"
fi
if command -v mandoc >/dev/null; then
  .build/release/dossier manual | mandoc -T lint -W warning
else
  echo "no mandoc: the manual page is not checked"
fi
echo "== interchange"
sh Tests/interchange.sh .build/release/dossier
