# power-cut.sh look: puts the disk in order and hands over what is on it.
# power-cut.sh write DOTNET ASSEMBLY STREAM PAUSE: the same; then a journal begins in memory and goes to the disk after its first flush and PAUSE
# seconds, until the power goes. Of what is printed, see JournalChild.
set -eu
mknod /run/ubda b 98 0
mkdir /run/disk
mount -t ext4 /run/ubda /run/disk
cp /run/disk/journal.db* "$LAB_SHARE/"
sync

if [ "$1" = look ]; then
  umount /run/disk
  exit
fi

isThere=''
"$2" exec "$3" places /run/var/journal.db /run/early/journal.db "$4" | while read -r line; do
  echo "$line"
  [ -n "$isThere" ] || { sleep "$5"; ln -s /run/disk /run/var; isThere=yes; }
done
