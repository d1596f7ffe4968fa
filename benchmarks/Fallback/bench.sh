#!/usr/bin/env bash
# What a request costs while the service does not do its part: the client, which becomes kmod's modprobe then, against kmod's modprobe
# alone. As whole processes on this machine with a builtin module; and asked by Debian's 6.1 itself, in QEMU, with a real load.
set -euo pipefail
source benchmarks/lib.sh
folder=$BENCH_WORK/fallback root=$BENCH_WORK/root timer=$BENCH_WORK/process-bench
mkdir -p "$folder"
ln -s "$PWD/out/actorload" "$folder/modprobe"
kmod=$(command -v modprobe)
# In the environment, because the kernel's own call, for which the client takes this one then, has no such arguments.
export MODPROBE_OPTIONS="-d $root -S 1.0 -C $root/etc" HOME=/ TERM=linux

# compare CASE [COMMAND...]: COMMAND starts both.
compare() {
  local row=$1 result
  shift
  for _ in $(seq "$rounds"); do
    result=$("$timer" turns 40 "$@" "$folder/modprobe" -q -- benchmod ++ "$@" "$kmod" -q -- benchmod)
    fallback_samples "$row" "$result"
  done
}

export ACTORLOAD_SOCKET=$folder/nowhere
compare "no socket"

start_daemon "$folder/service" "$root/lib/modules/1.0"
trap 'kill -KILL "$daemon" 2>/dev/null || true' EXIT
kill -STOP "$daemon"
compare "the service is stopped"
kill -KILL "$daemon"
wait "$daemon" || true
compare "the service was killed"

if [[ $(id -u) -eq 0 ]]; then
  # Process 1 of a namespace of its own; who enters from outside has no parent there and no session, like the kernel's helper.
  ACTORLOAD_SOCKET=$folder/held
  unshare --pid --fork --kill-child "$timer" hold "$ACTORLOAD_SOCKET" &
  unshare=$!
  until [[ -S $ACTORLOAD_SOCKET ]]; do kill -0 "$unshare"; done
  holder=$(<"/proc/$unshare/task/$unshare/children") holder=${holder% }
  trap 'kill -KILL "$holder"' EXIT
  compare "systemd has the socket, the kernel asks" "$(command -v nsenter)" --target "$holder" --pid
else
  echo "  not root: no namespace in which process 1 has the socket" >&2
fi

from_guest tests/lab/qemu --time 900 --service --file "$timer:/process-bench" --file benchmarks/lib.sh:/benchmarks/lib.sh \
  benchmarks/Fallback/guest.sh "$rounds"
