#!/usr/bin/env bash
# Usage: start.sh PORT [FILE]. In memory, or in FILE so that a restart finds everything again. Prints `listening on PORT`.
set -euo pipefail
cd "$(dirname "$0")"
[ -e lib/ready ] || ./fetch.sh
exec java -Xmx512m -XX:+UseSerialGC -cp 'lib/classes:lib/*' Server "$1" ${2:+--file "$2"}
