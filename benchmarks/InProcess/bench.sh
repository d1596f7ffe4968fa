#!/usr/bin/env bash
# bench.sh NAME: the benches that need no process of the service.
set -euo pipefail
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
dotnet build benchmarks/InProcess -c Release -v quiet >&2
cd "$BENCH_WORK" # BenchmarkDotNet leaves a folder behind
exec dotnet exec "$OLDPWD/benchmarks/InProcess/bin/Release/net10.0/linux-x64/ActorLoad.InProcess.dll" "$1"
