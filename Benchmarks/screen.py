"""What the screen costs, beside less, vim and vis on the same text in the same run; every budget with pass or MISS.

    screen.py DOSSIER [--quick] [--library FILE]

--library measures a library that is there (a copy of it), for instance one of 10,000 articles.
"""
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import text
from terminal import Terminal

DOSSIER = os.path.abspath(sys.argv[1])
QUICK = "--quick" in sys.argv
LIBRARY = sys.argv[sys.argv.index("--library") + 1] if "--library" in sys.argv else None
STARTS = 3 if QUICK else 7
work = tempfile.mkdtemp(prefix="dossier-bench-")
results = []


def median(values):
    return statistics.median(values)


def budget(name, value, limit, unit):
    verdict = "pass" if value <= limit else "MISS"
    results.append(verdict)
    print(f"  {verdict}  {name:<62} {value:>9.1f} {unit:<3} (at most {limit:g})")


def note(name, value, unit):
    print(f"        {name:<62} {value:>9.1f} {unit}")


def environment(name):
    home = os.path.join(work, "home-" + name)
    os.makedirs(home, exist_ok=True)
    return {"HOME": home, "XDG_DATA_HOME": home, "XDG_CONFIG_HOME": home, "XDG_STATE_HOME": home}


def dossier(path, name):
    """The command, with a library of its own per text."""
    return [DOSSIER, "--library", os.path.join(work, name + ".library"), path], environment(name)


def peers(path):
    found = {"less": ["less", "-S-", path], "vim": ["vim", "-u", "NONE", "-n", path], "vis": ["vis", path]}
    return {name: command for name, command in found.items() if shutil.which(name)}


def start(command, env, columns, rows, marker=b"FIRSTWORD"):
    terminal = Terminal(command, columns, rows, env)
    milliseconds, cpu, size = terminal.first(marker)
    terminal.collect()
    return terminal, milliseconds, cpu, size


def starts(label, path, name, columns=80, rows=24, count=STARTS):
    """First screens, interleaved so that a busy machine disturbs all alike."""
    commands = {"dossier": dossier(path, name)} | {peer: (command, environment(peer)) for peer, command in peers(path).items()}
    for command, env in list(commands.values())[:1]:
        terminal, *_ = start(command, env, columns, rows)  # makes the library, warms the cache
        terminal.collect(1.0, 120)
        terminal.step("q", 0.3)
        terminal.end()
    table = {key: [] for key in commands}
    for _ in range(count):
        for key, (command, env) in commands.items():
            terminal, milliseconds, cpu, size = start(command, env, columns, rows)
            resident, own = terminal.memory()
            table[key].append((milliseconds, cpu, size, resident, own))
            terminal.end()
    print(f"\n{label}, {columns}x{rows}: text on the screen (medians of {count})")
    print(f"  {'':<10}{'ms':>8}{'x less':>8}{'CPU ms':>8}{'bytes':>8}{'RSS MB':>8}{'own MB':>8}")
    figures = {key: [median(column) for column in zip(*rows_)] for key, rows_ in table.items()}
    for key, (milliseconds, cpu, size, resident, own) in figures.items():
        print(f"  {key:<10}{milliseconds:>8.1f}{milliseconds / figures['less'][0]:>8.1f}{cpu:>8.1f}{size:>8.0f}{resident:>8.1f}{own:>8.1f}")
    return figures


def colour(data):
    """Bytes that only say how text looks."""
    return sum(len(m) for m in re.findall(rb"\x1b\[[0-9;]*m|\x1b\(B", data))


def visible(data):
    """Characters that show, without sequences."""
    plain = re.sub(rb"\x1b\[[0-9;?]*[ -/]*[@-~]|\x1b[()][A-Z0-9]|\x1b[=>78cDEHM]", b"", data)
    return len(plain.decode("utf-8", "replace").replace("\r", "").replace("\n", ""))


