#!/usr/bin/env bash
# guest.sh udevd|actorload: one coldplug in the guest, by udevd as it is, or by the service with udevd's own loading switched off.
# Both get the same triggers. Prints one line of results; the calls and what they returned are what the kernel's tracefs says.
set -euo pipefail
mode=$1

on() { for event in "$@"; do echo 1 >"$TRACING/events/$event/enable"; done; }
count() { grep -cE "$1" "$TRACING/trace" || true; }
now() { cut -d' ' -f1 /proc/uptime; }
modules() { cut -d' ' -f1 /proc/modules | sort; }

echo 8192 >"$TRACING/buffer_size_kb"
on syscalls/sys_{enter,exit}_{finit,init}_module module/module_request
modules >/tmp/before

if [[ $mode == actorload ]]; then
  mkdir -p /etc/udev/rules.d
  cp /lib/udev/rules.d/actorload.rules /etc/udev/rules.d/80-drivers.rules
  mkdir -p /usr/lib/actorload
  ln -s /out/actorload /usr/lib/actorload/modprobe
  echo /usr/lib/actorload/modprobe >/proc/sys/kernel/modprobe
  started=$(now)
  /out/actorloadd/actorloadd --set uevents.enabled=true --set journal.path=/run/journal.db --set log.level=warning &
  daemon=$!
  # At boot the service is there before the devices are asked for, and so is its journal.
  until /out/actorload status 2>/dev/null | grep -q '^journal *ready'; do
    kill -0 "$daemon" || { echo "actorloadd ended at its start" >&2; exit 1; }
    sleep 0.2
  done
fi
[[ $mode == actorload ]] || started=$(now)
/lib/systemd/systemd-udevd --daemon 2>/dev/null
begun=$(now)
udevadm trigger --type=subsystems --action=add
udevadm trigger --type=devices --action=add
udevadm settle --timeout=1500
[[ $mode != actorload ]] || /out/actorload settle --timeout 1500 >/dev/null 2>&1
ended=$(now)

modules >/tmp/after
grep -vxFf /tmp/before /tmp/after >"$LAB_SHARE/live-$mode"
printf 'coldplug mode=%s kernel=%s cpus=%s calls=%s loaded=%s refused=%s requests=%s live=%s seconds=%s ready=%s\n' "$mode" "$(uname -r)" "$(nproc)" \
  "$(count 'sys_f?init_module\(')" "$(count 'sys_f?init_module -> 0x0$')" \
  "$(count 'sys_f?init_module -> 0xf')" "$(count 'module_request:')" "$(wc -l <"$LAB_SHARE/live-$mode")" \
  "$(awk "BEGIN { print $ended - $begun }")" "$(awk "BEGIN { print $begun - $started }")"
grep -oE 'init_module -> 0xf[0-9a-f]+' "$TRACING/trace" | sort | uniq -c | sed 's/^/# /' || true
if [[ $mode == actorload ]]; then
  /out/actorload status | sed 's/^/# /'
fi
