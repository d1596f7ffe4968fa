# guest.sh ROUNDS: in QEMU; mount(2) of a minix file system, for which the kernel calls kernel.modprobe and that loads fs-minix.
set -euo pipefail
source benchmarks/lib.sh
rounds=$1
mkdir /run/ours
ln -s /out/actorload /run/ours/modprobe
kmod=$(command -v modprobe)
insmod=$(modprobe -D fs-minix) # one file: what is measured is the way to it
[[ $(wc -l <<<"$insmod") -eq 1 ]] || { echo "minix needs others: $insmod"; exit 1; }

compare() {
  local result
  for _ in $(seq "$rounds"); do
    result=$(/process-bench asked 10 minix minix /run/ours/modprobe "$kmod")
    fallback_samples "6.1 in QEMU asks, $1" "$result"
  done
}

compare "no socket"
out/actorloadd/actorloadd --set journal.path=/run/journal.db --set log.level=warning 2>/run/log &
daemon=$!
until out/actorload status >/dev/null 2>&1; do sleep 0.1; done
kill -STOP "$daemon"
compare "the service is stopped"
kill -KILL "$daemon"
wait "$daemon" || true
compare "the service was killed"
