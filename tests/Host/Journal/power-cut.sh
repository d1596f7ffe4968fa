# power-cut.sh write DOTNET ASSEMBLY STREAM PAUSE: a journal that begins in memory and goes to the disk after its first flush and PAUSE seconds,
# until the power goes. Of what is printed, see JournalChild.
# power-cut.sh look: hands over what is on the disk.
set -eu
mknod /run/ubda b 98 0
mkdir /run/disk
mount -t ext4 /run/ubda /run/disk

if [ "$1" = look ]; then
  cp /run/disk/journal.db* "$LAB_SHARE/"
  umount /run/disk
  sync
  exit
fi

isThere=''
"$2" exec "$3" places /run/var/journal.db /run/early/journal.db "$4" | while read -r line; do
  echo "$line"
  [ -n "$isThere" ] || { sleep "$5"; ln -s /run/disk /run/var; isThere=yes; }
done
