#!/usr/bin/env bash
# A coldplug by the service with preload = on, beside one with preload = off, on Debian's 6.1 in QEMU; the list is learned in a boot before. The
# boots take turns.
#   BENCH_PRELOAD    which: CPUS... (default 4)
#   BENCH_BOOTS      how often each (default 3)
#   BENCH_QUIET      a command that each boot is started through (default none)
set -euo pipefail
source benchmarks/lib.sh
tests/lab/need udevadm=udev

# boot CPUS MODE WAY: one line of results.
boot() {
  LAB_SHARE=$BENCH_WORK/preload ${BENCH_QUIET-} tests/lab/qemu --cpus "$1" --memory 3G --time 1800 --coldplug --service \
    --tool udevadm --file /lib/systemd/systemd-udevd --file /lib/udev/rules.d/80-drivers.rules --file /lib/udev/rules.d/50-udev-default.rules \
    --file packaging/udev/uevents.rules:/lib/udev/rules.d/actorload.rules benchmarks/Preload/guest.sh "$2" "$3"
}

mkdir -p "$BENCH_WORK/preload"
failed=0
for cpus in ${BENCH_PRELOAD:-4}; do
  boot "$cpus" learn trigger | sed 's/^/  /' >&2
  for ((round = 1; round <= ${BENCH_BOOTS:-3}; round++)); do
    for way in trigger start; do
      for mode in off on; do
        side=ours
        [[ $mode == on ]] || side=peer
        output=$(boot "$cpus" "$mode" "$way") || { echo "  $mode, $way did not come to its end" >&2; printf '%s\n' "$output" >&2; failed=1; continue; }
        printf '%s\n' "$output" | sed 's/^/  /' >&2
        result=$(grep '^preload ' <<<"$output")
        [[ $way == start ]] || sample "$cpus CPUs: seconds from trigger to settled" $side "$(value settled "$result")"
        name="$cpus CPUs, $([[ $way == start ]] && echo "its own coldplug at its start" || echo "trigger when the journal is ready")"
        sample "$name: seconds from exec to settled" $side "$(value total "$result")"
        sample "$name: kernel calls" $side "$(value calls "$result")"
        sample "$name: modules live" $side "$(value live "$result")"
      done
      diff "$BENCH_WORK/preload/live-off-$way" "$BENCH_WORK/preload/live-on-$way" | sed 's/^/  live, off < > on: /' >&2 || true
    done
  done
done
exit $failed
