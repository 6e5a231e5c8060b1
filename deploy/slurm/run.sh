#!/bin/bash
# Makes all sheets of a book on a cluster and waits for them.
#
#     run.sh BOOK WORK PARTS [ARGUMENT of sbatch]…
#
# WORK is a folder that every node can write to; it gets sheets/ and findings.json. Ends with the code of collect.py.
set -euo pipefail
if [ $# -lt 3 ]; then
  sed -n '2,6s/^# \{0,1\}//p' "$0" >&2
  exit 2
fi
BOOK=$(realpath "$1") PARTS=$3 DEPLOY=$(dirname "$(dirname "$(realpath "$0")")")
mkdir -p "$2"
WORK=$(realpath "$2")
export BOOK WORK PARTS DEPLOY
shift 3
cd "$WORK"
batch=$(sbatch --parsable --array="1-$PARTS" "$@" "$DEPLOY/slurm/sheets.sbatch")
# A part that fails is said by the one that collects.
exec sbatch --wait --dependency="afterany:$batch" "$@" "$DEPLOY/slurm/collect.sbatch"
