"""What somebody at a terminal waits for, in milliseconds. Starts each program in a terminal of its own, in turn.

usage: terminal.py ROUNDS PROGRAM...
prints for each program the medians of: prompt, first result typed at once, first result typed after a second, later result
"""
import fcntl
import os
import pty
import re
import select
import signal
import statistics
import struct
import sys
import termios
import time

ESCAPES = re.compile(rb"\x1b(?:\[[0-9;?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[_P][^\x1b]*\x1b\\|[=>])")


class Terminal:
    def __init__(self, program):
        self.started = time.perf_counter()
        self.process, self.device = pty.fork()
        if self.process == 0:
            os.execve(program, [program], dict(os.environ, TERM="xterm-256color"))
        fcntl.ioctl(self.device, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 100, 0, 0))
        self.raw = b""
        self.seen = 0  # how much of the text has been waited for

    def wait_for(self, text):
        """The moment at which the text stands on the screen."""
        while text not in ESCAPES.sub(b"", self.raw)[self.seen:]:
            if not select.select([self.device], [], [], 30)[0]:
                raise SystemExit(f"no {text!r} in {self.raw[-400:]!r}")
            self.read()
        self.seen = len(ESCAPES.sub(b"", self.raw))
        return time.perf_counter()

    def result(self, code, text):
        """From the Enter to the result."""
        os.write(self.device, code)
        self.rest(0.05)  # csharprepl takes an Enter that comes with the text for part of a paste
        entered = time.perf_counter()
        os.write(self.device, b"\r")
        return self.wait_for(text) - entered

    def rest(self, seconds):
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            if select.select([self.device], [], [], left)[0]:
                self.read()

    def read(self):
        new = os.read(self.device, 65536)
        self.raw += new
        if b"\x1b[6n" in new:  # where is the cursor?
            os.write(self.device, b"\x1b[1;1R")

    def close(self):
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        os.close(self.device)


def measure(program):
    terminal = Terminal(program)
    prompt = terminal.wait_for(b"> ") - terminal.started
    at_once = terminal.result(b"40+2", b"42")
    terminal.close()
    terminal = Terminal(program)
    terminal.wait_for(b"> ")
    terminal.rest(1)
    after_a_second = terminal.result(b"40+2", b"42")
    later = []
    for i in range(10):
        terminal.rest(0.3)
        later.append(terminal.result(b"%d+%d" % (50000 + i, 10000), b"%d" % (60000 + i)))
    terminal.close()
    return prompt, prompt + at_once, after_a_second, statistics.median(later)


def main():
    programs = sys.argv[2:]
    times = {program: [] for program in programs}
    for _ in range(int(sys.argv[1])):
        for program in programs:
            times[program].append(measure(program))
    for program in programs:
        print(*(f"{1000 * statistics.median(each):.1f}" for each in zip(*times[program])))


main()
