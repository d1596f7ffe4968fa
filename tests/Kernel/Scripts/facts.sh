# facts.sh DOTNET ASSEMBLY: what ActorLoad takes for granted of a kernel, asked of the kernel with other people's tools.
set -u
dotnet=$1 assembly=$2
dummy=$UML_MODULES/kernel/drivers/net/dummy.ko
state=/sys/module/dummy/initstate

# An open initstate: does it pin the module, and what does it say after a removal and after a return?
insmod "$dummy"
perl -e '
  sub look { my ($file) = @_; my $text; sysseek($file, 0, 0); sysread($file, $text, 16) or return "$!"; chomp $text; return $text }
  open(my $old, "<", $ARGV[0]); print "initstate while live: ", look($old), "\n";
  print "rmmod while it is open: ", system("rmmod dummy"), "\n"; print "initstate after removal: ", look($old), "\n";
  system("insmod", $ARGV[1]); print "old initstate after return: ", look($old), "\n";
  open(my $new, "<", $ARGV[0]); print "new initstate after return: ", look($new), "\n";
' $state "$dummy"
rmmod dummy

# Four at a time for one name.
strace -qq -f -e trace=finit_module -e signal=none -o /run/four \
  sh -c "insmod $dummy & insmod $dummy & insmod $dummy & insmod $dummy & wait" 2>/dev/null
sed 's/.*) *= */four at a time: /' /run/four | grep -v unfinished | cut -d' ' -f1-6 | sort | uniq -c | sed 's/^ *//'
rmmod dummy

# ActorLoad's own call: one, and between two changes of that thread's signal mask.
strace -qq -f -e trace=finit_module,init_module,rt_sigprocmask -e signal=none -o /run/own \
  "$dotnet" exec "$assembly" Kernel_should_have_a_module_live_after_its_load Linux_kernel_should_load_xz
for call in finit_module init_module; do
  thread=$(grep -m1 " $call(" /run/own | cut -d' ' -f1)
  grep "^$thread " /run/own | grep -B1 -A1 " $call(" | sed "s/^$thread  *//; s/ffff*//; s/^/own $call: /"
  echo "own calls of $call: $(grep -c " $call(" /run/own)"
done
