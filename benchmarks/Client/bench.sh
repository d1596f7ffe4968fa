#!/usr/bin/env bash
# A whole process of the client for a module that is there, against kmod's modprobe: on this machine with a builtin module,
# and on a real kernel with a live one.
set -euo pipefail
source benchmarks/lib.sh
folder=$BENCH_WORK/client root=$BENCH_WORK/root timer=$BENCH_WORK/process-bench
start_daemon "$folder" "$root/lib/modules/1.0"
trap stop_daemon EXIT
ln -s "$PWD/out/actorload" "$folder/modprobe"
kmod=$(command -v modprobe)

# compare ROW COMMAND... ++ COMMAND...
compare() {
  local row=$1 result
  shift
  target "$row" "<= 1x"
  for _ in $(seq "$rounds"); do
    result=$("$timer" turns 200 "$@")
    sample "$row" ours "$(value first_us "$result")"
    sample "$row" peer "$(value second_us "$result")"
  done
}

compare "modprobe -q -- BUILTIN, µs" "$folder/modprobe" -q -- benchmod ++ "$kmod" -d "$root" -S 1.0 -C "$root/etc" -q -- benchmod
compare "load BUILTIN, µs" out/actorload load benchmod ++ "$kmod" -d "$root" -S 1.0 -C "$root/etc" -q -- benchmod
stop_daemon
from_guest tests/lab/uml --time 900 benchmarks/Client/guest.sh "$timer" "$rounds"
