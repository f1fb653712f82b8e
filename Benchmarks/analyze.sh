#!/bin/sh
# Speed of `dossier analyze --jsonl`: tokens a second on one and two jobs, start to first output, memory.
#
#   Benchmarks/analyze.sh PROGRAM FILE.jsonl
#
# FILE holds {"id","text","published"} lines; tokens are words and punctuation marks, the whole process is timed, best of
# three. What each stage costs, and whether a long article costs in proportion to its length:
#
#   swift run -c release AnalysisBenchmark FILE.jsonl
#
# Debian's OpenNLP is a program without models: its name finder cannot be started beside this one without training it.
set -eu
program=$1
file=$2
python3 - "$program" "$file" <<'PY'
import json, re, resource, subprocess, sys, time
program, path = sys.argv[1:]
lines = open(path, 'rb').read()
tokens = sum(len(re.findall(r'\w+|[^\w\s]', json.loads(l)['text'])) for l in lines.splitlines() if l.strip())
print(f'{tokens:,} tokens in {lines.count(b"{") and len(lines.splitlines()):,} lines, {len(lines) / 1e6:.1f} MB')
def run(*args):
    best = None
    for _ in range(3):
        t = time.monotonic()
        subprocess.run([program, 'analyze', '--jsonl', *args], input=lines, stdout=subprocess.DEVNULL, check=True)
        t = time.monotonic() - t
        best = t if best is None else min(best, t)
    return best
one = run()
two = run('--jobs', '2')
together = run('--jobs', '2', '--together')
names = [('one job', one), ('two jobs', two), ('two jobs, --together', together)]
for name, t in names: print(f'{name:22s} {t:7.2f} s  {tokens / t:12,.0f} tokens/s')
print(f'two jobs are {one / two:.2f} times one')
first = []
for _ in range(9):
    t = time.monotonic()
    p = subprocess.Popen([program, 'analyze', '--jsonl'], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    p.stdin.write(lines.splitlines(True)[0]); p.stdin.flush()
    p.stdout.readline()
    first.append((time.monotonic() - t) * 1000)
    p.stdin.close(); p.wait()
print(f'start to first output  {sorted(first)[len(first) // 2]:7.1f} ms (median of 9)')
print(f'largest resident size  {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:7.1f} MB (of all runs, --together included)')
PY
