#!/bin/sh
# interchange.sh DOSSIER: exports the sample library and reads every file with readers that are not ours: the Python
# standard library always; networkx, icalendar and jsonschema in a temporary environment where pip reaches a registry.
set -eu
dossier=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
here=$(cd "$(dirname "$0")" && pwd)
command -v python3 >/dev/null || { echo "skipped: python3 is not installed"; exit 0; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM

run() { "$dossier" "$@" --library "$work/library.sqlite"; }
run add "$here/../seeds" >/dev/null
python3 "$here/interchange/notes.py" make "$work/library.sqlite" "$dossier" >"$work/notes.json"
run import "$work/notes.json" >/dev/null

run export notes --format w3c -o "$work/w3c.json"
run export notes --format hypothesis -o "$work/hypothesis.json"
run export notes --format csv -o "$work/notes.csv"
run export notes --format markdown -o "$work/markdown"
run export timeline --format csv -o "$work/timeline.csv"
run export timeline --format timelinejs -o "$work/timeline.json"
run export timeline --format ics -o "$work/timeline.ics" 2>/dev/null
run export graph --format graphml -o "$work/graph.graphml"
run export graph --format gexf -o "$work/graph.gexf"
run export graph --format nodes -o "$work/nodes.csv"
run export graph --format edges -o "$work/edges.csv"
run export entities --format ftm -o "$work/entities.ftm"
run export --all "$work/case"

# What went out comes in, and goes out the same.
"$dossier" import "$work/case" --library "$work/second.sqlite" >/dev/null
"$dossier" export --all "$work/case2" --library "$work/second.sqlite"
cmp "$work/case/articles.jsonl" "$work/case2/articles.jsonl"
cmp "$work/case/notes.jsonl" "$work/case2/notes.jsonl"
cmp "$work/case/decisions.jsonl" "$work/case2/decisions.jsonl"
again=$("$dossier" import "$work/case" --library "$work/second.sqlite")
case $again in
*": 0 notes added, 0 updated, "*) ;;
*) echo "a second import changed something: $again" && exit 1 ;;
esac
for format in w3c hypothesis; do
  again=$(run import "$work/$format.json")
  case $again in
  *": 0 notes added, 0 updated, "*) ;;
  *) echo "$format came back changed: $again" && exit 1 ;;
  esac
done

python3 "$here/interchange/read.py" "$work"

if python3 -m venv "$work/venv" 2>/dev/null &&
  "$work/venv/bin/pip" install -q --disable-pip-version-check --timeout 10 --retries 0 networkx icalendar jsonschema \
    2>/dev/null; then
  "$work/venv/bin/python" "$here/interchange/read.py" "$work" networkx icalendar jsonschema
else
  echo "skipped: networkx, icalendar and jsonschema (no registry)"
fi
echo "interchange: everything was read"
