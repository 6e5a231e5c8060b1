#!/usr/bin/env python3
"""Attacks the program on purpose: attack.py CASEBOUND [--long] [NAME...]

Every attack makes small inputs, runs the program with a bound on time and memory, and says how many tries failed. A try fails
when the program does not end by itself with 0 or 1, says `panicked`, or does not say what the attack asks for. The last line
counts the tries.
"""

import argparse
import sys
import time

import books
import files
import outputs
import spreadsheets
import svg
import texts

ATTACKS = [*spreadsheets.ATTACKS, *svg.ATTACKS, *texts.ATTACKS, *books.ATTACKS, *files.ATTACKS, *outputs.ATTACKS]


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    arguments.add_argument("casebound")
    arguments.add_argument("names", nargs="*", help="attacks by their names; all without")
    arguments.add_argument("--long", action="store_true", help="more tries of what is tried by chance")
    given = arguments.parse_intermixed_args()
    passed = failed = 0
    for attack in ATTACKS:
        if given.names and attack.__name__ not in given.names:
            continue
        began = time.perf_counter()
        tries = attack(given.casebound, given.long)
        wrong = [f"{at}: {why}" for at, why in enumerate(tries) if why]
        passed += len(tries) - len(wrong)
        failed += len(wrong)
        print(f"{attack.__name__:<28} {len(tries):>5} tries {len(wrong):>4} failed {time.perf_counter() - began:>7.1f} s", flush=True)
        for why in wrong[:5]:
            print(f"FAIL {attack.__name__}: {why}", flush=True)
    print(f"attack: {passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
