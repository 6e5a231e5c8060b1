#!/bin/sh
# Makes all sheets of a book on a cluster and waits for them.
#
#     run.sh PARTS IMAGE [ARGUMENT of kubectl]…
#
# Ends with 0 if the sheets are there, else with 1: the log of the job `casebound-collect`, which is printed, says why.
set -eu
if [ $# -lt 2 ]; then
  sed -n '2,6s/^# \{0,1\}//p' "$0" >&2
  exit 2
fi
parts=$1 image=$2 here=$(dirname "$0")
shift 2
filled() { sed -e "s/^  completions: 4$/  completions: $parts/" -e "s/^  parallelism: 4$/  parallelism: $parts/" -e "s/PARTS, value: \"4\"/PARTS, value: \"$parts\"/" -e "s|image: casebound$|image: $image|" "$here/$1.yaml"; }
ended() {
  # `kubectl wait` waits for one condition, and a job ends with one of two.
  until kubectl "$@" get "job/$job" -o 'jsonpath={.status.conditions[?(@.status=="True")].type}' | grep -Eq 'Complete|Failed'; do sleep 2; done
}
for job in casebound-sheets casebound-collect; do
  kubectl "$@" delete --ignore-not-found --wait "job/$job"
  filled "${job#casebound-}" | kubectl "$@" apply -f -
  ended "$@"
done
kubectl "$@" logs "job/$job"
kubectl "$@" get "job/$job" -o 'jsonpath={.status.conditions[?(@.status=="True")].type}' | grep -q Complete
