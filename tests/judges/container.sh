#!/usr/bin/env bash
# The image that `Containerfile` makes, and a book made with it by a user who is not root.
#
#     bash tests/judges/container.sh CASEBOUND SCRATCH
#
# There is no registry of images here. Debian is laid out under the name of the image that the file begins with, and where it asks cargo for
# the program, it is given CASEBOUND; all else is done as the file says, by buildah. The last line counts: `container: N passed, N failed`.
set -uo pipefail
. "$(dirname "$0")/checks.sh"
program=$(realpath "$1")
rm -rf "$2"
scratch=$(mkdir -p "$2" && cd "$2" && pwd)
cd "$(dirname "$0")/../.." || exit 1
export BUILDAH_ISOLATION=chroot

build() { buildah --root "$scratch/storage" --runroot "$scratch/run" --storage-driver vfs "$@"; }

# A sandbox that lets nobody mount anything runs nothing in an image.
if ! unshare --mount true; then
  echo "SKIP the image: this machine does not let root mount anything"
  counted container
  exit
fi
check "a bare Debian" debootstrap --variant=minbase bookworm "$scratch/debian" http://deb.debian.org/debian
bare() { local made && made=$(build from scratch) && build add "$made" "$scratch/debian" / && build commit --rm "$made" docker.io/library/debian:bookworm-slim; }
check "its image" bare
printf '#!/bin/sh\nmkdir -p target/release && mv /casebound target/release/\n' >"$scratch/cargo"
compiler() { local made && made=$(build from docker.io/library/debian:bookworm-slim) && build add "$made" "$program" /casebound && build add --chmod 755 "$made" "$scratch/cargo" /usr/bin/cargo && build commit --rm "$made" docker.io/library/rust:1-bookworm; }
check "one that has the program" compiler
check "the image, as its file says" build build --pull=never --tag casebound --file Containerfile .

# The user of the image, in a book that is mounted as its comment says: run FOLDER ARGUMENT...
made=$(build from casebound)
run() { build run --user 1000:1000 --workingdir /book --volume "$1:/book" "$made" -- casebound "${@:2}" 2>&1; }
says() { local said && said=$(run "${@:2}"); grep -F "$1" <<<"$said" || { echo "$said" && return 1; }; }
cp -r tests/fixtures/plain "$scratch/book"
cp -r "$scratch/book" "$scratch/alike"
cp -r "$scratch/book" "$scratch/foreign"
chown -R 1000:1000 "$scratch/book"
check "the book has no faults in it" says "no problems found" "$scratch/book" check
check "the book is made" run "$scratch/book" build
check "by its user" test "$(stat -c %u "$scratch/book/out/report-press.pdf")" = 1000
check "the same outside" "$program" --project "$scratch/alike" build
for file in report.pdf report-press.pdf; do check "$file is the same file" cmp "$scratch/book/out/$file" "$scratch/alike/out/$file"; done
check "a book of somebody else's is read" says "no problems found" "$scratch/foreign" check
check "and not written, which is said" says "this user is not allowed to" "$scratch/foreign" build
mkdir "$scratch/empty"
check "without a book, that is said" says "report.yaml" "$scratch/empty" check
check "licences lie beside it" build run "$made" -- test -s /usr/share/doc/casebound/OFL.txt
build rm "$made" >/dev/null
rm -rf "$scratch"
counted container
