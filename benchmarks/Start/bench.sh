#!/usr/bin/env bash
# From exec to a service that answers: on this machine with a builtin module, and on a real kernel with one to load. The peer is
# the same program when it only prints its version: what .NET itself takes.
set -euo pipefail
source benchmarks/lib.sh
folder=$BENCH_WORK/start timer=$BENCH_WORK/process-bench
mkdir -p "$folder"
frame='{"method":"io.actorload.Loader.Load","parameters":{"spec":"benchmod"}}'
target "exec to accepting, ms" "<= 100"
target "resident after start, MB" "<= 90"
for _ in $(seq "$starts"); do
  rm -f "$folder"/journal.db*
  result=$("$timer" start "$folder/socket" "$frame" 1500 out/actorloadd/actorloadd --set "socket=$folder/socket" \
    --set "journal.path=$folder/journal.db" --set "modules.directory=$BENCH_WORK/root/lib/modules/1.0" \
    --set 'modules.config-directories=["/nonexistent"]' --set log.level=warning)
  sample "exec to accepting, ms" ours "$(value accepting_ms "$result")"
  sample "exec to accepting, ms" peer "$(only_version "$timer")"
  sample "exec to first reply, ms" ours "$(value reply_ms "$result")"
  sample "resident after start, MB" ours "$(awk '{ printf "%.1f", $1 / 1024 }' <<<"$(value resident_kb "$result")")"
done
from_guest tests/lab/uml --time 900 benchmarks/Start/guest.sh "$timer" "$starts"
