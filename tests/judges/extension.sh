#!/usr/bin/env bash
# The extension for VS Code: types, its tests in node, and the package as the editor's own tool makes it.
#
# Needs node and npm on the PATH. The last line counts: `extension: N passed, N failed`.
set -uo pipefail
# shellcheck source-path=SCRIPTDIR source=checks.sh
. "$(dirname "$0")/checks.sh"
cd "$(dirname "$0")/../../editors/vscode" || exit 1

check "what it is built with" npm ci --no-audit --no-fund
check "types and tests" npm test
rm -f ./*.vsix
check "the package" npm run package
package=$(ls ./*.vsix 2>/dev/null)
# What an editor needs is in it, and nothing else of ours.
inside() { python3 -c 'import sys, zipfile; print("\n".join(sorted(zipfile.ZipFile(sys.argv[1]).namelist())))' "$package" >"$log.names" && diff - "$log.names"; }
check "its files" inside <<'FILES'
[Content_Types].xml
extension.vsixmanifest
extension/LICENSE.txt
extension/l10n/bundle.l10n.zh-cn.json
extension/out/extension.js
extension/package.json
extension/package.nls.json
extension/package.nls.zh-cn.json
extension/readme.md
FILES
rm -f "$log.names"
counted extension
