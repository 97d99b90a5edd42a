"""Runs two commands in turns and says what the second one costs beside the first, in wall clock and processor time.

    python3 paired.py PAIRS 'FIRST COMMAND' 'SECOND COMMAND'

{} in a command is another number each time, for files that must be new. What a pair shares, such as other work on the machine,
falls out of its quotient.
"""

import os
import shlex
import statistics
import subprocess
import sys
import time


def run(command, number):
    words = shlex.split(command.replace("{}", str(number)))
    start = time.monotonic()
    child = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    told = child.stderr.read().decode()
    _, status, usage = os.wait4(child.pid, 0)
    if status:
        sys.exit(f"{command} ended with status {os.waitstatus_to_exitcode(status)}\n{told}")
    return time.monotonic() - start, usage.ru_utime + usage.ru_stime


pairs = int(sys.argv[1])
times = []
for pair in range(pairs):
    order = (0, 1) if pair % 2 == 0 else (1, 0)
    both = [None, None]
    for which in order:
        both[which] = run(sys.argv[2 + which], f"{os.getpid()}-{pair}")
    times.append(both)
for name, what in (("wall clock", 0), ("processor", 1)):
    first = statistics.median(a[what] for a, b in times)
    second = statistics.median(b[what] for a, b in times)
    quotients = sorted(b[what] / a[what] for a, b in times)
    print(
        f"{name}: medians {first:.2f} s and {second:.2f} s; quotient of a pair {statistics.median(quotients):.3f}"
        f" ({quotients[0]:.3f} to {quotients[-1]:.3f}), {pairs} pairs, load {os.getloadavg()[0]:.1f}"
    )
