# whole-path.sh DAEMON CLIENT: the service as it is published, one request from the client to the kernel and back.
set -u
daemon=$1 client=$2
export ACTORLOAD_SOCKET=/run/actorload/io.actorload.Loader
ask() {
  local status=3
  # 3: not reached. Under strace the daemon is at times slower than the client is patient.
  while [[ $status -eq 3 ]]; do
    "$client" load "$2" >/run/answer 2>&1
    status=$?
  done
  echo "load $1: exit $status"
  sed 's/^/  /' /run/answer
}

strace -qq -f --seccomp-bpf -e trace=init_module,finit_module -e signal=none -o /run/calls \
  "$daemon" --set "modules.directory=$UML_MODULES" --set journal.path=/run/journal.db --set uevents.enabled=false \
  --set coldplug.at-start=false >/run/log 2>&1 &
until "$client" status >/dev/null 2>&1 || ! kill -0 $! 2>/dev/null; do sleep 0.1; done

ask dummy dummy
ask "dummy again" dummy
cp "$UML_MODULES/kernel/net/key/af_key.ko" /run/needy.ko # under a name for which the index has no dependencies
ask needy /run/needy.ko
ask "needy again" /run/needy.ko
ask no-such-module no-such-module

# A shell that a shell began asks; both stay until the service has looked at them, which is beside the answer.
cat >/run/inner <<'INNER'
echo "inner: $$"
"$1" load dummy >/run/answer
until [ -e /run/seen ]; do sleep 0.2; done
INNER
sh -c 'echo "outer: $$"; sh /run/inner "$1"; :' sh "$client" &
chain=$!
until "$client" report --json >/run/report 2>/run/why && grep -q '"lineage":"sh\[' /run/report; do sleep 0.5; done
touch /run/seen
wait "$chain"
grep -o '"exe":"[^"]*","cgroup":[^,]*,"startedMicroseconds"\|"lineage":"[^"]*"' /run/report
echo "live: $(cut -d' ' -f1 /proc/modules | sort | tr '\n' ' ')"
kill -TERM "$(grep -lx actorloadd /proc/[0-9]*/comm | cut -d/ -f3)"
wait
echo "calls: $(grep -c 'init_module(' /run/calls)"
cat /run/calls
echo "log:"
cat /run/log
