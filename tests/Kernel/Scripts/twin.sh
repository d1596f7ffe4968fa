#!/usr/bin/env bash
# twin.sh DAEMON CLIENT EVERY: asks kmod's modprobe and the client, called as modprobe, to show what every EVERY-th module name of
# Debian's 6.1 tree comes to, and every EVERY-th alias, and compares output and exit status. Nothing is loaded: this needs no guest.
set -euo pipefail
daemon=$1 client=$2 every=$3
root=$(tests/lab/debian-modules bookworm)
tree=$(echo "$root"/lib/modules/*)
work=$(mktemp -d)
trap 'kill "$pid" 2>/dev/null; wait; rm -rf "$work"' EXIT

"$daemon" --set socket="$work/socket" --set modules.directory="$tree" --set journal.path="$work/journal.db" 2>"$work/log" &
pid=$!
export ACTORLOAD_SOCKET=$work/socket
until [[ -S $work/socket ]]; do kill -0 "$pid"; done

{
  awk -v every="$every" -F: 'n++ % every == 0 { print $1 }' "$tree/modules.dep" | sed 's,.*/,,; s/\.ko.*//'
  awk -v every="$every" '$1 == "alias" && n++ % every == 0 { print $2 }' "$tree/modules.alias"
  # Not the empty spec and ../x: no spec for the daemon, so the real modprobe is called, which does not know this tree.
  printf '%s\n' - -- 'no such module' net-pf-10 symbol:printk symbol:xfrm_alloc_dst fs-xfs ext4 crypto-crc32c '*' 'a[b' devname:net/tun 'dmi:bvnIBM:*:pnIBM3850M2/x3950M2-*'
} >"$work/specs"

ask() {
  local answer status
  while IFS= read -r spec; do
    status=0
    answer=$("$@" -D -- "$spec" 2>&1) || status=$?
    printf '%s\n%s\nstatus %s\n' "$spec" "$answer" "$status"
  done <"$work/specs"
}
(
  ask modprobe -d "$root" -S "$(basename "$tree")" >"$work/kmod" &
  ask "$client" modprobe >"$work/ours"
  wait # for all: after so many children the first one's id may be another's, and bash has forgotten how it ended
)
diff "$work/kmod" "$work/ours" | head -n 40 || true
echo "specs: $(wc -l <"$work/specs")"
echo "differing lines: $(diff "$work/kmod" "$work/ours" | grep -c '^[<>]' || true)"
