#!/usr/bin/env bash
# The workflows of GitHub, which cannot run here, as a linter of them sees them: what they ask of one another, the names in their
# expressions, the actions that they use, and the shell in their steps. The scripts of the repository are looked at as well.
#
# Needs actionlint and shellcheck on the PATH. The last line counts: `workflows: N passed, N failed`.
set -uo pipefail
. "$(dirname "$0")/checks.sh"
cd "$(dirname "$0")/../.." || exit 1

for workflow in .github/workflows/*.yml deploy/github/*.yml; do
  check "$workflow" actionlint -no-color -oneline "$workflow"
done
# What the linter is worth: a job that waits for one that is not there, and a name that nothing has, are seen.
sees() { { printf 'on: push\njobs:\n  a:\n    %s\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo %s\n' "$1" "$2" | actionlint -no-color -oneline - || true; } | grep -F "$3"; }
check "a job that is not there is seen" sees "needs: b" word "which does not exist"
check "a name that nothing has is seen" sees "name: a" "\${{ matrx.os }}" "undefined variable"
for script in $(grep -lE '^#!.*[/ ](ba)?sh$' .ci/* fuzz/* deploy/* deploy/*/* tests/judges/* tests/judges/*/* 2>/dev/null); do
  check "$script" shellcheck --severity=warning --external-sources "$script"
done
counted workflows
