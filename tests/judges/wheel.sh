#!/usr/bin/env bash
# The program as a wheel, installed where there is nothing else, and a book made with it.
#
#     bash tests/judges/wheel.sh SCRATCH
#
# Needs PYTHON with maturin. The last line counts: `wheel: N passed, N failed`.
set -uo pipefail
. "$(dirname "$0")/checks.sh"
scratch=$(mkdir -p "$1" && cd "$1" && pwd)
cd "$(dirname "$0")/../.." || exit 1

rm -rf "$scratch/wheels" "$scratch/installed" "$scratch/book"
check "the wheel" "$PYTHON" -m maturin build --release --locked --compatibility linux --out "$scratch/wheels"
check "an empty environment" "$PYTHON" -m venv "$scratch/installed"
check "its installation" "$scratch/installed/bin/python" -m pip install --quiet --disable-pip-version-check --no-index "$scratch"/wheels/*.whl
check "a new book" "$scratch/installed/bin/casebound" init "$scratch/book"
check "the book, built" "$scratch/installed/bin/casebound" --project "$scratch/book" build --only screen
check "its pages" test -s "$scratch/book/out/report.pdf"
# PyPI takes files up to 100 MB.
small() { [ "$(stat -c %s "$scratch"/wheels/*.whl)" -lt 100000000 ]; }
check "a size that is taken" small
counted wheel
