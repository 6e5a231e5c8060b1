"""Saves of other programs in the middle of ours, kills, and writes that fail."""

import os
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from pathlib import Path

from bench import ROOT, book, run, verdict


def editor_races(program, long):
    """`check --fix` against an editor that saves: every save is there afterwards."""
    tries = []
    with book() as folder:
        file = folder / "cases" / "banqiao.yaml"
        whole = file.read_text("utf-8")
        for at in range(500 if long else 60):
            # Half-width marks are what `--fix` mends.
            file.write_text(whole.replace("人手不足。", f"人手不足,第{at}次。"), "utf-8")
            child = subprocess.Popen([program, "--project", folder, "check", "--fix", "--no-typeset"], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
            time.sleep(0.002 * (at % 40))
            saved = whole.replace("人手不足。", f"人手不足。编辑存了第{at}次。")
            if at % 2:
                file.write_text(saved, "utf-8")
            else:
                beside = file.with_suffix(".tmp")
                beside.write_text(saved, "utf-8")
                os.replace(beside, file)
            _, err = child.communicate(timeout=60)
            lost = f"编辑存了第{at}次" not in file.read_text("utf-8")
            left = [each.name for each in file.parent.iterdir() if each.name.startswith(".casebound-")]
            tries.append("a save was lost" if lost else f"left behind: {left}" if left else verdict((child.returncode, "", err.decode()), codes=(0, 1, 2)))
    return tries


def snapshot(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file() and ".cache" not in path.parts}


def kills(program, long):
    """A run that is ended at any moment leaves the older outputs or the new ones, and nothing else once the next one ran."""
    tries = []
    with book() as folder:
        run(program, folder, "build")
        before = snapshot(folder / "out")
        file = folder / "report.yaml"
        file.write_text(file.read_text("utf-8").replace("素白之书", "素白之书二"), "utf-8")
        began = time.perf_counter()
        run(program, folder, "build")
        taken = time.perf_counter() - began
        after = snapshot(folder / "out")
        for at in range(120 if long else 24):
            shutil.rmtree(folder / "out")
            for path, bytes in before.items():
                (folder / "out" / path).parent.mkdir(parents=True, exist_ok=True)
                (folder / "out" / path).write_bytes(bytes)
            child = subprocess.Popen([program, "--project", folder, "build"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(taken * (at + 0.5) / (100 if long else 20))
            how = (signal.SIGKILL, signal.SIGTERM, signal.SIGINT)[at % 3]
            child.send_signal(how)
            child.wait()
            names = snapshot(folder / "out")
            hidden = [path for path in names if path.name.startswith(".casebound-")]
            shown = {path: bytes for path, bytes in names.items() if path not in hidden}
            why = None
            if any(bytes not in (before.get(path), after.get(path)) for path, bytes in shown.items()):
                why = "an output is torn"
            elif how != signal.SIGKILL and (hidden or shown not in (before, after)):
                why = f"after {how.name}: left {hidden}, or outputs of two runs"
            tries.append(why)
        run(program, folder, "build")
        left = [path for path in snapshot(folder) if path.name.startswith(".casebound-")]
        tries.append(f"left behind: {left}" if left else None)
    return tries


FAIL = r"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
static int count = 0;
static int fails(const char *name) {
    const char *which = getenv("FAIL_CALL"), *when = getenv("FAIL_AT");
    if (!which || !when || strcmp(which, name)) return 0;
    if (__sync_add_and_fetch(&count, 1) != atoi(when)) return 0;
    close(open(getenv("FAIL_MARK"), O_CREAT | O_WRONLY, 0600));
    errno = ENOSPC;
    return 1;
}
int rename(const char *a, const char *b) { return fails("rename") ? -1 : ((int (*)(const char *, const char *))dlsym(RTLD_NEXT, "rename"))(a, b); }
int link(const char *a, const char *b) { return fails("link") ? -1 : ((int (*)(const char *, const char *))dlsym(RTLD_NEXT, "link"))(a, b); }
int fsync(int f) { return fails("fsync") ? -1 : ((int (*)(int))dlsym(RTLD_NEXT, "fsync"))(f); }
ssize_t write(int f, const void *b, size_t n) { return f > 2 && fails("write") ? -1 : ((ssize_t (*)(int, const void *, size_t))dlsym(RTLD_NEXT, "write"))(f, b, n); }
"""


def failing_writes(program, long):
    """The n-th rename, write, link or flush fails, for every n: all files are the older ones or the new ones."""
    tries = []
    with tempfile.TemporaryDirectory(prefix="attack-") as made:
        library, mark = Path(made) / "fail.so", Path(made) / "failed"
        (Path(made) / "fail.c").write_text(FAIL)
        subprocess.run(["cc", "-shared", "-fPIC", "-o", library, Path(made) / "fail.c", "-ldl"], check=True)
        commands = {
            "build": (["build"], "out"),
            "sheets": (["sheet", "--all"], "out"),
            "figures": (["figure", "--all"], "out"),
            "fix": (["check", "--fix", "--no-typeset"], "cases"),
            "new": (["new", "case", "neuer"], "cases"),
            "init": (["init", "new-book"], "new-book"),
        }
        for arguments, part in commands.values():
            for call in ("rename", "write", "fsync", "link"):
                for at in range(1, 200 if long else 5):
                    mark.unlink(missing_ok=True)
                    with book() as folder:
                        for name in ("banqiao", "luming"):
                            file = folder / "cases" / f"{name}.yaml"
                            file.write_text(file.read_text("utf-8").replace("。", ",x。", 1), "utf-8")
                        if part == "out":
                            run(program, folder, *arguments)
                            file = folder / "report.yaml"
                            file.write_text(file.read_text("utf-8").replace("素白之书", "素白之书二"), "utf-8")
                        older = snapshot(folder / part) if (folder / part).exists() else {}
                        code, out, err = run(program, folder, *arguments, cwd=folder, env={**os.environ, "LD_PRELOAD": str(library), "FAIL_CALL": call, "FAIL_AT": str(at), "FAIL_MARK": str(mark)})
                        now = snapshot(folder / part) if (folder / part).exists() else {}
                        with book() as other:
                            shutil.copytree(folder, other, dirs_exist_ok=True)
                            for path in list(other.rglob(".casebound-*")):
                                path.unlink()
                            if part != "out":
                                shutil.rmtree(other / part, ignore_errors=True)
                                for path, bytes in older.items():
                                    (other / part / path).parent.mkdir(parents=True, exist_ok=True)
                                    (other / part / path).write_bytes(bytes)
                            run(program, other, *arguments, cwd=other)
                            newer = snapshot(other / part)
                        if code == "time" or "panicked" in err:
                            tries.append(f"{arguments} {call} {at}: exit {code} {err[-200:]}")
                        elif now not in (older, newer):
                            tries.append(f"{arguments} {call} {at}: neither the older files nor the new ones: {sorted(map(str, set(now) ^ set(newer)))}")
                        elif not newer:
                            tries.append(f"{arguments}: writes nothing")
                        elif code == 0 and now != newer:
                            tries.append(f"{arguments} {call} {at}: exit 0 and nothing new")
                        else:
                            tries.append(None)
                    # There is no n-th call any more.
                    if not mark.exists():
                        break
    return tries


def full_disks(program, _long):
    """What cannot be said or written is a failure."""
    tries = []
    with book() as folder:
        file = folder / "cases" / "banqiao.yaml"
        file.write_text(file.read_text("utf-8").replace("人手不足。", "人手不足,x。"), "utf-8")
        for arguments in (["check", "--format", "json", "--no-typeset"], ["check", "--format", "sarif", "--no-typeset"], ["list"], ["schema", "case"], ["check", "--fix", "--diff", "--no-typeset"]):
            with open("/dev/full", "w") as full:
                ran = subprocess.run([program, "--project", folder, *arguments], stdout=full, stderr=subprocess.PIPE)
            tries.append(None if ran.returncode == 2 else f"{arguments}: exit {ran.returncode} {ran.stderr[-200:]}")
    return tries


def many_handles(program, long):
    """Sheets of more companies than a process may have open files."""
    with book() as folder:
        case = (folder / "cases" / "luming.yaml").read_text("utf-8")
        count = 1200 if long else 200
        for at in range(count):
            (folder / "cases" / f"c{at}.yaml").write_text(case.replace("鹿鸣海事", f"鹿鸣海事{at}号"), "utf-8")
        ran = run(program, folder, "sheet", "--all", "--out", folder / "sheets", seconds=300, memory=6 << 30, files=100)
        made = len(list((folder / "sheets").glob("*.pdf")))
        return [verdict(ran, codes=(0,)) or (None if made >= count else f"{made} sheets of {count}")]


def strange_entries(program, _long):
    """Whatever stands in a content folder is read or named: no company vanishes."""
    tries = []

    def attempt(make, says):
        with book() as folder:
            case = (folder / "cases" / "luming.yaml").read_text("utf-8").replace("鹿鸣海事", "康佳电器")
            make(folder / "cases", case)
            tries.append(verdict(run(program, folder, "check"), says))

    attempt(lambda cases, _: (cases / "konka.yaml").symlink_to("nowhere.yaml"), "konka.yaml")
    attempt(lambda cases, _: (cases / "konka.yaml").mkdir(), "konka.yaml")
    attempt(lambda cases, case: (cases / "konka.YAML").write_text(case, "utf-8"), "konka.YAML")
    attempt(lambda cases, case: (cases / "konka.yaml.txt").write_text(case, "utf-8"), "konka.yaml.txt")
    attempt(lambda cases, case: (cases / "konka.yml").write_text(case, "utf-8"), "konka.yml")
    attempt(lambda cases, case: ((cases / "sub").mkdir(), (cases / "sub" / "konka.yaml").write_text(case, "utf-8")), "konka.yaml")
    attempt(lambda cases, _: os.mkfifo(cases / "konka.yaml"), "konka.yaml")
    attempt(lambda cases, case: Path(os.fsdecode(os.fsencode(cases) + b"/k\xf6nka.yaml")).write_text(case, "utf-8"), "nka.yaml")
    return tries


def strange_caches(program, _long):
    """What stands in the cache's place is looked at, not trusted."""
    tries = []
    for make in (lambda path: os.mkfifo(path), lambda path: path.symlink_to("/dev/zero"), lambda path: path.mkdir(), lambda path: path.write_bytes(b"x" * 100)):
        with book() as folder:
            shutil.copytree(ROOT / "tests" / "fixtures" / "stress", folder, dirs_exist_ok=True)
            run(program, folder, "build", "--only", "press", seconds=60)
            kept = sorted((folder / "out" / ".cache" / "pictures").glob("*"))
            for path in kept:
                path.unlink()
                make(path)
            tries.append(verdict(run(program, folder, "build", "--only", "press", seconds=60), codes=(0,)) if kept else "no cache")
    return tries


ATTACKS = [editor_races, kills, failing_writes, full_disks, many_handles, strange_entries, strange_caches]
