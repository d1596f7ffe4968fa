# clients.bash CLIENT FOLDER LOADS SPEC...: one process for each SPEC, all let go at the moment when standard input ends.
# The first LOADS of them are `actorload load --json`, the others `modprobe -q`. What each prints goes to FOLDER/NUMBER.
# Prints "ready" when all of them wait at the gate, and then "NUMBER STATUS" for each in turn.
client=$1 folder=$2 loads=$3
shift 3
exec 3<&0 </dev/null
ln -s "$client" "$folder/modprobe"
processes=() number=0
for spec; do
  {
    read -r _ <&3
    exec 3<&- >"$folder/$number" 2>&1
    if [[ $number -lt $loads ]]; then exec "$client" load --json -- "$spec"; else exec "$folder/modprobe" -q -- "$spec"; fi
  } &
  processes+=($!)
  number=$((number + 1))
done

exec 3<&-
echo ready
for number in "${!processes[@]}"; do
  wait "${processes[number]}"
  echo "$number $?"
done
