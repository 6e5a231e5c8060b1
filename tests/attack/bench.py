"""A book to attack, and a bounded run of the program over it."""

import os
import resource
import shutil
import signal
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PLAIN = ROOT / "tests" / "fixtures" / "plain"
GIB = 1 << 30


@contextmanager
def book():
    """A copy of the plain book, in a folder of its own."""
    with tempfile.TemporaryDirectory(prefix="attack-") as folder:
        copy = Path(folder) / "book"
        shutil.copytree(PLAIN, copy)
        yield copy


def run(program, folder, *arguments, seconds=20, memory=3 * GIB, files=1024, cwd=None, **more):
    """Runs the program over a book. Its exit code, what it printed and what it said; the code is `time` when it had to be ended."""

    def bound():
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_NOFILE, (files, files))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        os.setsid()

    command = [program, "--project", folder, *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, preexec_fn=bound, cwd=cwd, **more) as child:
        try:
            out, err = child.communicate(timeout=seconds)
            code = child.returncode
        except subprocess.TimeoutExpired:
            os.killpg(child.pid, signal.SIGKILL)
            out, err = child.communicate()
            code = "time"
    return code, out.decode(errors="replace"), err.decode(errors="replace")


def verdict(ran, says=None, codes=(0, 1)):
    """Why a run failed; None when it held. `says` is what its findings must name."""
    code, out, err = ran
    if code not in codes or "panicked" in err:
        return f"exit {code}: {(err or out)[-300:]}"
    if says and says not in out + err:
        return f"exit {code}, does not say {says!r}: {(out + err)[-300:]}"
    return None
