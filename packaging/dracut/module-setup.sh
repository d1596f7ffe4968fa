#!/bin/bash
# dracut: what of ActorLoad goes into the initramfs, as /etc/actorload/initramfs.conf says.

choice() {
    local INITRAMFS=none
    # shellcheck disable=SC1091
    [[ ! -r $dracutsysrootdir/etc/actorload/initramfs.conf ]] || . "$dracutsysrootdir/etc/actorload/initramfs.conf"
    echo "$INITRAMFS"
}

check() {
    [[ $(choice) != none ]] || return 255
    require_binaries /usr/bin/actorload || return 1
}

depends() {
    echo udev-rules kernel-modules
}

install() {
    # shellcheck disable=SC2154
    inst_multiple /usr/bin/actorload /usr/lib/actorload/modprobe /usr/lib/actorload/doors \
        /usr/lib/actorload/initramfs/start /usr/lib/actorload/initramfs/stop mkdir cat mv rm sleep
    inst_simple /etc/actorload/initramfs.conf
    if [[ $(choice) == client ]]; then
        printf 'KERNEL=yes\nUDEV=no\n' >"$initdir/etc/actorload/doors.conf"
    else
        inst_multiple -o /etc/actorload/doors.conf /etc/actorload/config.hocon /etc/actorload/config.d/*.hocon
        # The ledger of the boot is one stream by machine and boot: both services must know the machine by the same name. dracut's
        # part for systemd has made an empty file.
        [[ ! -s $dracutsysrootdir/etc/machine-id ]] || cat "$dracutsysrootdir/etc/machine-id" >"$initdir/etc/machine-id"
        # What the last boots loaded, for preload = on or observe; not where it is kept, whose folder would be taken for the lasting place.
        [[ ! -r $dracutsysrootdir/var/lib/actorload/preload.json ]] || inst_simple /var/lib/actorload/preload.json /etc/actorload/preload.json
        inst_multiple /usr/share/actorload/udev/*.rules /usr/lib/actorload/daemon/*
        # dracut asks ldd for what executables need, not for what these need that the runtime opens.
        local library
        while read -r _ _ library _; do
            [[ $library != /* ]] || inst_library "$library"
        done < <(ldd /usr/lib/actorload/daemon/*.so 2>/dev/null)
        # Opened by name at run time, so that ldd does not tell.
        while read -r library; do inst_libdir_file "$library*"; done < <(grep -v '^#' /usr/lib/actorload/initramfs/libraries)
        ln -sf /usr/bin/actorload "$initdir/usr/sbin/modprobe"
    fi

    inst_hook pre-udev 00 "$moddir/start.sh"
    inst_hook pre-pivot 99 "$moddir/stop.sh"
}