def keys(path, name, columns, rows):
    print(f"\nkeys in 120 kB, {columns}x{rows}")
    less, vim = peers(path).get("less"), peers(path).get("vim")
    for peer, command in (("less", less), ("vim", vim)):
        if not command:
            continue
        terminal, *_ = start(command, environment(peer), columns, rows)
        lines = [terminal.step("j") for _ in range(20)]
        pages = [terminal.step(" " if peer == "less" else b"\x06") for _ in range(5)]
        search = terminal.step("/needleword\r")
        burst = terminal.step("j" * 40)
        print(f"  {peer:<8} line {median([s.bytes for s in lines]):.0f} B, page {median([s.bytes for s in pages]):.0f} B, "
              f"search {search.bytes} B {search.milliseconds:.1f} ms, burst of 40: {burst.bytes} B")
        terminal.end()

    command, env = dossier(path, name)
    terminal, *_ = start(command, env, columns, rows)
    terminal.collect(0.5, 60)
    terminal.step("2", 0.2)
    small = rows <= 24
    lines = [terminal.step("j") for _ in range(60)]
    frames = [s.bytes for s in lines]
    note("line with the sidebar, median", median(frames), "B")
    budget("line with the sidebar, mean", sum(frames) / len(frames), 200 if small else 350, "B")
    note("line with the sidebar, most", max(frames), "B")
    budget("line with the sidebar, CPU of the median", median([s.cpu for s in lines]), 5, "ms")
    pages = [terminal.step(" ") for _ in range(6)]
    budget("page, bytes without colour over visible characters",
           median([(s.bytes - colour(s.data)) / max(1, visible(s.data)) for s in pages]), 1.15, "x")
    note("page, of that colour", median([colour(s.data) for s in pages]), "B")
    note("page, median", median([s.bytes for s in pages]), "B")
    mentions = []
    terminal.step("g")
    terminal.step("e")
    for _ in range(30):
        step = terminal.step("n")
        mentions.append(step.bytes)
    budget("next mention, the better half (no scrolling)", median(sorted(mentions)[:15]), 150, "B")
    terminal.step("g")
    search = terminal.step("/needleword\r", 0.5)
    if not search.bytes:
        raise SystemExit("the search showed nothing: its figure would mean nothing")
    budget("search jump, typed at once as for the peers", search.bytes, 2_000 if small else 6_500, "B")
    budget("search jump, frames", search.reads, 1, "")
    terminal.step("\x1b")
    terminal.step("g")
    typed = [terminal.step(letter) for letter in "/needleword"]
    last = terminal.step("\r")
    biggest = max(s.bytes for s in typed + [last])
    budget("search typed slowly, its largest frame", biggest, 2_000 if small else 6_500, "B")
    note("search typed slowly, all twelve frames", sum(s.bytes for s in typed + [last]), "B")
    terminal.step("g")
    burst = terminal.step("j" * 40)
    budget("burst of 40 keys, frames (reads of the line)", burst.reads, 3, "")
    note("burst of 40 keys", burst.bytes, "B")
    idle = terminal.idle(2)
    budget("two idle seconds, bytes", idle.bytes, 0, "B")
    budget("two idle seconds, CPU", idle.cpu, 1, "ms")
    terminal.step("|", 0.2)
    terminal.step("g")
    full = [terminal.step("j") for _ in range(60)]
    budget("line, full width, mean", sum(s.bytes for s in full) / len(full), 130, "B")
    everything = lines + pages + typed + [last] + full
    budget("the largest frame of all", max(s.bytes for s in everything), 14_000, "B")
    size = (columns - 10, rows - 4)
    before = time.perf_counter()
    terminal.resize(*size)
    data, _, reads = terminal.collect(0.15, 3)
    note("resize", len(data), "B")
    clears = data.count(b"\x1b[2J")
    budget("resize, frames", clears if clears else reads, 1, "")
    terminal.end()


