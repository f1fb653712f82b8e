#!/bin/sh
# The folder rules of Sources/README.md: who may import whom.
set -eu
cd "$(dirname "$0")/.."
bad=0

# only MODULE FOLDER…: MODULE is imported in these folders and nowhere else.
only() {
  module=$1
  shift
  found=$(grep -rlE "^(package |internal |private |@testable )*import $module( |\$)" Sources --include='*.swift' || true)
  for file in $found; do
    allowed=no
    for folder in "$@"; do case $file in "$folder"*) allowed=yes ;; esac; done
    [ "$allowed" = yes ] || { echo "$file imports $module; only $* may" >&2; bad=1; }
  done
}

# never PATTERN FOLDER WHY
never() {
  grep -rnE "$1" "$2" --include='*.swift' >&2 && { echo "$2: $3" >&2; bad=1; } || true
}

only GRDB Sources/Core/Store/
only CHTML Sources/Core/Reading/
only CMarkdown Sources/Core/Reading/
only Yams Sources/Core/Reading/
only CModel Sources/Core/Analysis/
only TOMLKit Sources/TUI/Config/
only CNcurses Sources/TUI/Terminal/ Sources/TUI/Runtime/ Sources/TUI/CommandLine/
never '\bprint\(|ProcessInfo' Sources/Core "Core prints nothing and reads no environment"
for folder in Core TUI/CommandLine TUI/Frame TUI/Keys TUI/Layout TUI/Linear TUI/Panes TUI/Runtime TUI/State TUI/Terminal; do
  [ ! -d "Sources/$folder" ] || never '\bgetenv\(|\bsecure_getenv\(' "Sources/$folder" "only TUI/Config reads the environment"
done
exit $bad
