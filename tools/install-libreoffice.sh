#!/usr/bin/env bash
# Sees to it that LibreOffice is there for the tests that need it: installs it by apt if
# that is allowed (root, or sudo that asks for no password). If it is not, the tests go on
# without and name what they left out; with --required this is an error instead.
set -euo pipefail

required=${1:-}

finish() {
  echo "LibreOffice fehlt: $1" >&2
  echo "Abhilfe: apt-get install libreoffice-writer-nogui" >&2
  if [ "$required" = --required ]; then exit 1; fi
  exit 0
}

if command -v soffice >/dev/null; then exit 0; fi
if ! command -v apt-get >/dev/null; then finish "hier gibt es kein apt."; fi

root=()
if [ "$(id -u)" != 0 ]; then
  if ! sudo -n true 2>/dev/null; then finish "zum Installieren fehlt das Recht (root oder sudo ohne Kennwort)."; fi
  root=(sudo -n)
fi

echo "LibreOffice wird installiert (libreoffice-writer-nogui) …" >&2
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! { "${root[@]}" apt-get update \
  && "${root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install --yes --no-install-recommends libreoffice-writer-nogui; } </dev/null >"$log" 2>&1; then
  tail -n 20 "$log" >&2
  finish "apt-get ist gescheitert."
fi
