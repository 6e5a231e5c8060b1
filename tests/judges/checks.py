"""What judges share: a count of what holds, and the copy of a book that they may change.

    python3 checks.py BOOK COPY

copies what belongs to a book.
"""

import shutil
import sys
from pathlib import Path

# What belongs to a book: its folder may be a project's root.
PARTS = ("report.yaml", "chapters", "cases", "figures", "images", "layouts", "fonts")


class Checks:
    """Counts what holds. What does not is printed, after the `name` of what is judged if there are several."""

    def __init__(self, name=None):
        self.name, self.passed, self.failed = name, 0, 0

    def __call__(self, what, holds, *found):
        if holds:
            self.passed += 1
        else:
            self.failed += 1
            print("FAIL " + ": ".join(str(each) for each in (self.name, what, *found) if each is not None))
        return holds


def copy_book(book, to):
    """Copies a book into a folder that does not exist yet."""
    to.mkdir(parents=True)
    for part in PARTS:
        if (book / part).is_dir():
            shutil.copytree(book / part, to / part)
        elif (book / part).exists():
            shutil.copy(book / part, to / part)


if __name__ == "__main__":
    copy_book(Path(sys.argv[1]), Path(sys.argv[2]))
