#!/usr/bin/env bash
# 200 processes `modprobe -q -- xfs` at once on Debian's 6.1 with 8 CPUs, as a storm of request_module() makes them: ours through the
# client and the service, the peer kmod's. Time until the last has ended, and calls of finit_module(2) as tracefs counts them.
set -euo pipefail
source benchmarks/lib.sh
target "200 modprobe -q -- xfs, 6.1, 8 CPUs, s" "<= 0.33x"
target "the same, kernel calls" "<= 2"
from_guest tests/lab/qemu --cpus 8 --memory 3G --time 900 --service benchmarks/KernelHelper/guest.sh "${BENCH_ROUNDS:-3}"
