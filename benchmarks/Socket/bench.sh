#!/usr/bin/env bash
# Duplicates answered through the daemon's socket, against a C program that echoes what it reads.
set -euo pipefail
source benchmarks/lib.sh
folder=$BENCH_WORK/socket probe=$BENCH_WORK/socket-bench
frame='{"method":"io.actorload.Loader.Load","parameters":{"spec":"benchmod"}}'

mkdir -p "$folder"
"$probe" echo "$folder/echo" &
echo=$!
trap 'kill $echo || true; stop_daemon' EXIT
start_daemon "$folder" "$BENCH_WORK/root/lib/modules/1.0"
out/actorload load benchmod >&2
"$probe" pipeline "$ACTORLOAD_SOCKET" 4 4000 "$frame" >/dev/null # the compiler has its time

pin() { taskset -acp "$1" "$2" >/dev/null; }

# one_at_a_time CPU OF-THE-SERVER ROW: the prober stays on CPU 0.
one_at_a_time() {
  pin "$1" "$daemon"; pin "$1" "$echo"
  for _ in $(seq "$rounds"); do
    sample "$2" ours "$(value median_us "$(taskset -c 0 "$probe" ping "$ACTORLOAD_SOCKET" 10000 "$frame")")"
    sample "$2" peer "$(value median_us "$(taskset -c 0 "$probe" ping "$folder/echo" 10000 "$frame")")"
  done
  pin "0-$(($(nproc) - 1))" "$daemon"; pin "0-$(($(nproc) - 1))" "$echo"
}

target "round trip, same core, µs" "<= 2x"
target "round trip, across cores, µs" "<= 2x"
one_at_a_time 0 "round trip, same core, µs"
[[ $(nproc) -lt 2 ]] || one_at_a_time 1 "round trip, across cores, µs"
# Here the service looks at who connects.
for _ in $(seq "$rounds"); do
  sample "connect, one request, close, µs" ours "$(value median_us "$("$probe" connect "$ACTORLOAD_SOCKET" 4000 "$frame")")"
  sample "connect, one request, close, µs" peer "$(value median_us "$("$probe" connect "$folder/echo" 4000 "$frame")")"
done
for connections in 1 4 16 64; do
  target "pipelined, $connections connections, replies/s" ">= 150000"
  for _ in $(seq "$rounds"); do
    sample "pipelined, $connections connections, replies/s" ours "$(value per_second "$("$probe" pipeline "$ACTORLOAD_SOCKET" "$connections" 1000 "$frame")")"
    sample "pipelined, $connections connections, replies/s" peer "$(value per_second "$("$probe" pipeline "$folder/echo" "$connections" 1000 "$frame")")"
  done
done
sample "resident afterwards, MB" ours "$(($(resident "$daemon") / 1024))"
