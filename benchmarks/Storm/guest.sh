# guest.sh PROCESS-BENCH ROUNDS COUNT MODULE...: COUNT requests at once for the MODULEs, in turn by the daemon's client and by kmod's
# modprobe, from the same start: none of the files loaded that can be removed. Wall time without strace, then the kernel's calls as strace saw them.
set -euo pipefail
source benchmarks/lib.sh
timer=$1 rounds=$2 count=$3
shift 3
what="$count × ${*}"
kmod=$(command -v modprobe)
ln -s "$PWD/out/actorload" /run/modprobe
mkdir /run/etc

unload() {
  for module in "$@"; do "$kmod" -d "$UML_ROOT" -C /run/etc -r -- "$module"; done
  # What modprobe -r leaves: dependencies that it found in use then.
  local left
  while left=$(awk '$3 == 0 && $4 == "-" { print $1 }' /proc/modules) && [[ -n $left ]]; do rmmod $left; done
}

storm() { "$timer" crowd "$count" "$@"; }
ours() { storm /run/modprobe -q -- ++ "${modules[@]}"; }
peer() { storm "$kmod" -d "$UML_ROOT" -C /run/etc -q -- ++ "${modules[@]}"; }
modules=("$@")

calls() { grep -c 'init_module(' "$1" || true; }
refused() { grep -c 'init_module.* = -1 ' "$1" || true; }

# timed SIDE RESULT: requests that failed are no reason to stop, but have a row.
timed() {
  sample "$what: time, ms" "$1" "$(value wall_ms "$2")"
  sample "$what: requests that failed" "$1" "$(value failed "$2")"
}

start_daemon /run/actorload "$UML_MODULES"
out/actorload load "$@"
loaded=$(wc -l </proc/modules)
unload "$@"
files=$((loaded - $(wc -l </proc/modules))) # some cannot be removed again
for _ in $(seq "$rounds"); do
  timed ours "$(ours)"
  unload "$@"
  timed peer "$(peer)"
  unload "$@"
done

for _ in 1 2; do
  strace -qq -f -p "$daemon" -e trace=init_module,finit_module -e signal=none -o /run/calls 2>/dev/null &
  tracer=$!
  until grep -q "^TracerPid:.*[1-9]" "/proc/$daemon/status"; do :; done
  ours >/dev/null
  kill "$tracer"; wait "$tracer" || true
  sample "$what: calls for $files files" ours "$(calls /run/calls)"
  sample "$what: of them refused" ours "$(refused /run/calls)"
  unload "$@"
  strace -qq -f --seccomp-bpf -e trace=init_module,finit_module -e signal=none -o /run/calls \
    "$timer" crowd "$count" "$kmod" -d "$UML_ROOT" -C /run/etc -q -- ++ "$@" >/dev/null
  sample "$what: calls for $files files" peer "$(calls /run/calls)"
  sample "$what: of them refused" peer "$(refused /run/calls)"
  unload "$@"
done
target "$what: calls for $files files" "<= $files"
stop_daemon
