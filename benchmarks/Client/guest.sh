# guest.sh PROCESS-BENCH ROUNDS: the client against kmod's modprobe for a live module, with the same modprobe.d (none) for both.
set -euo pipefail
source benchmarks/lib.sh
timer=$1 rounds=$2
start_daemon /run/actorload "$UML_MODULES"
ln -s "$PWD/out/actorload" /run/modprobe
mkdir /run/etc
kmod=$(command -v modprobe)
out/actorload load ocfs2
for _ in $(seq "$rounds"); do
  result=$("$timer" turns 40 /run/modprobe -q -- ocfs2 ++ "$kmod" -d "$UML_ROOT" -C /run/etc -q -- ocfs2)
  sample "modprobe -q -- LIVE (UML), µs" ours "$(value first_us "$result")"
  sample "modprobe -q -- LIVE (UML), µs" peer "$(value second_us "$result")"
  result=$("$timer" turns 40 out/actorload load ocfs2 ++ "$kmod" -d "$UML_ROOT" -C /run/etc -q -- ocfs2)
  sample "load LIVE (UML), µs" ours "$(value first_us "$result")"
  sample "load LIVE (UML), µs" peer "$(value second_us "$result")"
done
target "modprobe -q -- LIVE (UML), µs" "<= 1x"
target "load LIVE (UML), µs" "<= 1x"
stop_daemon
