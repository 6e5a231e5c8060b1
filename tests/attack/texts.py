"""Texts and YAML that grow while they are read."""

import time

from bench import GIB, book, run, verdict

CASE = "cases/banqiao.yaml"


def edited(program, path, change, *arguments, says=None, codes=(0, 1), **bounds):
    """Runs a command over a book with one file changed."""
    with book() as folder:
        file = folder / path
        file.parent.mkdir(exist_ok=True)
        file.write_text(change(file.read_text("utf-8") if file.exists() else ""), "utf-8")
        return verdict(run(program, folder, *(arguments or ("check", "--no-typeset")), **bounds), says, codes)


def aliases(program, _long):
    """Anchors that stand for much, many times."""
    long = "长" * 300_000
    text = f"a: &a {long}\nlist:\n" + "  - *a\n" * 20_000
    doubled = "a0: &a0 [x, x]\n" + "".join(f"a{at}: &a{at} [*a{at - 1}, *a{at - 1}]\n" for at in range(1, 40))
    return [
        edited(program, CASE, lambda old: old + text, codes=(1,)),
        edited(program, CASE, lambda old: old + doubled, codes=(1,)),
        edited(program, "layouts/words.yaml", lambda old: text),
        edited(program, "layouts/words.yaml", lambda old: doubled),
        edited(program, "report.yaml", lambda old: old + "words:\n" + "".join("  " + line + "\n" for line in text.splitlines()), codes=(1,)),
    ]


def marks(program, _long):
    """Letters under thousands of combining marks."""
    tries = []
    for mark, count in (("\u0301", 10_000), ("\u0301", 200), ("\u20dd", 3000), ("\ufe0f", 5000), ("\u0e48", 4000), ("\u0300\u0323", 3000)):
        for path, line in ((CASE, "  本年最大的挑战是什么？"), (CASE, "name: 板桥仪器")):
            tries.append(edited(program, path, lambda old: old.replace(line, line + "e" + mark * count), "check", memory=2 * GIB))
    return tries


def deep_prose(program, _long):
    """Lists and quotes in one another, all of whose text must be printed or found."""
    tries = []
    for depth in (3, 15, 17, 40, 400, 4000):
        lines = "".join("      " + "  " * at + f"- x{at}\n" for at in range(min(depth, 200)))
        tries.append(edited(program, CASE, lambda old: old.replace("      人手不足。", lines + "\n      人手不足。")))
        tries.append(edited(program, CASE, lambda old: old.replace("      人手不足。", "      " + "> " * depth + "x\n\n      人手不足。")))
        tries.append(edited(program, CASE, lambda old: old.replace("人手不足", "**" * depth + "甲" + "**" * depth)))
        tries.append(edited(program, CASE, lambda old: old.replace("人手不足", "[" * depth + "甲" + "](" * depth)))
    return tries


def grows(sizes, seconds, most=1.25):
    """Why a growth is not a straight line: the exponent between the smallest and the largest, beside a floor of time."""
    import math

    floor = 0.15
    (small, first), (large, last) = (sizes[0], seconds[0]), (sizes[-1], seconds[-1])
    if last < 2:
        return None
    exponent = math.log((last - floor / 2) / max(first - floor / 2, 0.05)) / math.log(large / small)
    return None if exponent <= most else f"{small}: {first:.2f} s, {large}: {last:.2f} s, exponent {exponent:.2f}"


def growth(program, long):
    """What the program reads takes time in proportion."""
    figure = "title: 图 {0}\nchart: bar\nunit: 件\nquestions: [{{ text: 问, n: 500 }}]\nsources: [示例]\ndata:\n  columns: [值]\n  rows:\n    - [甲, 3]\n    - [乙, 4]\n"

    def figures(folder, count):
        for at in range(count):
            (folder / "figures" / f"g{at}.yaml").write_text(figure.format(at), "utf-8")

    def rows(folder, count):
        lines = "".join(f"类{at},{at % 97}\n" for at in range(count))
        (folder / "figures" / "g.csv").write_text("项,值\n" + lines, "utf-8")
        (folder / "figures" / "g.yaml").write_text("title: 图\nchart: bar\nunit: 件\nsources: [示例]\ndata: { csv: g.csv }\n", "utf-8")

    def findings(folder, count):
        file = folder / CASE
        file.write_text(file.read_text("utf-8").replace("人手不足。", "人手不足,甲" * count), "utf-8")

    def flow(folder, count):
        file = folder / CASE
        text = ", ".join(f"k{at}: [a, b]" for at in range(count))
        file.write_text(file.read_text("utf-8") + f"more: {{ {text} }}\n", "utf-8")

    def lines(folder, count):
        file = folder / CASE
        file.write_text(file.read_text("utf-8") + "".join(f"k{at}: v\n" for at in range(count)), "utf-8")

    def paragraphs(folder, count):
        file = folder / CASE
        file.write_text(file.read_text("utf-8").replace("      人手不足。", "      人手不足，专利 12 件。\n\n" * count + "      人手不足。"), "utf-8")

    def links(folder, count):
        file = folder / CASE
        file.write_text(file.read_text("utf-8").replace("      人手不足。", "      人手不足，见[](case:luming)。\n\n" * count + "      人手不足。"), "utf-8")

    tries = []
    scale = 2 if long else 1
    for make, sizes in ((figures, (500, 2000)), (rows, (2500, 10000)), (findings, (5000, 20000)), (flow, (5000, 20000)), (lines, (5000, 20000)), (paragraphs, (5000, 20000)), (links, (2500, 10000))):
        taken = []
        for size in sizes:
            with book() as folder:
                make(folder, size * scale)
                began = time.perf_counter()
                ran = run(program, folder, "check", "--no-typeset", "--format", "short", seconds=60)
                taken.append(time.perf_counter() - began)
                why = verdict(ran)
            if why:
                break
        tries.append(f"{make.__name__}: {why}" if why else (w := grows(sizes, taken)) and f"{make.__name__}: {w}")
    return tries


ATTACKS = [aliases, marks, deep_prose, growth]
