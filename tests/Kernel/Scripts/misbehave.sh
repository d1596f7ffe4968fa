# misbehave.sh ROUNDS WAIT: modules that misbehave, all at once and in another order each time, loaded by the service, with it as the
# kernel's helper, whose requests wait for WAIT. Prints what was answered and what the kernel counted; nothing is judged here.
set -u
ln -s /out/actorload /run/modprobe
echo /run/modprobe >/proc/sys/kernel/modprobe
out/actorloadd/actorloadd --set journal.path=/run/journal.db --set "kernel-helper.wait=$2" --set requests.slow-load=1s --set kernel-helper.trace=true 2>/run/log &
until out/actorload status >/dev/null 2>&1; do sleep 0.1; done
out/actorload status --json >"$LAB_SHARE/status.json"

echo 4096 >"$TRACING/buffer_size_kb"
for event in syscalls/sys_enter_finit_module syscalls/sys_enter_init_module module/module_load module/module_request; do echo 1 >"$TRACING/events/$event/enable"; done

# ask KEY COMMAND...: runs it; keeps its exit status.
ask() {
  local key=$1
  shift
  "$@" >"/run/answers/$key" 2>&1
  echo $? >"/run/answers/$key.status"
}

live=(al_slow al_other al_needed al_self al_thread al_wanted al_thread_self al_mutual_a al_mutual_b)
for ((round = 1; round <= $1; round++)); do
  rm -rf /run/answers
  mkdir /run/answers
  echo >"$TRACING/trace"
  {
    for module in al_enodev al_eexist al_ebusy; do echo "$module out/actorload load --retry $module"; done
    for module in al_other al_self al_thread al_thread_self al_mutual_a al_mutual_b; do echo "$module /run/modprobe $module"; done
    echo "kernel-self /run/modprobe -q -- al-self-alias"
    for ((i = 0; i < 100; i++)); do echo "slow-$i /run/modprobe al_slow"; done
  } | shuf >/run/order
  start=$(cut -d' ' -f1 /proc/uptime)
  while read -r -a words; do ask "${words[@]}" & done </run/order
  # Not for the service.
  wait $(jobs -p | tail -n +2)
  echo "round $round seconds $(awk "BEGIN { print $(cut -d' ' -f1 /proc/uptime) - $start }")"
  echo "round $round slow $(cat /run/answers/slow-*.status | sort | uniq -c | xargs)"
  for key in al_enodev al_eexist al_ebusy al_other al_self al_thread al_thread_self al_mutual_a al_mutual_b; do
    echo "round $round $key status $(<"/run/answers/$key.status") $(head -n 1 "/run/answers/$key" | cut -c1-100)"
  done
  for module in "${live[@]}"; do echo "round $round $module $(cat "/sys/module/$module/initstate" 2>&1) $(cat "/sys/module/$module/parameters/answer" 2>/dev/null)"; done
  echo "round $round calls $(grep -cE 'sys_f?init_module\(' "$TRACING/trace")"
  grep -o 'module_load: al_[a-z_]*' "$TRACING/trace" | sort | uniq -c | while read -r count _ name; do echo "round $round inits $name $count"; done
  for module in "${live[@]}"; do rmmod "$module" || echo "round $round $module cannot be removed"; done
done
out/actorload status --json >"$LAB_SHARE/status-after.json"
kill $(jobs -p | head -n 1)
wait
cp /run/log "$LAB_SHARE/log"
cp /run/journal.db* "$LAB_SHARE/"
