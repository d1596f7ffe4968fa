#!/usr/bin/env bash
# One coldplug of a small machine in QEMU, by udevd as it is and by the service beside a udevd that loads nothing: kernel calls and
# time from trigger to settled. 6.12 merges concurrent calls itself; there trixie's udevd and kmod are measured, too.
#   BENCH_COLDPLUG   what is measured: SUITE:CPUS[:own]..., where own means the suite's own udevd and kmod
#   BENCH_BOOTS      how often each (default 2)
set -euo pipefail
source benchmarks/lib.sh
read -ra matrix <<<"${BENCH_COLDPLUG:-bookworm:2 bookworm:4 bookworm:8 bookworm:16 trixie:2 trixie:8 trixie:2:own trixie:8:own}"
tests/lab/need udevadm=udev

# boot MODE SUITE CPUS OWN: one line of results.
boot() {
  local mode=$1 suite=$2 cpus=$3 own=$4 options=()
  if [[ -n $own ]]; then
    options+=(--overlay "$(tests/lab/debian-udev "$suite")")
  else
    options+=(--tool udevadm --file /lib/systemd/systemd-udevd --file /lib/udev/rules.d/80-drivers.rules --file /lib/udev/rules.d/50-udev-default.rules)
  fi
  [[ $mode == udevd ]] || options+=(--service --file packaging/udev/uevents.rules:/lib/udev/rules.d/actorload.rules)
  LAB_SHARE=$BENCH_WORK/coldplug tests/lab/qemu --suite "$suite" --cpus "$cpus" --memory 3G --time 1800 --coldplug "${options[@]}" \
    benchmarks/Coldplug/guest.sh "$mode"
}

mkdir -p "$BENCH_WORK/coldplug"
failed=0
for entry in "${matrix[@]}"; do
  IFS=: read -r suite cpus own <<<"$entry"
  name="$suite${own:+, its own udevd}, $cpus CPUs"
  for ((round = 1; round <= ${BENCH_BOOTS:-2}; round++)); do
    for mode in udevd actorload; do
      side=ours
      [[ $mode == actorload ]] || side=peer
      output=$(boot "$mode" "$suite" "$cpus" "${own-}") || { echo "  $name: $mode did not come to its end" >&2; printf '%s\n' "$output" >&2; failed=1; continue 2; }
      printf '%s\n' "$output" | sed 's/^/  /' >&2
      result=$(grep '^coldplug ' <<<"$output")
      sample "$name: kernel calls" $side "$(value calls "$result")"
      sample "$name: of these refused" $side "$(value refused "$result")"
      sample "$name: modules live" $side "$(value live "$result")"
      sample "$name: seconds to settled" $side "$(value seconds "$result")"
      sample "$name: seconds from exec to trigger" $side "$(value ready "$result")"
    done
    if ! diff "$BENCH_WORK"/coldplug/live-{udevd,actorload} >"$BENCH_WORK/difference"; then
      sed 's/^/  live, udevd < > ours: /' "$BENCH_WORK/difference" >&2
      failed=1
    fi
  done
  limit='<= 1x'
  [[ $cpus -lt 16 ]] || limit='<= 0.33x'
  target "$name: seconds to settled" "$limit"
done
exit $failed
