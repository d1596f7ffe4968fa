# guest.sh PROCESS-BENCH STARTS: starts on a real kernel, each with a load as its first request. When a load began is in the journal.
set -euo pipefail
source benchmarks/lib.sh
timer=$1 starts=$2
frame='{"method":"io.actorload.Loader.Load","parameters":{"spec":"dummy"}}'
target "exec to accepting (UML), ms" "<= 100"
target "exec to first load begun (UML), ms" "<= 300"
for _ in $(seq "$starts"); do
  rm -f /run/journal.db*
  result=$("$timer" start /run/socket "$frame" 1500 out/actorloadd/actorloadd --set socket=/run/socket --set journal.path=/run/journal.db \
    --set "modules.directory=$UML_MODULES" --set 'modules.config-directories=["/nonexistent"]' --set log.level=warning)
  begun=$(sqlite3 /run/journal.db "SELECT json_extract(CAST(message AS TEXT), '\$.at') FROM journal WHERE manifest = 'load-started.v1'")
  sample "exec to accepting (UML), ms" ours "$(value accepting_ms "$result")"
  sample "exec to accepting (UML), ms" peer "$(only_version "$timer")"
  sample "exec to first load begun (UML), ms" ours "$(($(date -d "$begun" +%s%6N) - $(value exec_at_us "$result")))e-3"
  sample "exec to first module live and reply (UML), ms" ours "$(value reply_ms "$result")"
  sample "resident after start (UML), MB" ours "$(awk '{ printf "%.1f", $1 / 1024 }' <<<"$(value resident_kb "$result")")"
  rmmod dummy
done
