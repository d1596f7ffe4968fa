#!/usr/bin/env bash
# guest.sh learn|on|off trigger|start: one coldplug in the guest by the service, with or without what an earlier boot taught. The list is
# in $LAB_SHARE. trigger: udevd's triggers, when the service and its journal are there; start: the service's own coldplug at its start, as at a boot.
# Prints one line of results.
set -euo pipefail
mode=$1 way=$2

count() { grep -cE "$1" "$TRACING/trace" || true; }
now() { cut -d' ' -f1 /proc/uptime; }
modules() { cut -d' ' -f1 /proc/modules | sort; }

echo 8192 >"$TRACING/buffer_size_kb"
for event in syscalls/sys_{enter,exit}_{finit,init}_module; do echo 1 >"$TRACING/events/$event/enable"; done
modules >/tmp/before
mkdir -p /etc/udev/rules.d /usr/lib/actorload
cp /lib/udev/rules.d/actorload.rules /etc/udev/rules.d/80-drivers.rules
ln -s /out/actorload /usr/lib/actorload/modprobe
echo /usr/lib/actorload/modprobe >/proc/sys/kernel/modprobe

preload=$mode options=()
[[ $mode != learn ]] || preload=observe
[[ $mode == learn ]] || cp "$LAB_SHARE/preload.json" /run/preload.json
[[ $way != start ]] || options+=(--set coldplug.at-start=true)
started=$(now)
/out/actorloadd/actorloadd --set uevents.enabled=true --set journal.path=/run/journal.db --set log.level=warning --set "preload=$preload" "${options[@]}" &
daemon=$!
alive() { kill -0 "$daemon" || { echo "actorloadd ended at its start" >&2; exit 1; }; }
if [[ $way == start ]]; then
  begun=$started
  until /out/actorload settle --timeout 1500 >/dev/null 2>&1; do alive; sleep 0.1; done
else
  until /out/actorload status 2>/dev/null | grep -q '^journal *ready'; do alive; sleep 0.2; done
  /lib/systemd/systemd-udevd --daemon 2>/dev/null
  begun=$(now)
  udevadm trigger --type=subsystems --action=add
  udevadm trigger --type=devices --action=add
  udevadm settle --timeout=1500
  /out/actorload settle --timeout 1500 >/dev/null 2>&1
fi
ended=$(now)

modules >/tmp/after
grep -vxFf /tmp/before /tmp/after >"$LAB_SHARE/live-$mode-$way"
printf 'preload mode=%s way=%s kernel=%s cpus=%s calls=%s refused=%s live=%s settled=%s total=%s\n' "$mode" "$way" "$(uname -r)" "$(nproc)" \
  "$(count 'sys_f?init_module\(')" "$(count 'sys_f?init_module -> 0xf')" "$(wc -l <"$LAB_SHARE/live-$mode-$way")" \
  "$(awk "BEGIN { print $ended - $begun }")" "$(awk "BEGIN { print $ended - $started }")"
/out/actorload status | grep -E '^(preload|requests|answered|WARNING)' | sed 's/^/# /' || true
[[ $mode == learn ]] || exit 0
for ((seconds = 0; seconds < 300; seconds++)); do
  [[ -e /run/preload.json ]] && { cp /run/preload.json "$LAB_SHARE/preload.json"; /out/actorload status | grep '^preload' | sed 's/^/# /'; exit 0; }
  sleep 1
done
echo "no list was learned" >&2
exit 1
