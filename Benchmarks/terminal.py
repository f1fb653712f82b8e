"""A program on a pseudo-terminal, and what each key costs: bytes, milliseconds to the last byte, CPU, memory.

A step ends after 80 ms of silence, which do not count. CPU is that of all threads, from schedstat. Questions of the program
(DECRQM 2026, colours, device attributes) are answered as xterm does; answers do not count as bytes.
"""
import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time

QUIET = 0.08
ANSWERS = [(rb"\x1b\[\?2026\$p", b"\x1b[?2026;2$y"), (rb"\x1b\[0?c", b"\x1b[?64;1;2;22c"),
           (rb"\x1b\[>0?c", b"\x1b[>41;370;0c"), (rb"\x1b\]11;\?(?:\x07|\x1b\\)", b"\x1b]11;rgb:0000/0000/0000\x1b\\"),
           (rb"\x1b\]10;\?(?:\x07|\x1b\\)", b"\x1b]10;rgb:ffff/ffff/ffff\x1b\\"), (rb"\x1b\[6n", b"\x1b[1;1R")]


class Step:
    def __init__(self, data, milliseconds, cpu, reads):
        self.data, self.bytes, self.milliseconds, self.cpu, self.reads = data, len(data), milliseconds, cpu, reads


class Terminal:
    def __init__(self, command, columns, rows, environment=None, sync=False):
        self.sync = sync
        self.everything = b""
        self.started = time.perf_counter()
        env = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/"), "TERM": "xterm-256color", "LANG": "C.UTF-8",
               "LC_ALL": "C.UTF-8"}
        env.update(environment or {})
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.execvpe(command[0], command, env)
        self.resize(columns, rows)

    def resize(self, columns, rows):
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def cpu(self):
        total = 0
        try:
            for task in os.listdir(f"/proc/{self.pid}/task"):
                with open(f"/proc/{self.pid}/task/{task}/schedstat") as file:
                    total += int(file.read().split()[0])
        except (OSError, IndexError):
            pass
        return total / 1e6

    def memory(self):
        """MB resident, and of that what no file backs."""
        with open(f"/proc/{self.pid}/status") as file:
            fields = dict(line.split(":", 1) for line in file)
        return int(fields["VmRSS"].split()[0]) / 1024, int(fields["RssAnon"].split()[0]) / 1024

    def collect(self, quiet=QUIET, limit=60, until=None):
        """What comes until `quiet` seconds of silence (after `until` was seen): data, time of the last byte, reads."""
        start = last = time.perf_counter()
        data, reads = b"", 0
        while time.perf_counter() - start < limit:
            waited = time.perf_counter() - last
            if waited >= quiet and (until is None or until in data):
                break
            ready, _, _ = select.select([self.fd], [], [], max(0.0005, min(0.02, quiet - waited)))
            if not ready:
                continue
            try:
                chunk = os.read(self.fd, 65536)
            except OSError:
                break
            if not chunk:
                break
            last = time.perf_counter()
            data += chunk
            reads += 1
            for pattern, answer in ANSWERS:
                if (self.sync or b"2026" not in answer) and re.search(pattern, chunk):
                    os.write(self.fd, answer)
        self.everything += data
        return data, last, reads

    def first(self, marker, limit=60):
        """Waits for `marker` on the screen: milliseconds and CPU from the start of the process."""
        data, end = b"", time.perf_counter() + limit
        while marker not in data and time.perf_counter() < end:
            ready, _, _ = select.select([self.fd], [], [], 0.5)
            if ready:
                try:
                    data += os.read(self.fd, 65536)
                except OSError:
                    break
        seen = time.perf_counter()
        cpu = self.cpu()
        self.everything += data
        return (seen - self.started) * 1000 if marker in data else float("nan"), cpu, len(data)

    def step(self, keys, quiet=QUIET, limit=60, until=None):
        self.collect(0.01, 0.05)
        before, start = self.cpu(), time.perf_counter()
        os.write(self.fd, keys if isinstance(keys, bytes) else keys.encode())
        data, last, reads = self.collect(quiet, limit, until)
        return Step(data, (last - start) * 1000 if data else 0, self.cpu() - before, reads)

    def idle(self, seconds):
        self.collect(0.3, 3)
        before = self.cpu()
        data, _, _ = self.collect(seconds, seconds + 1)
        return Step(data, seconds * 1000, self.cpu() - before, 0)

    def end(self):
        try:
            os.kill(self.pid, signal.SIGKILL)
            os.close(self.fd)
        except OSError:
            pass
        os.waitpid(self.pid, 0)
