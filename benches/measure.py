"""Runs commands as a shell would and says what they took."""

import math
import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

sys.path.insert(0, str(ROOT / "tests/judges"))
from checks import copy_book  # for the benches, which copy books as the judges do


def run(command, cwd=None):
    """Seconds and peak memory (MiB) of one process from its start to its end."""
    return work(command, cwd)[:2]


def work(command, cwd=None):
    """The same, and the processor's seconds in it, which other programs on the machine hardly change."""
    began = time.perf_counter()
    with subprocess.Popen([str(each) for each in command], cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as child:
        errors = child.stderr.read()
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - began
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit(f"{' '.join(map(str, command))}: exit {child.returncode}\n{errors.decode(errors='replace')[-2000:]}")
    return seconds, usage.ru_maxrss / 1024, usage.ru_utime + usage.ru_stime


def exponent(first, last):
    """The exponent by which time grows with size, from two pairs of both."""
    (few, little), (many, much) = first, last
    return math.log(much / little) / math.log(many / few)
