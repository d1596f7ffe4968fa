#!/usr/bin/env bash
# 200 requests at once on a real kernel, by 200 processes: the client's, and kmod's.
set -euo pipefail
source benchmarks/lib.sh
from_guest tests/lab/uml --time 1500 benchmarks/Storm/guest.sh "$BENCH_WORK/process-bench" "$rounds" 200 ocfs2
from_guest tests/lab/uml --time 1500 benchmarks/Storm/guest.sh "$BENCH_WORK/process-bench" "$rounds" 200 ocfs2 nfs vport-gre
