"""A stranger's layouts, and PDF files for preflight."""

import zlib

from bench import GIB, book, run, verdict


def layout(program, text, says=None):
    with book() as folder:
        (folder / "layouts").mkdir(exist_ok=True)
        (folder / "layouts" / "chapter.typ.j2").write_text(text, "utf-8")
        return verdict(run(program, folder, "build", seconds=40), says, codes=(1,))


def layouts(program, _long):
    """Layouts that loop, double and nest."""
    deep = "(" * 20_000 + "1" + ")" * 20_000
    return [
        layout(program, "{% for a in range(100000) %}{% for b in range(100000) %}{% for c in range(100000) %}{% endfor %}{% endfor %}{% endfor %}"),
        layout(program, "{% set ns = namespace(s='xxxxxxxxxx') %}{% for a in range(60) %}{% set ns.s = ns.s ~ ns.s %}{% endfor %}{{ ns.s }}"),
        layout(program, "{{ 'x' * 100000000000 }}"),
        layout(program, "{{ range(10000000000) | list }}"),
        layout(program, "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}"),
        layout(program, "{{ " + deep + " }}"),
        layout(program, "{% for a in range(99999) %}{% for b in range(99999) %}xxxxxxxxxxxxxxxxxxxxxxx{% endfor %}{% endfor %}"),
        layout(program, "#for a in range(1000000000000) [x]"),
        layout(program, "#lorem(1000000000)"),
        layout(program, "#let f(n) = f(n + 1)\n#f(0)"),
        layout(program, "#while true { 1 }"),
        layout(program, '#let s = "x"\n#for a in range(60) { s = s + s }'),
        layout(program, "#let s = (1,)\n#for a in range(60) { s = s + s }"),
        layout(program, "#for a in range(40000) { pagebreak() }"),
        layout(program, "#" + deep),
        layout(program, "#v(1e30pt)\n#box(width: 1e30pt, height: 1e30pt)"),
        layout(program, "#rect(width: 100% * 1e300, fill: tiling(size: (0.0001pt, 0.0001pt))[x])"),
    ]


def pdf(objects):
    """A PDF of these objects, the first of which is its root."""
    out, places = b"%PDF-1.7\n", []
    for at, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (at, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(places) + 1, table)


def stream(bytes, extra=b"/Filter /FlateDecode", times=1):
    for _ in range(times):
        bytes = zlib.compress(bytes, 9)
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(bytes), extra, bytes)


def page(content, more=()):
    return pdf([
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R /Resources << /XObject << /F 5 0 R >> >> >>",
        content,
        *more,
    ])


def pdfs(program, _long):
    """Files that inflate, nest and refer to themselves."""
    many = b" ".join(b"%d 0" % at for at in range(1000, 1100)) + b" "
    inside = many + b"null " * (20 << 20)
    objects = [stream(inside, b"/Type /ObjStm /N 100 /First %d /Filter /FlateDecode" % len(many)) for _ in range(40)]
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 100 100] /Resources << /XObject << /F 5 0 R >> >> /Filter /FlateDecode"
    samples = {
        "object streams": pdf([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>", *objects]),
        "content": page(stream(b"0 0 m 1 1 l S\n" * (20 << 20))),
        "filters in filters": page(stream(b"q Q " * 1000, b"/Filter [" + b"/FlateDecode " * 400 + b"]", 1)),
        "forms": page(stream(b"/F Do " * 1000), [stream(b"/F Do " * 1000, form)]),
        "pages": pdf([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [" + b"2 0 R " * 100000 + b"] /Count 100000 >>"]),
        "arrays": page(stream(b"[" * 2_000_000)),
        "dictionaries": pdf([b"<< /A " * 200_000 + b"1" + b">> " * 200_000]),
        "operands": page(stream(b"1 " * 10_000_000 + b"m")),
        "dashes": page(stream(b"[0.0000001] 0 d 0 0 m 100000 0 l S")),
        "inline picture": page(stream(b"BI /W 100000 /H 100000 /BPC 8 /CS /RGB ID x EI")),
    }
    tries = []
    for name, bytes in samples.items():
        with book() as folder:
            (folder / "a.pdf").write_bytes(bytes)
            why = verdict(run(program, folder, "preflight", folder / "a.pdf", seconds=30, memory=3 * GIB))
            tries.append(why and f"{name}: {why}")
    return tries


ATTACKS = [layouts, pdfs]
