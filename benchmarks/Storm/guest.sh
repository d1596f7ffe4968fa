# guest.sh PROCESS-BENCH ROUNDS COUNT MODULE...: COUNT requests at once for the MODULEs, in turn by the daemon's client and by kmod's
# modprobe, from the same start: none of the files loaded. Wall time without strace, then the kernel's calls as strace saw them.
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

start_daemon /run/actorload "$UML_MODULES"
out/actorload load "$@"
files=$(wc -l </proc/modules)
for _ in $(seq "$rounds"); do
  unload "$@"
  result=$(ours)
  [[ $(value failed "$result") == 0 ]] || { echo "a request failed: $result"; exit 1; }
  sample "$what: time, ms" ours "$(value wall_ms "$result")"
  unload "$@"
  result=$(peer)
  [[ $(value failed "$result") == 0 ]] || { echo "a request failed: $result"; exit 1; }
  sample "$what: time, ms" peer "$(value wall_ms "$result")"
done

for _ in 1 2 3; do
  unload "$@"
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
done
target "$what: calls for $files files" "<= $files"
stop_daemon
