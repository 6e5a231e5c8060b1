"""Runs commands as a shell would and says what they took."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BOOK = ("report.yaml", "chapters", "cases", "figures", "layouts", "fonts")


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


def copy_book(book, to):
    """Copies what belongs to a book; its folder may be a project's root."""
    to.mkdir(parents=True)
    for name in BOOK:
        if (book / name).is_dir():
            shutil.copytree(book / name, to / name)
        elif (book / name).exists():
            shutil.copy(book / name, to / name)
