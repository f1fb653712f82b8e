"""Makes notes on the sample articles as W3C annotations: a figure outside the BMP, formulas, markers, a reply."""
import json
import subprocess
import sys

_, _, library, dossier = sys.argv
rows = subprocess.run(
    [dossier, "list", "--format", "json", "--library", library], check=True, capture_output=True, text=True
).stdout
case = subprocess.run(
    [dossier, "export", "--all", library + ".case", "--library", library], check=True, capture_output=True
)
texts = [json.loads(line) for line in open(library + ".case/articles.jsonl", encoding="utf-8")]
assert len(texts) == len(json.loads(rows)) > 0

bodies = ["=1+1, \"quoted\"; a\\b", "Two\nlines", "x <!-- dossier:end --> y", "\U0001F534 figure & <tag>", ""]
notes = []
for number, text in enumerate(texts):
    words = text["text"].split()
    quote = " ".join(words[5:9])
    start = text["text"].find(quote)
    if start < 0:  # a line break is in between
        quote = words[5]
        start = text["text"].find(quote)
    notes.append({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": f"urn:uuid:11111111-0000-4000-8000-{number:012d}",
        "type": "Annotation",
        "created": "2026-01-02T03:04:05Z",
        "creator": {"type": "Person", "name": "@anna"},
        "body": [
            {"type": "TextualBody", "value": bodies[number % len(bodies)], "purpose": "commenting"},
            {"type": "TextualBody", "value": "open point", "purpose": "tagging"},
        ],
        "target": {
            "source": "urn:example:" + text["origin"],
            "state": {"type": "TimeState", "cached": "urn:sha256:" + text["revision"]},
            "selector": [
                {"type": "TextQuoteSelector", "exact": quote},
                {"type": "TextPositionSelector", "start": start, "end": start + len(quote)},
            ],
        },
    })
notes.append({
    "@context": "http://www.w3.org/ns/anno.jsonld",
    "id": "urn:uuid:22222222-0000-4000-8000-000000000000",
    "type": "Annotation",
    "motivation": "replying",
    "created": "2026-01-02T04:04:05Z",
    "creator": {"type": "Person", "name": "ben"},
    "body": [{"type": "TextualBody", "value": "Asked.", "purpose": "replying"}],
    "target": notes[0]["id"],
})
json.dump(notes, sys.stdout)
