#!/usr/bin/env python3
"""Judge: the commands of the Kubernetes jobs and of the workflow, run one after another, make the same files as one run.

    deploy.py CASEBOUND BOOK

No cluster and no GitHub is asked: the jobs' own commands are taken from their YAML and run with the variables that the engine sets.
What is not run – the scheduling, and the actions of others – is not judged.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import yaml

from checks import Checks, copy_book

DEPLOY = Path(__file__).resolve().parents[2] / "deploy"
def sheets(folder):
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir())} if folder.is_dir() else {}


def container(name):
    job = yaml.safe_load((DEPLOY / "kubernetes" / f"{name}.yaml").read_text("utf-8"))
    return job, job["spec"]["template"]["spec"]["containers"][0]


def kubernetes(check, work, environment, whole):
    """An Indexed Job, and the one behind it."""
    job, pod = container("sheets")
    check("the job is indexed", job["kind"] == "Job" and job["spec"]["completionMode"] == "Indexed")
    own = {each["name"]: each["value"] for each in pod["env"]} | {"WORK": str(work), "DEPLOY": str(DEPLOY)}
    check("it has as many parts as it says", int(own["PARTS"]) == job["spec"]["completions"])
    for index in range(job["spec"]["completions"]):
        ran = subprocess.run(pod["command"], env=environment | own | {"JOB_COMPLETION_INDEX": str(index)}, capture_output=True, text=True)
        check(f"pod {index} ends well: {ran.stderr}", ran.returncode == 0)
    _, pod = container("collect")
    ran = subprocess.run(pod["command"], env=environment | own, capture_output=True, text=True)
    check(f"the parts are put together: {ran.stderr}", ran.returncode == 0)
    check("the pods make the same files as one run", sheets(work / "sheets") == whole)
    check("the findings are a list", isinstance(json.loads((work / "findings.json").read_text("utf-8")), list))
    # A part that was cut off: nothing takes the place of what is there.
    (work / "shards" / f"2-of-{own['PARTS']}" / "exit").write_text("")
    ran = subprocess.run(pod["command"], env=environment | own, capture_output=True, text=True)
    check("a part that was cut off is said", ran.returncode == 2 and "part 2 of" in ran.stderr)
    shutil.rmtree(work / "shards" / f"3-of-{own['PARTS']}")
    ran = subprocess.run(pod["command"], env=environment | own, capture_output=True, text=True)
    check("a part that is missing is said", ran.returncode == 2 and "is missing" in ran.stderr)
    check("older sheets stay", sheets(work / "sheets") == whole)


def github(check, book, environment, whole):
    """The commands of a workflow in a checkout of the book's repository."""
    flow = yaml.safe_load((DEPLOY / "github" / "sheets.yml").read_text("utf-8"))
    shutil.copytree(DEPLOY, book / "deploy")

    def run(job, values):
        for step in flow["jobs"][job]["steps"]:
            if "run" in step and step.get("name") != "Casebound":
                command = step["run"]
                for name, value in values.items():
                    command = command.replace("${{ " + name + " }}", str(value))
                own = {name: str(value) for name, value in flow["jobs"][job]["env"].items()}
                ran = subprocess.run(["bash", "-e", "-c", command], cwd=book, env=environment | own, capture_output=True, text=True)
                check(f"{job} {values}: {ran.stderr}", ran.returncode == 0 and "${{" not in command)

    matrix = flow["jobs"]["part"]["strategy"]["matrix"]["part"]
    check("the matrix has as many parts as it says", matrix == list(range(1, flow["jobs"]["part"]["env"]["PARTS"] + 1)))
    for part in matrix:
        run("part", {"matrix.part": part})
    run("collect", {})
    check("the matrix makes the same files as one run", sheets(book / "made" / "sheets") == whole)


def main(arguments):
    casebound, source = Path(arguments[0]).resolve(), Path(arguments[1]).resolve()
    check = Checks()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        (work / "bin").mkdir()
        (work / "bin" / "casebound").symlink_to(casebound)
        environment = dict(os.environ) | {"PATH": f"{work / 'bin'}:{os.environ['PATH']}"}
        for book in (work / "work" / "book", work / "repository"):
            copy_book(source, book)
        subprocess.run([casebound, "--project", work / "repository", "sheet", "--all", "--out", work / "whole"], check=True, capture_output=True)
        whole = sheets(work / "whole")
        kubernetes(check, work / "work", environment, whole)
        github(check, work / "repository", environment, whole)
    print(f"deploy: {check.passed} passed, {check.failed} failed")
    return check.failed > 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1:]))
