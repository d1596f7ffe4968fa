#!/usr/bin/env bash
# observe.sh: udevd's own coldplug, and a few loads by hand, while the service only looks on. A trace of the test's own, which the service knows
# nothing of, says what really happened: $LAB_SHARE/truth. What the service says of it: $LAB_SHARE/report.json and journal.db.
set -euo pipefail

truth=$TRACING/instances/truth
mkdir "$truth"
echo 8192 >"$truth/buffer_size_kb"
for event in syscalls/sys_{enter,exit}_{finit,init}_module; do echo 1 >"$truth/events/$event/enable"; done

/out/actorloadd/actorloadd --set mode=observe --set uevents.enabled=true --set coldplug.at-start=true --set journal.path=/run/journal.db --set log.level=info &
daemon=$!
until /out/actorload status 2>/dev/null | grep -q '^journal *ready'; do
  kill -0 "$daemon" || { echo "actorloadd ended at its start" >&2; exit 1; }
  sleep 0.2
done
echo "helper $(cat /proc/sys/kernel/modprobe)"

# What udevd says of itself, with the worker's id in each line.
SYSTEMD_LOG_LEVEL=debug SYSTEMD_LOG_TID=1 SYSTEMD_LOG_TARGET=console SYSTEMD_LOG_COLOR=0 /lib/systemd/systemd-udevd 2>/tmp/udevd.log >&2 &
until udevadm control --ping 2>/dev/null; do sleep 0.1; done
udevadm trigger --type=subsystems --action=add
udevadm trigger --type=devices --action=add
udevadm settle --timeout=600
udevadm control --exit
cp /tmp/udevd.log "$LAB_SHARE/udevd.log"

# By hand: a load, a duplicate, a module that is not there, and one that the kernel asks for.
modprobe dummy
insmod "/lib/modules/$(uname -r)/$(cd "/lib/modules/$(uname -r)" && echo kernel/drivers/net/dummy.ko*)" || true
mkdir -p /tmp/mount
mount -t ramfs none /tmp/mount
mount -t xfs none /tmp/mount 2>/dev/null || true

# The service loads nothing, and says so; a client that is called as modprobe becomes kmod's.
status=0
/out/actorload load loop 2>&1 || status=$?
echo "refused $status $([[ -d /sys/module/loop ]] && echo loaded || echo not-loaded)"
ln -s /out/actorload /tmp/modprobe
/tmp/modprobe loop
echo "fallback $? $([[ -d /sys/module/loop ]] && echo loaded || echo not-loaded)"

/out/actorload status | sed 's/^/# /'

# A call that ends between the two, by a thread of the kernel's own, would be in one of them only.
copies=(1 2)
until [[ ${copies[0]} == "${copies[1]}" ]]; do
  cat "$truth/trace" >"$LAB_SHARE/truth"
  /out/actorload report --json >"$LAB_SHARE/report.json"
  copies=("$(grep -c init_module "$LAB_SHARE/truth")" "$(grep -c init_module "$truth/trace")")
done
/out/actorload report | sed 's/^/# /'
kill "$daemon"
wait "$daemon" || true
cp /run/journal.db "$LAB_SHARE/"
echo "left $(find "$TRACING/instances" -mindepth 1 -maxdepth 1 ! -name truth | wc -l) $(wc -l <"$TRACING/kprobe_events")"
