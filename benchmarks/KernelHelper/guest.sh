# guest.sh ROUNDS: in the guest; prints samples as benchmarks/lib.sh has them.
set -u
mkdir /run/ours /run/kmod
ln -s /out/actorload /run/ours/modprobe
ln -s "$(command -v kmod)" /run/kmod/modprobe
out/actorloadd/actorloadd --set journal.path=/run/journal.db --set log.level=warning 2>/run/log &
until out/actorload status >/dev/null 2>&1; do sleep 0.1; done
# What the first storm of a process costs is the start bench's matter.
/run/ours/modprobe -q -- dummy
# libcrc32c's softdeps, which stay when it goes: after these one request makes two calls, for xfs and libcrc32c.
modprobe -a crc32c_intel crc32c_generic
for event in finit_module init_module; do echo 1 >"$TRACING/events/syscalls/sys_enter_$event/enable"; done

# storm SIDE MODPROBE: 200 at once.
storm() {
  local start end failed=0 pid pids=()
  echo >"$TRACING/trace"
  start=$(cut -d' ' -f1 /proc/uptime)
  for ((i = 0; i < 200; i++)); do "$2" -q -- xfs & pids+=($!); done
  for pid in "${pids[@]}"; do wait "$pid" || failed=$((failed + 1)); done
  end=$(cut -d' ' -f1 /proc/uptime)
  [[ $failed -eq 0 && $(</sys/module/xfs/initstate) == live ]] || echo "$1: $failed of 200 failed; xfs is $(cat /sys/module/xfs/initstate 2>&1)"
  printf 'sample\t200 modprobe -q -- xfs, 6.1, 8 CPUs, s\t%s\t%s\n' "$1" "$(awk "BEGIN { print $end - $start }")"
  printf 'sample\tthe same, kernel calls\t%s\t%s\n' "$1" "$(grep -cE 'sys_f?init_module\(' "$TRACING/trace")"
  rmmod xfs
  rmmod libcrc32c
}

for ((round = 0; round < $1; round++)); do
  storm ours /run/ours/modprobe
  storm peer /run/kmod/modprobe
done
