#!/usr/bin/env bash
# The fleet's tables in a PostgreSQL of its own, filled with made boots. BENCH_MACHINES, BENCH_BOOTS: how many (1000, 20); BENCH_FULL=1: the
# reports' tables up to 10,000 machines with 100 boots as well, which takes some 30 GB and a quarter of an hour.
set -euo pipefail
tests/lab/need /usr/lib/postgresql=postgresql setpriv=util-linux
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

programs=(/usr/lib/postgresql/*/bin)
folder=$(mktemp -d)
as() { if [[ $(id -u) -eq 0 ]]; then setpriv --reuid postgres --regid postgres --clear-groups "$@"; else "$@"; fi; }
[[ $(id -u) -ne 0 ]] || chown postgres "$folder"
cd "$folder"
as "${programs[-1]}/initdb" -D "$folder/data" -A trust -U postgres -E UTF8 --locale=C --no-sync --no-instructions >&2
as "${programs[-1]}/postgres" -D "$folder/data" -k "$folder" -c listen_addresses= -c shared_buffers=1GB -c max_wal_size=8GB 2>"$folder/log" &
server=$!
trap 'kill -INT "$server"; wait "$server" || true; rm -rf "$folder"' EXIT
until as "${programs[-1]}/psql" -h "$folder" -U postgres -qc 'create database fleet' >/dev/null 2>&1; do
  kill -0 "$server" || { tail -n 20 "$folder/log" >&2; exit 1; }
  sleep 0.1
done
cd "$OLDPWD"
dotnet exec benchmarks/InProcess/bin/Release/net10.0/linux-x64/ActorLoad.InProcess.dll fleet \
  "Host=$folder;Database=fleet;Username=postgres" "${BENCH_MACHINES:-1000}" "${BENCH_BOOTS:-20}" "${BENCH_FULL:-0}"
