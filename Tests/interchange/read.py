"""Reads what dossier exports with other people's readers, and compares the files with each other."""
import csv
import glob
import json
import os
import re
import sys
import xml.etree.ElementTree as ElementTree

folder = sys.argv[1]
tools = sys.argv[2:]


def path(name):
    return os.path.join(folder, name)


def load(name):
    with open(path(name), encoding="utf-8") as file:
        return json.load(file)


def lines(name):
    with open(path(name), encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def table(name):
    with open(path(name), encoding="utf-8", newline="") as file:
        text = file.read()
    assert re.search(r"(?<!\r)\n", re.sub(r'"(?:[^"]|"")*"', "", text)) is None, f"{name}: a bare line feed"
    rows = list(csv.DictReader(text.splitlines(keepends=True)))
    for row in rows:
        assert None not in row and None not in row.values(), f"{name}: a row of another length"
        for value in row.values():
            assert not value or value[0] not in "=+-@\t\r\n", f"{name}: a formula: {value}"
    return rows


texts = {text["revision"]: text["text"] for text in lines("case/articles.jsonl") if text["newest"]}
notes = lines("case/notes.jsonl")
assert len(notes) > 5 and [note["id"] for note in notes] == sorted(note["id"] for note in notes)

# Positions: code points in W3C and in the case, UTF-16 units in Hypothesis.
collection = load("w3c.json")
items = collection["first"]["items"]
assert collection["total"] == len(items) == len(notes)
quoted = 0
for item in items:
    if isinstance(item["target"], str):
        assert any(other["id"] == item["target"] for other in items), "a reply to nothing"
        continue
    text = texts[item["target"]["state"]["cached"].removeprefix("urn:sha256:")]
    selectors = {one["type"]: one for one in item["target"]["selector"]}
    position, quote = selectors["TextPositionSelector"], selectors["TextQuoteSelector"]
    assert text[position["start"]:position["end"]] == quote["exact"], "a W3C position"
    assert text[:position["start"]].endswith(quote["prefix"]) and text[position["end"]:].startswith(quote["suffix"])
    quoted += 1
assert quoted > 5
units = {}
for item in load("hypothesis.json")["annotations"]:
    for selector in item["target"][0].get("selector", []):
        if selector["type"] == "TextPositionSelector":
            units[item["id"]] = selector
for note in notes:
    if note["inReplyTo"] or note["revision"] not in texts:
        continue
    wide = texts[note["revision"]].encode("utf-16-le")
    selector = units[note["id"]]
    found = wide[2 * selector["start"]:2 * selector["end"]].decode("utf-16-le")
    assert found == note["exact"] == texts[note["revision"]][note["start"]:note["end"]], "a Hypothesis position"

rows = table("notes.csv")
assert len(rows) == len(notes)
assert any(row["note"].startswith("'=") for row in rows)

files = glob.glob(path("markdown/*.md"))
assert files
for name in files:
    with open(name, encoding="utf-8") as file:
        text = file.read()
    assert text.count("<!-- dossier:begin -->") == text.count("<!-- dossier:end -->") == 1, name
    assert text.startswith("---\ntitle: ")

events = table("timeline.csv")
assert events and events == sorted(events, key=lambda row: row["earliest"])
by_article = {}
for event in events:
    assert event["earliest"] <= event["latest"]
    assert re.fullmatch(r"[0-9XYQ./~?%SWP-]+(T.*)?", event["edtf"]), event["edtf"]
slides = load("timeline.json")["events"]
assert len(slides) == len(events)
assert all(slide["start_date"]["year"] for slide in slides)

with open(path("timeline.ics"), "rb") as file:
    calendar = file.read()
assert calendar.endswith(b"END:VCALENDAR\r\n") and b"\n" not in calendar.replace(b"\r\n", b"")
assert all(len(line) <= 75 for line in calendar.split(b"\r\n"))
calendar.decode("utf-8")
for line in calendar.split(b"\r\n"):
    line.decode("utf-8")  # no character is cut

graphml = ElementTree.parse(path("graph.graphml")).getroot()
ml = "{http://graphml.graphdrawing.org/xmlns}"
nodes = {node.get("id") for node in graphml.iter(ml + "node")}
edges = list(graphml.iter(ml + "edge"))
assert nodes and edges
keys = {key.get("id") for key in graphml.iter(ml + "key")}
assert all(data.get("key") in keys for data in graphml.iter(ml + "data"))
gexf = ElementTree.parse(path("graph.gexf")).getroot()
ns = "{http://gexf.net/1.3}"
assert {node.get("id") for node in gexf.iter(ns + "node")} == nodes
assert len(list(gexf.iter(ns + "edge"))) == len(edges)
for edge in edges + list(gexf.iter(ns + "edge")):
    assert edge.get("source") in nodes and edge.get("target") in nodes
assert {row["Id"] for row in table("nodes.csv")} == nodes
assert len(table("edges.csv")) == len(edges)

entities = lines("entities.ftm")
ids = {entity["id"] for entity in entities}
assert len(ids) == len(entities)
for entity in entities:
    for name, values in entity["properties"].items():
        assert isinstance(values, list) and all(isinstance(value, str) and value for value in values), (entity, name)
    for name in ("document", "resolved", "entity"):
        assert all(value in ids for value in entity["properties"].get(name, [])), (entity["id"], name)

if "networkx" in tools:
    import networkx

    ours = networkx.read_graphml(path("graph.graphml"))
    assert set(ours.nodes) == nodes and ours.number_of_edges() == len(edges) and not ours.is_directed()
    dynamic = networkx.read_gexf(path("graph.gexf"))
    assert set(dynamic.nodes) == nodes and dynamic.number_of_edges() == len(edges)
if "icalendar" in tools:
    import icalendar

    entries = icalendar.Calendar.from_ical(calendar).walk("VEVENT")
    labels = {event["title"] for event in events}
    assert entries and len(entries) <= len(events)
    for entry in entries:
        assert entry["DTEND"].dt > entry["DTSTART"].dt
        assert str(entry["SUMMARY"]) in labels or "'" + str(entry["SUMMARY"]) in labels, entry["SUMMARY"]
if "jsonschema" in tools:
    import jsonschema

    stamp = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"}
    selector = {
        "oneOf": [
            {"required": ["type", "exact"], "properties": {"type": {"const": "TextQuoteSelector"},
                                                           "exact": {"type": "string", "minLength": 1}}},
            {"required": ["type", "start", "end"], "properties": {"type": {"const": "TextPositionSelector"},
                                                                  "start": {"type": "integer", "minimum": 0},
                                                                  "end": {"type": "integer", "minimum": 0}}},
        ]
    }
    body = {"required": ["type", "value", "purpose"], "properties": {
        "type": {"const": "TextualBody"}, "purpose": {"enum": ["commenting", "tagging", "replying"]}}}
    annotation = {
        "type": "object", "required": ["@context", "id", "type", "target"],
        "properties": {
            "@context": {"const": "http://www.w3.org/ns/anno.jsonld"}, "type": {"const": "Annotation"},
            "id": {"type": "string", "pattern": "^[a-z]+:"}, "created": stamp, "modified": stamp,
            "motivation": {"enum": ["commenting", "highlighting", "replying"]},
            "body": {"type": "array", "items": body},
            "target": {"oneOf": [{"type": "string", "pattern": "^urn:"}, {
                "type": "object", "required": ["source", "selector"],
                "properties": {"selector": {"type": "array", "minItems": 1, "items": selector}}}]},
        },
    }
    jsonschema.validate(items, {"type": "array", "items": annotation})
print("read by: " + ", ".join(["xml", "json", "csv"] + tools))
