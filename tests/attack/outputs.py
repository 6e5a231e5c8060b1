"""What is printed and where: names that would forge lines, folders that lead elsewhere."""

import re

from bench import book, run, verdict

#: What a terminal obeys, or what turns a line around.
OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def forged_lines(program, _long):
    """Escape sequences, line breaks and direction marks from keys, names of files and titles do not reach the terminal."""
    tries = []
    nasty = "\\e[2J\\a\\u202E"
    texts = {
        "cases/banqiao.yaml": [('name: 板桥仪器', f'name: "板桥{nasty}仪器"'), ("industry:", f'"key{nasty}\\nerror: forged": x\nindustry:'), ("logo: images/banqiao.svg", f'logo: "images/a{nasty}\\n::error::forged.svg"')],
        "figures/focus.yaml": [("chart: bar", f'chart: "bar{nasty}"')],
        "report.yaml": [("- cover", f'- "cover{nasty}"'), ("publisher: 示例出版研究室", f'publisher: "示例{nasty}出版研究室"')],
    }
    for path, changes in texts.items():
        for old, new in changes:
            for arguments in (["check"], ["check", "--format", "short"], ["check", "--format", "github"], ["check", "--format", "json"], ["list"]):
                with book() as folder:
                    file = folder / path
                    if not file.exists():
                        continue
                    file.write_text(file.read_text("utf-8").replace(old, new, 1), "utf-8")
                    ran = run(program, folder, *arguments)
                    obeyed = OBEYED.search(ran[1] + ran[2])
                    forged = any(line.startswith(("error: forged", "::error::forged")) for line in (ran[1] + ran[2]).splitlines())
                    tries.append(verdict(ran, codes=(0, 1, 2)) or (f"{path} {arguments}: {obeyed.group()!r} is printed" if obeyed else None) or ("a line is forged" if forged else None))
    for name in ("a\x1b[2Jb.yaml", "a\u202eb.yaml", "a\nerror: forged.yaml"):
        with book() as folder:
            (folder / "cases" / name).write_text("name: x\n", "utf-8")
            ran = run(program, folder, "check")
            tries.append(verdict(ran, codes=(0, 1, 2)) or (f"{name!r} is printed as it is" if OBEYED.search(ran[2]) or "\nerror: forged" in ran[2] else None))
    return tries


def forged_pdfs(program, _long):
    """The same from the titles and fonts of a stranger's PDF."""
    with book() as folder:
        run(program, folder, "build", "--only", "screen")
        bytes = (folder / "out" / "report.pdf").read_bytes()
        tries = []
        for old, new in ((b"/Producer", b"/Pr\x1b[2Jcer"), (b"Casebound", b"Case\x1b[2Jd")):
            (folder / "a.pdf").write_bytes(bytes.replace(old, new))
            ran = run(program, folder, "preflight", folder / "a.pdf")
            tries.append(verdict(ran, codes=(0, 1, 2)) or ("an escape is printed" if OBEYED.search(ran[1] + ran[2]) else None))
        return tries


def linked_outputs(program, _long):
    """A folder of outputs that is a link is refused; nothing is written where it leads."""
    tries = []
    for link in ("out", "out/sheets", "out/.cache"):
        for command in (["build"], ["sheet", "--all"], ["figure", "--all"]):
            with book() as folder, book() as other:
                (folder / link).parent.mkdir(exist_ok=True)
                before = sorted(other.rglob("*"))
                (folder / link).symlink_to(other)
                ran = run(program, folder, *command)
                tries.append(verdict(ran, codes=(0, 1, 2)) or ("something was written where the link leads" if sorted(other.rglob("*")) != before else None))
    return tries


ATTACKS = [forged_lines, forged_pdfs, linked_outputs]
