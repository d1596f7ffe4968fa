# refusals.sh DOTNET ASSEMBLY: booted with module_blacklist=dummy; what a refused request is told, and who is root.
set -u
program() { "$dotnet" exec "$assembly" "$@"; }
dotnet=$1 assembly=$2
drivers=$UML_MODULES/kernel/drivers/net crypto=$UML_MODULES/kernel/crypto

echo "blacklisted: $(program load dummy "$drivers/dummy.ko")"
echo "without capability: $(setpriv --bounding-set=-sys_module "$dotnet" exec "$assembly" load md4 "$crypto/md4.ko")"

sleep 60 &
echo "root: $(program may-load $!)"
unshare --user --map-root-user sleep 60 &
until [[ $(readlink "/proc/$!/ns/user") != $(readlink /proc/self/ns/user) ]]; do :; done
echo "root of a namespace below: $(program may-load $!)"

: >/run/empty.ko
echo "empty: $(program load empty /run/empty.ko)"
echo 1 >/proc/sys/kernel/modules_disabled
echo "disabled: $(program load md4 "$crypto/md4.ko")"
