# uevents.sh: the published service listens to the kernel while others load and remove modules; eight disks of scsi_debug come and
# are asked again; then a udevd's rules are there. Prints what the client says; leaves journal, log, status and strace's count in $LAB_SHARE.
set -eu
export ACTORLOAD_SOCKET=/run/actorload/io.actorload.Loader
journal=/run/actorload-journal

by_others() { modprobe -d "$UML_ROOT" "$@"; }
disks() { find /sys/bus/scsi/devices/ -name '*:*:*:*' | wc -l; }
say() { echo "$1: $(out/actorload load "$2" | tr -s ' ')"; }

strace -f --seccomp-bpf -y -qq -e trace=init_module,finit_module -e signal=none -o "$LAB_SHARE/finit_module.strace" \
  out/actorloadd/actorloadd --set modules.directory="$UML_MODULES" --set journal.path=$journal/journal.db \
  --set uevents.enabled=true --set coldplug.at-start=true 2>"$LAB_SHARE/actorloadd.log" &
until out/actorload status >/dev/null 2>&1; do sleep 0.1; done
out/actorload settle 2>/dev/null

by_others dummy
say known dummy
by_others -r dummy
say again dummy

by_others scsi_debug max_luns=4 num_tgts=2
until [[ $(disks) -eq 8 ]]; do sleep 0.1; done
out/actorload settle --timeout 60 2>/dev/null
echo "sd_mod after settle: $(cat /sys/module/sd_mod/initstate)"

by_others -r sd_mod
out/actorload trigger --settle --timeout 60 2>/dev/null
echo "sd_mod after trigger: $(cat /sys/module/sd_mod/initstate)"

out/actorload status --json >"$LAB_SHARE/status.json"

# A udevd that loads by Debian's rule, and one whose rule an empty file of the same name has taken out, as those of this machine (udev(7)).
mkdir -p /run/udev/rules.d
: >/run/udev/control
for rules in /usr/lib/udev/rules.d/*.rules /lib/udev/rules.d/*.rules; do : >"/run/udev/rules.d/${rules##*/}"; done
printf '%s\n' '# as Debian has it' 'ACTION!="add", GOTO="drivers_end"' 'ENV{MODALIAS}=="?*", RUN{builtin}+="kmod load"' 'LABEL="drivers_end"' \
  >/run/udev/rules.d/80-drivers.rules
out/actorload status --json >"$LAB_SHARE/udevd-loads.json"
: >/run/udev/rules.d/80-drivers.rules
out/actorload status --json >"$LAB_SHARE/udevd-loads-nothing.json"

kill -TERM "$(pgrep -x actorloadd)"
wait
cp $journal/* "$LAB_SHARE"
