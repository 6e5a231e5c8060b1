# shellcheck shell=bash
# What judges share that are scripts of the shell. `check NAME COMMAND…` counts whether a command succeeds, and prints the last of what it
# said if not; `counted JUDGE` ends a judge with its count.
passed=0
failed=0
log=$(mktemp)
trap 'rm -f "$log"' EXIT

check() {
  local name=$1
  shift
  if "$@" >"$log" 2>&1; then passed=$((passed + 1)); else
    failed=$((failed + 1))
    echo "FAIL $name"
    tail -n 20 "$log"
  fi
}

counted() {
  echo "$1: $passed passed, $failed failed"
  [ "$failed" -eq 0 ]
}