def long_article(path, name):
    print("\nkeys in 1 MB, 80x24")
    command, env = dossier(path, name)
    terminal, *_ = start(command, env, 80, 24)
    terminal.collect(2.0, 300)
    steps = [terminal.step(key, 0.03) for key in "jjj jn}jke)j" * (4 if QUICK else 20)]
    ordered = sorted(s.milliseconds for s in steps)
    budget("key to last byte, p99", ordered[int(len(ordered) * 0.99)], 16, "ms")
    budget("one key, most bytes of a move", max(s.bytes for s in steps), 14_000, "B")
    budget("one-key move, median", median([s.bytes for s in steps]), 2_000, "B")
    terminal.end()


def huge(path):
    figures = starts("50 MB", path, "huge", count=3)
    size = os.path.getsize(path) / 1e6
    budget("50 MB: first screen, times less", figures["dossier"][0] / figures["less"][0], 6, "x")
    budget("50 MB: memory beside the text's own size", figures["dossier"][3] - size, 80, "MB")
    command, env = dossier(path, "huge")
    terminal, *_ = start(command, env, 80, 24)
    terminal.collect(0.5, 20)
    terminal.collect(2, 60)
    terminal.step("g", 0.3)
    note("50 MB: memory when everything has settled, beside the text's own size", terminal.memory()[0] - size, "MB")
    search = terminal.step("/needleword\r", 0.9, 30)
    budget("50 MB: search to 48 %", search.milliseconds, 800, "ms")
    terminal.end()


def library(path):
    print("\na library that is there, 80x24")
    copy = os.path.join(work, "copy.sqlite")
    for suffix in ("", "-wal"):
        if os.path.exists(path + suffix):
            shutil.copy(path + suffix, copy + suffix)
    command, env = [DOSSIER, "--library", copy], environment("copy")
    terminal = Terminal(command, 80, 24, env)
    data, _, _ = terminal.collect(3, 120, until=b"timeline")
    terminal.step("q", 1)
    terminal.end()
    # The article's longest word, to wait for.
    word = max(re.findall(rb"[a-z]{6,}", re.sub(rb"\x1b\[[0-9;?]*[A-Za-z]", b" ", data)), key=len)
    firsts = []
    for _ in range(STARTS):
        terminal, milliseconds, cpu, _ = start(command, env, 80, 24, word)
        firsts.append((milliseconds, cpu))
        terminal.collect(0.5, 20)
        terminal.step("q", 1)
        terminal.end()
    budget("first screen with the article's text", median([first[0] for first in firsts]), 60, "ms")
    note("first screen, CPU", median([first[1] for first in firsts]), "ms")
    terminal, *_ = start(command, env, 80, 24, word)
    terminal.collect(2, 30)
    terminal.step("e", 0.5)
    hops = sorted(terminal.step("]", 0.3).milliseconds for _ in range(30))
    budget("hop to an entity's next article, p95", hops[28], 50, "ms")
    steps = sorted(terminal.step(key, 0.05).milliseconds for key in "jjj jn}jke)j" * 4)
    budget("key to last byte, p99", steps[-1], 16, "ms")
    terminal.end()


try:
    small, middle, large = (os.path.join(work, name) for name in ("small.txt", "middle.txt", "large.txt"))
    text.write(small, 12_000)
    text.write(middle, 120_000)
    text.write(large, 1_000_000)
    figures = starts("12 kB", small, "small")
    budget("12 kB: first screen, times less", figures["dossier"][0] / figures["less"][0], 2, "x")
    budget("12 kB: CPU to the first screen", figures["dossier"][1], 12, "ms")
    budget("12 kB: memory", figures["dossier"][3], 25, "MB")
    keys(middle, "middle", 80, 24)
    keys(middle, "middle", 200, 50)
    long_article(large, "large")
    if LIBRARY:
        library(LIBRARY)
    if not QUICK:
        giant = os.path.join(work, "giant.txt")
        text.write(giant, 50_000_000)
        huge(giant)
    print(f"\n{results.count('pass')} of {len(results)} budgets kept")
finally:
    shutil.rmtree(work, ignore_errors=True)
