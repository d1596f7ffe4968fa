# fallback.sh: the client under the name modprobe while there is no service, while there is one, while that is stopped, and after it
# was killed.
set -u
ln -s "$PWD/out/actorload" /run/modprobe
export ACTORLOAD_SOCKET=/run/actorload.socket

# ask WHEN NAME: what the client's process becomes, what it calls, and what comes of it.
ask() {
  strace -f -qq -e trace=execve,finit_module -e signal=none -o /run/trace /run/modprobe -d "$UML_ROOT" "$2"
  echo "$1: status $?"
  sed -nE "s/^([0-9]+ +)?execve\(\"([^\"]*)\".* = 0$/$1: execve \2/p; s/^([0-9]+ +)?finit_module\(.* = (.*)$/$1: finit_module \2/p" /run/trace
  echo "$1: $2 is $(<"/sys/module/$2/initstate")"
}

ask "no service" dummy
out/actorloadd/actorloadd --set socket="$ACTORLOAD_SOCKET" --set modules.directory="$UML_ROOT/lib/modules/$UML_RELEASE" --set journal.path=/run/journal.db 2>/run/log &
until out/actorload status >/dev/null 2>&1; do sleep 0.05; done
ask "service" nlmon
kill -STOP $!
ask "stopped" ifb
{ kill -9 $!; wait $!; } 2>/dev/null
[[ -S $ACTORLOAD_SOCKET ]] && echo "killed: its socket is still there"
ask "killed" veth
