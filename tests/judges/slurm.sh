#!/usr/bin/env bash
# Judge: a real Slurm drives the parts of a batch, and four parts make the same files as one run.
#
#     slurm.sh CASEBOUND BOOK
#
# Sets up a Slurm of one node on this machine – Debian's slurmctld, slurmd and munge –, for which it needs root, and takes it down
# again. Runs deploy/slurm/run.sh over a copy of the book, then over one with an error in it, then again over the sound one.
set -euo pipefail

casebound=$(realpath "$1")
book=$(realpath "$2")
here=$(dirname "$(dirname "$(dirname "$(realpath "$0")")")")
work=$(mktemp -d)
passed=0 failed=0
started=()

closing() {
  for pid in "${started[@]}"; do kill "$pid" 2>/dev/null || true; done
  wait 2>/dev/null || true
  if [ "$failed" -gt 0 ]; then tail -n 20 "$work"/log/* "$work"/*/casebound*.log 2>/dev/null || true; fi
  rm -rf "$work"
}
trap closing EXIT
good() { passed=$((passed + 1)); }
bad() {
  failed=$((failed + 1))
  echo "FAIL $*"
}
check() {
  local what=$1
  shift
  if "$@" >"$work/check.log" 2>&1; then good; else
    bad "$what"
    tail -n 12 "$work/check.log"
  fi
}
broken() {
  bad "$1"
  echo "slurm: $passed passed, $failed failed"
  exit 1
}

apt-get install -y -qq --no-install-recommends slurmctld slurmd slurm-client munge >/dev/null
host=$(hostname -s)
mkdir -p "$work"/{log,state,spool,munge,bin}
cp "$casebound" "$work/bin/casebound"
# munged trusts no folder that others can write to, as a temporary one is.
chmod 755 "$work" "$work/munge"
dd if=/dev/urandom of="$work/munge/key" bs=1024 count=1 status=none
chmod 400 "$work/munge/key"
cat >"$work/slurm.conf" <<CONF
ClusterName=judge
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=26817
SlurmdPort=26818
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=$work/munge/socket
CredType=cred/munge
StateSaveLocation=$work/state
SlurmdSpoolDir=$work/spool
SlurmctldPidFile=$work/slurmctld.pid
SlurmdPidFile=$work/slurmd.pid
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SchedulerType=sched/backfill
ReturnToService=2
NodeName=$host NodeAddr=127.0.0.1 CPUs=$(nproc) State=UNKNOWN
PartitionName=main Nodes=$host Default=YES MaxTime=INFINITE State=UP
CONF
export SLURM_CONF=$work/slurm.conf PATH=$work/bin:$PATH
munged --force --foreground --key-file="$work/munge/key" --socket="$work/munge/socket" --pid-file="$work/munge/pid" \
  --seed-file="$work/munge/seed" >"$work/log/munged" 2>&1 &
started+=($!)
for _ in $(seq 50); do [ -S "$work/munge/socket" ] && break || sleep 0.2; done
slurmctld -D >"$work/log/slurmctld" 2>&1 &
started+=($!)
slurmd -D -N "$host" >"$work/log/slurmd" 2>&1 &
started+=($!)
for _ in $(seq 100); do [ "$(sinfo -h -o %t 2>/dev/null)" = idle ] && break || sleep 0.3; done
[ "$(sinfo -h -o %t 2>/dev/null)" = idle ] || broken "Slurm does not come up here: $(sinfo 2>&1 | tail -n 1)"
sbatch --version
good

python3 "$here/tests/judges/checks.py" "$book" "$work/book"
"$casebound" --project "$work/book" sheet --all --out "$work/whole" --format pdf,json >"$work/whole.json"

batch() { timeout 900 "$here/deploy/slurm/run.sh" "$work/book" "$work/cluster" "$1"; }
check "four parts are made and put together" batch 4
check "four parts make the same files as one run" diff -r "$work/whole" "$work/cluster/sheets"
check "and say the same" "${PYTHON:-python3}" - "$work/whole.json" "$work/cluster/findings.json" <<'PY'
import json, sys
# Paths are said from where the program runs.
one, other = (sorted((each["code"], each["line"], each["column"], each["message"]) for each in json.load(open(file, encoding="utf-8"))) for file in sys.argv[1:])
assert one == other, (one, other)
PY

# A book with an error: nothing takes the place of what is there.
case=$(find "$work/book/cases" -name '[!_]*.yaml' | sort | head -n 1)
cp "$case" "$work/sound"
echo "nmae: x" >>"$case"
if batch 4 >/dev/null 2>&1; then bad "a book with an error is taken"; else good; fi
check "the finding is collected" grep -q '"unknown-key"' "$work/cluster/findings.json"
check "older sheets stay" diff -r "$work/whole" "$work/cluster/sheets"
cp "$work/sound" "$case"

# Another division of the work finds what the first one made.
rm -rf "$work/cluster/shards" "$work/cluster/sheets"
check "three parts are made from what was kept" batch 3
check "three parts make the same files" diff -r "$work/whole" "$work/cluster/sheets"

echo "slurm: $passed passed, $failed failed"
[ "$failed" -eq 0 ]
