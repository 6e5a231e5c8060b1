#!/usr/bin/env bash
# Judge: the same book gives the same bytes, wherever and whenever it is made.
#
#     reproducible.sh CASEBOUND BOOK
#
# Makes the report and all sheets twice: in the book’s folder and later in a copy of it, with another home, language, time
# zone and number of threads. Every pair of files must be identical.
set -euo pipefail

casebound=$(realpath "$1")
book=$(realpath "$2")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 "$(dirname "$0")/checks.py" "$book" "$work/copy"

# make BOOK OUT [NAME=VALUE ...]: the sheets go beside the report.
make() {
  local from=$1 to=$2
  shift 2
  for command in build "sheet --all"; do
    # shellcheck disable=SC2086
    if ! (cd "$from" && env "$@" "$casebound" $command --out "$to/${command%% *}" >"$work/log" 2>&1); then
      cat "$work/log"
      echo "reproducible: 0 passed, 1 failed"
      exit 1
    fi
  done
}
make "$book" "$work/first" TZ=UTC LC_ALL=C.UTF-8
sleep 1
make "$work/copy" "$work/second" TZ=Asia/Shanghai LC_ALL=zh_CN.UTF-8 HOME="$work" TMPDIR="$work" RAYON_NUM_THREADS=1

passed=0
failed=0
while read -r file; do
  if cmp -s "$work/first/$file" "$work/second/$file"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "FAIL $file: $(cmp "$work/first/$file" "$work/second/$file" 2>&1 || true)"
  fi
done < <(cd "$work" && find first second -type f -printf '%P\n' | sort -u)
if [ "$passed" -eq 0 ]; then failed=$((failed + 1)); fi
echo "reproducible: $passed passed, $failed failed"
[ "$failed" -eq 0 ]
