"""Drawings that work without end."""

from bench import book, run, verdict

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="100" height="50" viewBox="0 0 100 50">'
DOT = '<rect width="40" height="20" fill="#123456"/>'


def logo(program, body, seconds=25):
    """Checks and builds a book with this logo."""
    with book() as folder:
        (folder / "cases" / "images" / "banqiao.svg").write_text(body, "utf-8")
        checked = verdict(run(program, folder, "check", seconds=seconds))
        if checked:
            return f"check: {checked}"
        return verdict(run(program, folder, "build", seconds=2 * seconds))


def filtered(primitive):
    return f'{HEAD}<filter id="f" x="0" y="0" width="1" height="1">{primitive}</filter><g filter="url(#f)">{DOT}</g></svg>'


def filters(program, _long):
    """Filters whose parameters are large."""
    kernel = " ".join(["1"] * 10000)
    primitives = [
        '<feTurbulence baseFrequency="0.05" numOctaves="1000000000"/>',
        '<feTurbulence baseFrequency="1e30" numOctaves="12"/>',
        '<feMorphology operator="dilate" radius="100000"/>',
        '<feMorphology operator="erode" radius="40 40"/>',
        f'<feConvolveMatrix order="100" kernelMatrix="{kernel}"/>',
        '<feGaussianBlur stdDeviation="100000"/>',
        '<feGaussianBlur stdDeviation="20"/>' * 5000,
        '<feTile/>' * 20000,
    ]
    tries = [logo(program, filtered(each)) for each in primitives]
    tries.append(logo(program, f'{HEAD}<filter id="f" x="-1e6" y="-1e6" width="2e6" height="2e6" filterUnits="userSpaceOnUse"><feFlood/></filter><g filter="url(#f)">{DOT}</g></svg>'))
    return tries


def references(program, _long):
    """Clips, masks, patterns and uses that stand for one another many times."""
    clips = "".join(f'<clipPath id="c{at}" clip-path="url(#c{at - 1})"><rect width="90" height="40"/></clipPath>' for at in range(1, 2000))
    masks = "".join(f'<mask id="m{at}" mask="url(#m{at - 1})"><rect width="90" height="40" fill="#fff"/></mask>' for at in range(1, 1000))
    uses = f'<g id="u0">{DOT}</g>' + "".join(f'<g id="u{at}">{f"""<use xlink:href="#u{at - 1}"/>""" * 10}</g>' for at in range(1, 12))
    nested = "<g transform='scale(1.0001)' opacity='0.99'>" * 20000 + DOT + "</g>" * 20000
    plain = "<g>" * 100000 + DOT + "</g>" * 100000
    patterns = "".join(f'<pattern id="p{at}" width="1" height="1" patternUnits="userSpaceOnUse"><rect width="9" height="9" fill="url(#p{at - 1})"/></pattern>' for at in range(1, 200))
    return [
        logo(program, f'{HEAD}{clips}<g clip-path="url(#c1999)">{DOT}</g></svg>'),
        logo(program, f'{HEAD}{masks}<g mask="url(#m999)">{DOT}</g></svg>'),
        logo(program, f'{HEAD}<defs>{uses}</defs><use xlink:href="#u11"/></svg>'),
        logo(program, f"{HEAD}{nested}</svg>"),
        logo(program, f"{HEAD}{plain}</svg>"),
        logo(program, f'{HEAD}{patterns}<rect width="90" height="40" fill="url(#p199)"/></svg>'),
        logo(program, f'{HEAD}<use id="a" xlink:href="#a"/>{DOT}</svg>'),
    ]


def lengths(program, _long):
    """Much text, long paths, dashes as fine as dust, huge and no sizes."""
    text = "字" * 300_000
    path = "M0 0" + "".join(f"L{at % 100} {at % 50}" for at in range(300_000))
    entities = "<!DOCTYPE svg [" + '<!ENTITY e0 "0">' + "".join(f'<!ENTITY e{at} "{f"&e{at - 1};" * 10}">' for at in range(1, 12)) + "]>"
    tspans = "<tspan x='1' y='1'>a</tspan>" * 20000
    return [
        logo(program, f'{HEAD}<text y="20" font-size="4">{text}</text></svg>'),
        logo(program, f'{HEAD}<text y="20" font-size="4">{tspans}</text></svg>'),
        logo(program, f'{HEAD}<path d="{path}" fill="#123"/></svg>'),
        logo(program, f'{HEAD}<path d="M0 0H90" stroke="#123" stroke-dasharray="0.00001"/></svg>'),
        logo(program, f'{entities}{HEAD}<text y="9">&e11;</text>{DOT}</svg>'),
        logo(program, f'<svg xmlns="http://www.w3.org/2000/svg" width="1e9" height="1e9">{DOT}</svg>'),
        logo(program, f'<svg xmlns="http://www.w3.org/2000/svg" width="1e-9" height="1" viewBox="0 0 1e9 1">{DOT}</svg>'),
        logo(program, f'<svg xmlns="http://www.w3.org/2000/svg">{"<!--" + "-" * 9 + "-->"}{DOT}</svg>'),
    ]


ATTACKS = [filters, references, lengths]
