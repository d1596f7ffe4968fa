# What the benches share; sourced. A bench prints its samples to stdout and its progress to stderr.
# shellcheck shell=bash

# How often each measurement is taken; and starts, which vary more.
rounds=${BENCH_ROUNDS:-5} starts=${BENCH_STARTS:-11}

# sample ROW SIDE VALUE: one measurement; SIDE is ours or peer. Rows come out in the order in which they first come in.
sample() {
  [[ $3 =~ ^[0-9.]+(e-?[0-9]+)?$ ]] || { echo "bench: no value for $1 ($2)" >&2; return 1; }
  printf 'sample\t%s\t%s\t%s\n' "$@"
}

# target ROW "OP VALUE": what the median of ours shall be, as in "<= 100"; with a trailing x, of ours / peer.
target() { printf 'target\t%s\t%s\n' "$1" "$2"; }

# from_guest COMMAND...: runs a bench in a guest, whose samples and progress come out of one pipe.
from_guest() {
  local line status=0
  while IFS= read -r line; do
    line=${line%$'\r'}
    case $line in
      sample$'\t'* | target$'\t'*) printf '%s\n' "$line" ;;
      guest-failed) status=1 ;;
      *) printf '  %s\n' "$line" >&2 ;;
    esac
  done < <("$@" || echo guest-failed)
  return $status
}

# value NAME WORDS...: what follows NAME= in a line of results.
value() {
  local name=$1 word
  shift
  for word in $*; do [[ $word != "$name="* ]] || { echo "${word#*=}"; return; }; done
  return 1
}

# fallback_samples CASE RESULT: of a line of process-bench with the client first and kmod second.
fallback_samples() {
  local first second
  first=$(value first_us "$2") second=$(value second_us "$2")
  sample "$1, ms" ours "${first}e-3"
  sample "$1, ms" peer "${second}e-3"
  sample "$1: more than kmod, ms" ours "$((first > second ? first - second : 0))e-3"
  target "$1: more than kmod, ms" "<= 100"
}

# builtin_tree ROOT: a module tree with one builtin module, benchmod, so that every look-up succeeds without a kernel.
builtin_tree() {
  local modules=$1/lib/modules/1.0
  mkdir -p "$modules" "$1/etc"
  echo kernel/drivers/benchmod.ko >"$modules/modules.builtin"
  printf 'benchmod.license=GPL\0' >"$modules/modules.builtin.modinfo"
  : >"$modules/modules.order"
  depmod -b "$1" 1.0
}

# start_daemon FOLDER MODULES [ARGUMENT...]: starts actorloadd with its files in FOLDER and waits until it answers; sets $daemon
# and $ACTORLOAD_SOCKET.
start_daemon() {
  local folder=$1 modules=$2
  shift 2
  mkdir -p "$folder"
  export ACTORLOAD_SOCKET=$folder/socket
  out/actorloadd/actorloadd --set "socket=$ACTORLOAD_SOCKET" --set "journal.path=$folder/journal.db" \
    --set "modules.directory=$modules" --set 'modules.config-directories=["/nonexistent"]' --set log.level=warning "$@" >&2 &
  daemon=$!
  until out/actorload status >/dev/null 2>&1; do
    kill -0 "$daemon" 2>/dev/null || { echo "actorloadd ended at its start" >&2; return 1; }
  done
}

stop_daemon() {
  kill "$daemon" 2>/dev/null || true
  wait "$daemon" 2>/dev/null || true
}

# only_version PROCESS-BENCH: milliseconds of the daemon's program when it prints its version and ends.
only_version() { echo "$(value first_us "$("$1" turns 1 out/actorloadd/actorloadd --version ++ /bin/true)")e-3"; }

# resident PID: kilobytes.
resident() { awk '/^VmRSS:/ { print $2 }' "/proc/$1/status"; }

machine() {
  printf '\n%s, %s cores, %s, load %s\n' "$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)" "$(nproc)" \
    "Linux $(uname -r)" "$(cut -d' ' -f1-3 /proc/loadavg)"
}

# table NAME FILE: prints the samples.
table() {
  printf '\n%-42s %-32s %-32s %8s  %s\n' "$1" "ours: median (min–max)" "peer" "ours/peer" "target"
  awk -F'\t' '
    function text(x) { return x >= 100 || x == int(x) ? sprintf("%.0f", x) : sprintf("%.3g", x) }
    function summary(key,   n, i, j, v, a, list) {
      n = split(values[key], list, " ")
      for (i = 1; i <= n; i++) a[i] = list[i] + 0
      for (i = 2; i <= n; i++) { v = a[i]; for (j = i - 1; j >= 1 && a[j] > v; j--) a[j + 1] = a[j]; a[j + 1] = v }
      if (n == 0) return "–"
      median[key] = n % 2 ? a[(n + 1) / 2] : (a[n / 2] + a[n / 2 + 1]) / 2
      return n == 1 ? text(median[key]) : text(median[key]) " (" text(a[1]) "–" text(a[n]) ")"
    }
    function pad(s, width) { return s sprintf("%" (width > shown(s) ? width - shown(s) : 0) "s", "") }
    function shown(s,   c, dashes) { c = s; dashes = gsub(/–/, "", c); return length(c) + dashes }
    function judge(t, row,   part, limit, x) {
      if (t == "") return ""
      split(t, part, " "); limit = part[2] + 0
      x = part[2] ~ /x$/ ? median[row, "ours"] / median[row, "peer"] : median[row, "ours"]
      return t (part[1] == "<=" ? (x <= limit ? " met" : " MISSED") : (x >= limit ? " met" : " MISSED"))
    }
    $1 == "sample" { if (!($2 in seen)) { seen[$2] = 1; order[++rows] = $2 } values[$2, $3] = values[$2, $3] " " $4 }
    $1 == "target" { targets[$2] = $3 }
    END {
      for (r = 1; r <= rows; r++) {
        row = order[r]; ours = summary(row SUBSEP "ours"); peer = summary(row SUBSEP "peer")
        ratio = (row, "peer") in median && (row, "ours") in median && median[row, "peer"] > 0 ? sprintf("%.2f", median[row, "ours"] / median[row, "peer"]) : ""
        printf "%s %s %s %8s  %s\n", pad(row, 42), pad(ours, 32), pad(peer, 32), ratio, judge(targets[row], row)
      }
      if (rows == 0) print "no samples"
    }' "$2"
}
