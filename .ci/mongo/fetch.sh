#!/usr/bin/env bash
# Brings the jars of the MongoDB-protocol server into lib/ and compiles Server.java there. Needs Maven and a JDK (17 or newer).
set -euo pipefail
cd "$(dirname "$0")"
if [ -e lib/ready ] && [ lib/ready -nt pom.xml ] && [ lib/ready -nt Server.java ]; then exit 0; fi
mvn -q -B dependency:copy-dependencies -DoutputDirectory=lib
javac -cp 'lib/*' -d lib/classes Server.java
touch lib/ready
