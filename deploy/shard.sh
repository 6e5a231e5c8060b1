#!/bin/sh
# Makes one part of a book's company sheets, as every engine here does.
#
#     shard.sh BOOK K N SHARDS [ARGUMENT of `casebound sheet`]…
#
# Part K of N goes to SHARDS/K-of-N/: the sheets, findings.json, and exit, the code that the program ended with. What another try
# left there is made anew. Ends with that code: 0 done, 1 the book has errors, 2 wrong use or a failure.
set -u
if [ $# -lt 4 ]; then
  sed -n '2,8s/^# \{0,1\}//p' "$0" >&2
  exit 2
fi
book=$1 part=$2 of=$3 own=$4/$2-of-$3
shift 4
rm -rf "$own"
mkdir -p "$own/sheets" || exit 2
casebound --project "$book" sheet --all --shard "$part/$of" --out "$own/sheets" --format pdf,json "$@" > "$own/findings.json"
code=$?
echo "$code" > "$own/exit"
exit "$code"
